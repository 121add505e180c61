import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { openDatabase, openToRead } from '../../services/stores/sqlite.ts';
import { sqliteAssociations } from '../../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../../services/stores/sqliteConversations.ts';
import { sqliteLiveCards } from '../../services/stores/sqliteLiveCards.ts';
import { sqliteOutbox } from '../../services/stores/sqliteOutbox.ts';
import { createFileContainers, openFiles } from './fileStores.ts';
import type { ClaimStores, Files, Identity } from './openedStores.ts';
import { folderOf, type StoreSettings } from './storeSettings.ts';

type Stores = ClaimStores & Files;

/** The stores do not exist yet. */
export class NothingYet extends Error {}

/**
 * Opens the stores that the environment names: SQLite and a folder of one machine, or Cosmos DB and
 * Blob Storage for many. `onlyLook`: opens them to read, beside a running bot; throws NothingYet
 * where they do not exist.
 */
export async function openStores(
  settings: StoreSettings,
  { onlyLook = false }: { onlyLook?: boolean } = {},
): Promise<Stores> {
  const { cosmos, azureClientId } = settings;
  const identity: Identity = () => loadIdentity(azureClientId);
  return {
    ...(cosmos
      ? await (await import('./cosmosStores.ts')).openCosmosStores(cosmos, identity)
      : openSqlite(folderOf(settings), onlyLook)),
    ...(await openFiles(settings, identity)),
  };
}

/** Creates missing containers in the accounts that are set; answers their names. */
export async function createContainers(settings: StoreSettings): Promise<string[]> {
  const { cosmos, azureClientId } = settings;
  const identity: Identity = () => loadIdentity(azureClientId);
  const made = cosmos
    ? await (await import('./cosmosStores.ts')).createCosmosStores(cosmos, identity)
    : [];
  return [...made, ...(await createFileContainers(settings, identity))];
}

function openSqlite(dataDir: string, onlyLook: boolean): ClaimStores {
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

/** Loads the Azure client only where it is needed, as those of the stores: they are large. */
async function loadIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
}
