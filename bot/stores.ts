import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TokenCredential } from '@azure/identity';
import type { AssociationStore, ClaimStore, Conversations, Eligibility, Outbox, PoeStore } from '../services/ports.ts';
import { createContainer } from '../services/stores/azureBlobPoe.ts';
import { cosmosAssociations } from '../services/stores/cosmosAssociations.ts';
import { cosmosClaimStore } from '../services/stores/cosmosClaims.ts';
import {
  checkCosmos,
  connectCosmos,
  createContainers as createCosmosContainers,
} from '../services/stores/cosmosContainers.ts';
import { cosmosConversations } from '../services/stores/cosmosConversations.ts';
import { cosmosOutbox } from '../services/stores/cosmosOutbox.ts';
import { eligibilityFile } from '../services/stores/eligibilityFile.ts';
import { openDatabase, openToRead } from '../services/stores/sqlite.ts';
import { sqliteAssociations } from '../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../services/stores/sqliteConversations.ts';
import { sqliteOutbox } from '../services/stores/sqliteOutbox.ts';
import { blobService, openPoeStore } from './poeStore.ts';
import type { CosmosSettings, StoreSettings } from './storeSettings.ts';

type ClaimStores = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  /** Nobody else works on these stores: what a crash left leased can be taken back at start. */
  readonly soleWorker: boolean;
  close(): void;
};
type Stores = ClaimStores & {
  readonly poeStore: PoeStore;
  /** Fails while PoE cannot be kept or read. */
  poeAnswers(): Promise<unknown>;
  readonly eligibility: Eligibility;
};

/** There is nothing to look at yet. */
export class NothingYet extends Error {}

/**
 * The stores that the environment names: one machine's SQLite and folder, or Cosmos DB and Blob Storage for many.
 * `onlyLook`: beside a bot that works on them, to read; throws NothingYet where no bot ever did.
 */
export async function openStores(
  { dataDir, cosmos, blob, azureClientId }: StoreSettings,
  { onlyLook = false }: { onlyLook?: boolean } = {},
): Promise<Stores> {
  const identity = (): Promise<TokenCredential> => managedIdentity(azureClientId);
  const { poeStore, answers } = await openPoeStore({ blob, dataDir }, identity);
  return {
    ...(cosmos ? await inCosmos(cosmos, identity) : inSqlite(dataDir, onlyLook)),
    poeStore,
    poeAnswers: answers,
    eligibility: eligibilityFile(path.join(dataDir, 'eligibility.jsonl')),
  };
}

/** Makes the containers that are missing in the accounts that are named; answers which. */
export async function createContainers({ cosmos, blob, azureClientId }: StoreSettings): Promise<string[]> {
  const identity = (): Promise<TokenCredential> => managedIdentity(azureClientId);
  const made: string[] = [];
  if (cosmos) {
    const { endpoint, key, database } = cosmos;
    const account = connectCosmos({ endpoint, database, credential: key ?? (await identity()) });
    try {
      made.push(...(await createCosmosContainers(account.database)));
    } finally {
      account.close();
    }
  }
  if (blob && (await createContainer(await blobService(blob, identity), blob.container))) made.push(blob.container);
  return made;
}

function inSqlite(dataDir: string, onlyLook: boolean): ClaimStores {
  const file = path.join(dataDir, 'claims.sqlite');
  if (onlyLook && !existsSync(file)) throw new NothingYet(`${file} is made at the first start`);
  const db = onlyLook ? openToRead(file) : openDatabase(file);
  return {
    store: sqliteClaimStore(db),
    outbox: sqliteOutbox(db),
    conversations: sqliteConversations(db),
    associations: sqliteAssociations(db),
    soleWorker: true,
    close: () => db.close(),
  };
}

async function inCosmos(
  { endpoint, key, database }: CosmosSettings,
  identity: () => Promise<TokenCredential>,
): Promise<ClaimStores> {
  const cosmos = connectCosmos({ endpoint, database, credential: key ?? (await identity()) });
  await checkCosmos(cosmos);
  return {
    store: cosmosClaimStore(cosmos),
    outbox: cosmosOutbox(cosmos),
    conversations: cosmosConversations(cosmos),
    associations: cosmosAssociations(cosmos),
    soleWorker: false,
    close: () => cosmos.close(),
  };
}

/** Loaded where it is needed only: it is large. */
async function managedIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
}
