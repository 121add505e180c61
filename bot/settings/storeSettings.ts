import path from 'node:path';
import type { BlobSettings } from './blobSettings.ts';
import type { SettingValues } from './table.ts';

/** Where claims and PoE are kept. */
export type StoreSettings = {
  /**
   * SQLite, the folder of PoE, what is handed over for eligibility. Undefined: all of it is in the
   * two below.
   */
  readonly dataDir: string | undefined;
  /** Undefined: claims are in SQLite under `dataDir`. */
  readonly cosmos: CosmosSettings | undefined;
  /** Undefined: PoE lies in a folder of `dataDir`. */
  readonly blob: BlobSettings | undefined;
  /** Of a managed identity that was made by hand; undefined: the machine's own. */
  readonly azureClientId: string | undefined;
};

/** Where this machine keeps things; throws where it was told to keep nothing. */
export function folderOf({ dataDir }: Pick<StoreSettings, 'dataDir'>): string {
  if (dataDir === undefined)
    throw new Error('DATA_DIR is not set, and something was to be kept there.');
  return dataDir;
}

/** Without a key the account is opened with the managed identity. */
export type CosmosSettings = {
  readonly endpoint: string;
  readonly database: string;
  readonly key?: string;
};

/** The part of the configuration that says where things are kept. */
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
