import path from 'node:path';
import type { BlobSettings } from './blobSettings.ts';
import type { SettingValues } from './table.ts';

/** Places of claims and PoE. */
export type StoreSettings = {
  /**
   * Folder of this machine for SQLite, PoE and approved claims. Undefined: everything is in the two
   * accounts below.
   */
  readonly dataDir: string | undefined;
  /** Account of Cosmos DB. Undefined: claims are in SQLite under `dataDir`. */
  readonly cosmos: CosmosSettings | undefined;
  /** Account of Blob Storage. Undefined: PoE is in a folder of `dataDir`. */
  readonly blob: BlobSettings | undefined;
  /** Client id of a user-assigned managed identity; undefined: the machine's own identity. */
  readonly azureClientId: string | undefined;
};

/** The data folder; throws where none is set. */
export function folderOf({ dataDir }: Pick<StoreSettings, 'dataDir'>): string {
  if (dataDir === undefined)
    throw new Error('DATA_DIR is not set, and something was to be kept there.');
  return dataDir;
}

/** Account of Cosmos DB; without a key it is opened with the managed identity. */
export type CosmosSettings = {
  readonly endpoint: string;
  readonly database: string;
  readonly key?: string;
};

/** Picks the places of claims and PoE from the settings. */
export function storeSettings(values: SettingValues): StoreSettings {
  const own = values.MicrosoftAppType === 'UserAssignedMSI' ? values.MicrosoftAppId : undefined;
  return {
    dataDir: values.DATA_DIR && path.resolve(values.DATA_DIR),
    cosmos: cosmosSettings(values),
    blob: blobSettings(values),
    azureClientId: values.AZURE_CLIENT_ID ?? own,
  };
}

function cosmosSettings(values: SettingValues): CosmosSettings | undefined {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database } = values;
  if (endpoint === undefined) return undefined;
  return { endpoint, database, ...(key === undefined ? {} : { key }) };
}

function blobSettings(values: SettingValues): BlobSettings | undefined {
  const {
    BLOB_ENDPOINT: endpoint,
    BLOB_CONNECTION_STRING: connection,
    BLOB_CONTAINER: container,
  } = values;
  if (connection !== undefined) return { ...connection, container };
  return endpoint === undefined ? undefined : { endpoint, container };
}
