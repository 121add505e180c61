import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { azureBlobPoeStore, createContainer } from '../../services/stores/azureBlobPoe.ts';
import { ELIGIBILITY_CONTAINER, eligibilityBlobs } from '../../services/stores/eligibilityBlobs.ts';
import type { BlobSettings } from './blobSettings.ts';
import type { Files, Identity } from './openedStores.ts';

/** Retries for seconds rather than the SDK's minutes, since people wait for an upload. */
const retryOptions = {
  maxTries: 3,
  tryTimeoutInMs: 10_000,
  retryDelayInMs: 500,
  maxRetryDelayInMs: 2000,
};
const READY_MS = 5000;

/** Whether approved claims are handed over in this account too. */
type Extent = { readonly withEligibility: boolean };

/** Opens the store of PoE in Blob Storage, and the one for approved claims. */
export async function openBlobFiles(
  blob: BlobSettings,
  identity: Identity,
  extent: Extent,
): Promise<Files> {
  const service = await connect(blob, identity);
  const look = async (name: string): Promise<unknown> =>
    service.getContainerClient(name).getProperties({ abortSignal: AbortSignal.timeout(READY_MS) });
  return {
    poeStore: azureBlobPoeStore(service, blob.container),
    eligibility: eligibilityBlobs(service),
    poeAnswers: () => Promise.all(containersOf(blob, extent).map(look)),
  };
}

/** Creates missing containers; answers their names. */
export async function createBlobContainers(
  blob: BlobSettings,
  identity: Identity,
  extent: Extent,
): Promise<string[]> {
  const service = await connect(blob, identity);
  const made: string[] = [];
  for (const name of containersOf(blob, extent))
    if (await createContainer(service, name)) made.push(name);
  return made;
}

const containersOf = ({ container }: BlobSettings, { withEligibility }: Extent): string[] =>
  withEligibility ? [container, ELIGIBILITY_CONTAINER] : [container];

/** Connects with the account's key, else with the managed identity. */
async function connect(
  { endpoint, account }: BlobSettings,
  identity: Identity,
): Promise<BlobServiceClient> {
  const credential = account
    ? new StorageSharedKeyCredential(account.name, account.key)
    : await identity();
  return new BlobServiceClient(endpoint, credential, { retryOptions });
}
