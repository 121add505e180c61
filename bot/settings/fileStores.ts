import path from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { Eligibility, PoeStore } from '../../services/ports.ts';
import { azureBlobPoeStore, createContainer } from '../../services/stores/azureBlobPoe.ts';
import { ELIGIBILITY_CONTAINER, eligibilityBlobs } from '../../services/stores/eligibilityBlobs.ts';
import { eligibilityFile } from '../../services/stores/eligibilityFile.ts';
import { folderPoeStore } from '../../services/stores/folderPoe.ts';
import type { BlobSettings } from './blobSettings.ts';
import { folderOf, type StoreSettings } from './storeSettings.ts';

export type Files = {
  readonly poeStore: PoeStore;
  readonly eligibility: Eligibility;
  /** Fails while PoE cannot be kept or read. */
  poeAnswers(): Promise<unknown>;
};

/** People wait for an upload: the SDK's own patience is minutes. */
const retryOptions = {
  maxTries: 3,
  tryTimeoutInMs: 10_000,
  retryDelayInMs: 500,
  maxRetryDelayInMs: 2000,
};
const READY_MS = 5000;

type Identity = () => Promise<TokenCredential>;

/**
 * Where PoE is kept, and where approved claims are handed over: under DATA_DIR, else in Blob
 * Storage, which all machines share.
 */
export async function openFiles(settings: StoreSettings, identity: Identity): Promise<Files> {
  const { blob, dataDir } = settings;
  const inFile = (): Eligibility =>
    eligibilityFile(path.join(folderOf(settings), 'eligibility.jsonl'));
  if (!blob)
    return {
      poeStore: folderPoeStore(path.join(folderOf(settings), 'poe')),
      eligibility: inFile(),
      poeAnswers: () => Promise.resolve(),
    };
  const service = await blobService(blob, identity);
  const look = async (name: string): Promise<unknown> =>
    service.getContainerClient(name).getProperties({ abortSignal: AbortSignal.timeout(READY_MS) });
  return {
    poeStore: azureBlobPoeStore(service, blob.container),
    eligibility: dataDir === undefined ? eligibilityBlobs(service) : inFile(),
    poeAnswers: () => Promise.all(containersOf(blob.container, dataDir).map(look)),
  };
}

/** Makes the containers that are missing; answers which. */
export async function createFileContainers(
  settings: StoreSettings,
  identity: Identity,
): Promise<string[]> {
  const made: string[] = [];
  if (!settings.blob) return made;
  const service = await blobService(settings.blob, identity);
  for (const name of containersOf(settings.blob.container, settings.dataDir))
    if (await createContainer(service, name)) made.push(name);
  return made;
}

const containersOf = (container: string, dataDir: string | undefined): string[] =>
  dataDir === undefined ? [container, ELIGIBILITY_CONTAINER] : [container];

/** With the account's key, else as the managed identity. */
async function blobService(
  { endpoint, account }: BlobSettings,
  identity: Identity,
): Promise<BlobServiceClient> {
  const credential = account
    ? new StorageSharedKeyCredential(account.name, account.key)
    : await identity();
  return new BlobServiceClient(endpoint, credential, { retryOptions });
}
