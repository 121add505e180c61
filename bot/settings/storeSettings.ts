import path from 'node:path';
import { blobSettings, type BlobSettings } from './blobSettings.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Wrong = (text: string) => void;

/** Where claims and PoE are kept. */
export type StoreSettings = {
  /** SQLite, the folder of PoE, what is handed over for eligibility. Undefined: all of it is in the two below. */
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
  if (dataDir === undefined) throw new Error('DATA_DIR is not set, and something was to be kept there.');
  return dataDir;
}

/** Without a key the account is opened with the managed identity. */
export type CosmosSettings = { readonly endpoint: string; readonly database: string; readonly key?: string };

/** Reads DATA_DIR, COSMOS_* and BLOB_*; outside local mode nothing is guessed, and half of a pair is wrong. */
export function storeSettings(env: Env, wrong: Wrong): StoreSettings {
  const local = env.LOCAL === '1';
  const cosmos = cosmosSettings(env, wrong);
  const blob = blobSettings(env, wrong);
  const dataDir = env.DATA_DIR || (local ? '.data' : undefined);
  if (!local) missing({ cosmos, blob, dataDir }).forEach(wrong);
  const own = env.MicrosoftAppType === 'UserAssignedMSI' ? env.MicrosoftAppId : undefined;
  return {
    dataDir: dataDir && path.resolve(dataDir),
    cosmos,
    blob,
    azureClientId: env.AZURE_CLIENT_ID || own || undefined,
  };
}

function missing({ cosmos, blob, dataDir }: Pick<StoreSettings, 'cosmos' | 'blob' | 'dataDir'>): string[] {
  if (cosmos && !blob)
    return ['BLOB_ENDPOINT or BLOB_CONNECTION_STRING is missing: claims in Cosmos DB go with PoE in Blob Storage'];
  if (blob && !cosmos)
    return ['COSMOS_ENDPOINT is missing: PoE in Blob Storage goes with claims in Cosmos DB (or unset BLOB_*)'];
  return cosmos || dataDir
    ? []
    : ['DATA_DIR must say where claims and PoE are kept, or COSMOS_ENDPOINT and BLOB_ENDPOINT in which accounts'];
}

function cosmosSettings(env: Env, wrong: Wrong): CosmosSettings | undefined {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database } = env;
  if (!endpoint) {
    if (key || database) wrong('COSMOS_ENDPOINT is missing, without which COSMOS_KEY and COSMOS_DATABASE say nothing');
    return undefined;
  }
  const { protocol, hostname } = URL.parse(endpoint) ?? { protocol: '', hostname: '' };
  const onThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && env.LOCAL === '1' && onThisMachine))
    wrong('COSMOS_ENDPOINT must be an https address, such as https://example.documents.azure.com:443/');
  if (key && !/^[A-Za-z0-9+/]+={0,2}$/.test(key)) wrong('COSMOS_KEY must be a key of the account, in base64');
  if (database && !/^[^/\\?#]{1,255}$/.test(database)) wrong('COSMOS_DATABASE must be a name without / \\ ? #');
  return { endpoint, database: database || 'claims', ...(key ? { key } : {}) };
}
