import path from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { PoeStore } from '../services/ports.ts';
import { azureBlobPoeStore } from '../services/stores/azureBlobPoe.ts';
import { folderPoeStore } from '../services/stores/folderPoe.ts';
import type { BlobSettings } from './blobSettings.ts';
import type { StoreSettings } from './storeSettings.ts';

/** People wait for an upload: the SDK's own patience is minutes. */
const retryOptions = { maxTries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 4000 };
const READY_MS = 5000;

type Identity = () => Promise<TokenCredential>;

/** Where PoE is kept; `answers` fails while it does not. */
export async function openPoeStore(
  { blob, dataDir }: Pick<StoreSettings, 'blob' | 'dataDir'>,
  identity: Identity,
): Promise<{ poeStore: PoeStore; answers(): Promise<unknown> }> {
  if (!blob) return { poeStore: folderPoeStore(path.join(dataDir, 'poe')), answers: () => Promise.resolve() };
  const service = await blobService(blob, identity);
  return {
    poeStore: azureBlobPoeStore(service, blob.container),
    answers: () =>
      service.getContainerClient(blob.container).getProperties({ abortSignal: AbortSignal.timeout(READY_MS) }),
  };
}

/** With the account's key, else as the managed identity. */
export async function blobService({ endpoint, account }: BlobSettings, identity: Identity): Promise<BlobServiceClient> {
  const credential = account ? new StorageSharedKeyCredential(account.name, account.key) : await identity();
  return new BlobServiceClient(endpoint, credential, { retryOptions });
}
