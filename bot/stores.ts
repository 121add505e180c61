import path from 'node:path';
import type { AssociationStore, ClaimStore, Conversations, Eligibility, Outbox, PoeStore } from '../services/ports.ts';
import { cosmosAssociations } from '../services/stores/cosmosAssociations.ts';
import { cosmosClaimStore } from '../services/stores/cosmosClaims.ts';
import { checkCosmos, connectCosmos } from '../services/stores/cosmosContainers.ts';
import { cosmosConversations } from '../services/stores/cosmosConversations.ts';
import { cosmosOutbox } from '../services/stores/cosmosOutbox.ts';
import { eligibilityFile } from '../services/stores/eligibilityFile.ts';
import { folderPoeStore } from '../services/stores/folderPoe.ts';
import { openDatabase } from '../services/stores/sqlite.ts';
import { sqliteAssociations } from '../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../services/stores/sqliteConversations.ts';
import { sqliteOutbox } from '../services/stores/sqliteOutbox.ts';
import type { Config } from './config.ts';

type ClaimStores = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  /** Nobody else works on these stores: what a crash left leased can be taken back at start. */
  readonly soleWorker: boolean;
  close(): void;
};
type Stores = ClaimStores & { readonly poeStore: PoeStore; readonly eligibility: Eligibility };

/** The stores that the environment names: one machine's SQLite and folder, or Cosmos DB for many. */
export async function openStores(config: Pick<Config, 'cosmos' | 'dataDir' | 'azureClientId'>): Promise<Stores> {
  return {
    ...(config.cosmos ? await inCosmos(config.cosmos, config.azureClientId) : inSqlite(config.dataDir)),
    poeStore: folderPoeStore(path.join(config.dataDir, 'poe')),
    eligibility: eligibilityFile(path.join(config.dataDir, 'eligibility.jsonl')),
  };
}

function inSqlite(dataDir: string): ClaimStores {
  const db = openDatabase(path.join(dataDir, 'claims.sqlite'));
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
  { endpoint, key, database }: NonNullable<Config['cosmos']>,
  clientId: string | undefined,
): Promise<ClaimStores> {
  const cosmos = connectCosmos({ endpoint, database, credential: key ?? (await managedIdentity(clientId)) });
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
async function managedIdentity(clientId: string | undefined) {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
}
