import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TokenCredential } from '@azure/identity';
import type { Conversations, LiveCards, Outbox } from '../../services/outbox/ports.ts';
import type { AssociationStore, ClaimStore } from '../../services/ports.ts';
import { cosmosAssociations } from '../../services/stores/cosmosAssociations.ts';
import { cosmosClaimStore } from '../../services/stores/cosmosClaims.ts';
import {
  checkCosmos,
  connectCosmos,
  createContainers as createCosmosContainers,
} from '../../services/stores/cosmosContainers.ts';
import { cosmosConversations } from '../../services/stores/cosmosConversations.ts';
import { cosmosLiveCards } from '../../services/stores/cosmosLiveCards.ts';
import { cosmosOutbox } from '../../services/stores/cosmosOutbox.ts';
import { openDatabase, openToRead } from '../../services/stores/sqlite.ts';
import { sqliteAssociations } from '../../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../../services/stores/sqliteConversations.ts';
import { sqliteLiveCards } from '../../services/stores/sqliteLiveCards.ts';
import { sqliteOutbox } from '../../services/stores/sqliteOutbox.ts';
import { createFileContainers, openFiles, type Files } from './fileStores.ts';
import { folderOf, type CosmosSettings, type StoreSettings } from './storeSettings.ts';

type ClaimStores = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  readonly liveCards: LiveCards;
  /** Nobody else works on these stores: what a crash left leased can be taken back at start. */
  readonly soleWorker: boolean;
  close(): void;
};
type Stores = ClaimStores & Files;

/** There is nothing to look at yet. */
export class NothingYet extends Error {}

/**
 * The stores that the environment names: one machine's SQLite and folder, or Cosmos DB and Blob
 * Storage for many.
 * `onlyLook`: beside a bot that works on them, to read; throws NothingYet where no bot ever did.
 */
export async function openStores(
  settings: StoreSettings,
  { onlyLook = false }: { onlyLook?: boolean } = {},
): Promise<Stores> {
  const { cosmos, azureClientId } = settings;
  const identity = (): Promise<TokenCredential> => managedIdentity(azureClientId);
  return {
    ...(cosmos ? await inCosmos(cosmos, identity) : inSqlite(folderOf(settings), onlyLook)),
    ...(await openFiles(settings, identity)),
  };
}

/** Makes the containers that are missing in the accounts that are named; answers which. */
export async function createContainers(settings: StoreSettings): Promise<string[]> {
  const { cosmos, azureClientId } = settings;
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
  return [...made, ...(await createFileContainers(settings, identity))];
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
    liveCards: sqliteLiveCards(db),
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
    liveCards: cosmosLiveCards(cosmos),
    soleWorker: false,
    close: () => cosmos.close(),
  };
}

/** Loaded where it is needed only: it is large. */
async function managedIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
}
