import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  BlobSASPermissions,
  RestError,
  SASProtocol,
  StorageSharedKeyCredential,
  type BlobServiceClient,
  type BlockBlobClient,
  type UserDelegationKey,
} from '@azure/storage-blob';
import type { PoeStore } from '../ports.ts';

/**
 * The size of a block, which an upload holds in memory. Azure takes 50,000 blocks a blob; a PoE of
 * 25 MB has 13.
 */
const BLOCK_BYTES = 2 * 1024 * 1024;
/** The lifetime of a read link. */
const LINK_MS = 5 * 60_000;
/** The lifetime of a user delegation key. Links signed with it end with it. */
const KEY_MS = 60 * 60_000;
/** The largest difference assumed between Azure's clock and ours. */
const SKEW_MS = 5 * 60_000;

/**
 * Headers that keep browsers from showing the blob in place, whichever address leads to it. A read
 * link overrides type and name.
 */
const blobHTTPHeaders = {
  blobContentType: 'application/octet-stream',
  blobContentDisposition: 'attachment',
  blobCacheControl: 'no-store',
};

/**
 * PoE as block blobs `<claimId>/<poeId>`. Blocks are sent one after the other and stay invisible
 * until one conditional write commits all of them. Azure deletes the blocks of an unfinished upload
 * after a week.
 */
export function azureBlobPoeStore(
  service: BlobServiceClient,
  containerName: string,
  { linkMs = LINK_MS }: { linkMs?: number } = {},
): Required<PoeStore> {
  const container = service.getContainerClient(containerName);
  const blobOf = (claimId: string, poeId: string): BlockBlobClient =>
    container.getBlockBlobClient(`${claimId}/${poeId}`);
  const loadKey = delegationKeyLoader(service);

  return {
    put: (claimId, poeId, bytes) => uploadOnce(blobOf(claimId, poeId), bytes),
    async open(claimId, poeId) {
      const found = await unlessMissing(blobOf(claimId, poeId).download());
      return found?.readableStreamBody as Readable | undefined;
    },
    async remove(claimId, poeId) {
      await blobOf(claimId, poeId).deleteIfExists();
    },
    async *list() {
      for await (const { name, properties } of container.listBlobsFlat()) {
        const [claimId = '', poeId = ''] = name.split('/');
        yield {
          claimId,
          poeId,
          at: (properties.createdOn ?? properties.lastModified).toISOString(),
        };
      }
    },
    async readLink(claimId, poeId, headers) {
      const blob = blobOf(claimId, poeId);
      if (!(await unlessMissing(blob.getProperties()))) return undefined;
      const options = {
        ...headers,
        cacheControl: 'no-store',
        permissions: BlobSASPermissions.from({ read: true }),
        // Azure checks expiry by its own clock, even when ours was moved in local mode
        expiresOn: new Date(Date.now() + linkMs),
        protocol: blob.url.startsWith('https:') ? SASProtocol.Https : SASProtocol.HttpsAndHttp,
      };
      const url =
        service.credential instanceof StorageSharedKeyCredential
          ? await blob.generateSasUrl(options)
          : await blob.generateUserDelegationSasUrl(options, await loadKey());
      return new URL(url);
    },
  };
}

/**
 * Uploads a stream under a name that is never overwritten; uploading the same bytes again changes
 * nothing.
 */
async function uploadOnce(blob: BlockBlobClient, bytes: Readable): Promise<void> {
  const upload = randomUUID(); // two uploads of one id never mix their blocks
  const blocks: string[] = [];
  const hash = createHash('md5');
  for await (const block of blocksOf(bytes)) {
    const id = Buffer.from(`${upload}-${String(blocks.length).padStart(5, '0')}`).toString(
      'base64',
    );
    hash.update(block);
    await blob.stageBlock(id, block, block.length, { transactionalContentMD5: md5(block) });
    blocks.push(id);
  }
  const blobContentMD5 = hash.digest();
  try {
    await blob.commitBlockList(blocks, {
      blobHTTPHeaders: { ...blobHTTPHeaders, blobContentMD5 },
      conditions: { ifNoneMatch: '*' },
    });
  } catch (error) {
    // the second of two uploads finds the blob there already, or its blocks gone, since committing
    // the first drops all other blocks
    if (!isRefused(error, 'BlobAlreadyExists', 'ConditionNotMet', 'InvalidBlockList')) throw error;
    const kept = await unlessMissing(blob.getProperties());
    if (!kept) throw error;
    if (!kept.contentMD5 || !blobContentMD5.equals(kept.contentMD5))
      throw new Error(`Another file is kept as ${blob.name}, and PoE never changes`, {
        cause: error,
      });
  }
}

/**
 * Makes the container, closed to the public; false where it exists. For `doctor -- --create` only.
 */
export async function createContainer(
  service: BlobServiceClient,
  containerName: string,
): Promise<boolean> {
  return (await service.getContainerClient(containerName).createIfNotExists()).succeeded;
}

async function* blocksOf(bytes: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let size = 0;
  for await (const chunk of bytes) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    for (let at = 0; at < part.length;) {
      const copied = part.copy(block, size, at);
      at += copied;
      size += copied;
      if (size < BLOCK_BYTES) continue;
      yield block;
      block = Buffer.allocUnsafe(BLOCK_BYTES);
      size = 0;
    }
  }
  if (size > 0) yield block.subarray(0, size);
}

const md5 = (block: Buffer): Buffer => createHash('md5').update(block).digest();

/**
 * Returns a function that gives the key with which a managed identity signs links, and fetches a
 * new one before the old is too short-lived for another link.
 */
function delegationKeyLoader(service: BlobServiceClient): () => Promise<UserDelegationKey> {
  let held: { key: Promise<UserDelegationKey>; until: number } | undefined;
  return () => {
    const now = Date.now();
    if (held && held.until - now > LINK_MS + SKEW_MS) return held.key;
    const until = now + KEY_MS;
    const fetched = {
      key: service.getUserDelegationKey(new Date(now - SKEW_MS), new Date(until)),
      until,
    };
    held = fetched;
    fetched.key.catch(() => {
      if (held === fetched) held = undefined;
    });
    return fetched.key;
  };
}

/**
 * Whether Azure refused with one of these codes. Answers to HEAD have no body: their code is in a
 * header only.
 */
const isRefused = (error: unknown, ...codes: string[]): boolean =>
  error instanceof RestError &&
  codes.includes(
    error.code ?? (error.details as { errorCode?: string } | undefined)?.errorCode ?? '',
  );

/** The answer, or undefined where the blob is missing. A missing container is an error. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefused(error, 'BlobNotFound')) return undefined;
    throw error;
  }
}
