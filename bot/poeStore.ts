import path from 'node:path';
import { ManagedIdentityCredential } from '@azure/identity';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { PoeStore } from '../services/ports.ts';
import { azureBlobPoeStore } from '../services/stores/azureBlobPoe.ts';
import { folderPoeStore } from '../services/stores/folderPoe.ts';
import type { BlobSettings } from './blobSettings.ts';
import type { Config } from './config.ts';

/** People wait for an upload: the SDK's own patience is minutes. */
const retryOptions = { maxTries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 4000 };
const READY_MS = 5000;

/** Where PoE is kept; `answers` fails while it does not. */
export function openPoeStore(config: Config): { poeStore: PoeStore; answers(): Promise<unknown> } {
  if (!config.blob)
    return { poeStore: folderPoeStore(path.join(config.dataDir, 'poe')), answers: () => Promise.resolve() };
  const service = blobService(config.blob, config.app);
  const { container } = config.blob;
  return {
    poeStore: azureBlobPoeStore(service, container),
    answers: () => service.getContainerClient(container).getProperties({ abortSignal: AbortSignal.timeout(READY_MS) }),
  };
}

/** With the account's key, else as the managed identity: the bot's own, where it is registered as one. */
export function blobService({ endpoint, account }: BlobSettings, app: Config['app']): BlobServiceClient {
  const credential = account
    ? new StorageSharedKeyCredential(account.name, account.key)
    : new ManagedIdentityCredential(app.type === 'UserAssignedMSI' ? { clientId: app.id } : {});
  return new BlobServiceClient(endpoint, credential, { retryOptions });
}
