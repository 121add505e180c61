import { cosmosAssociations } from '../../services/stores/cosmosAssociations.ts';
import { cosmosClaimStore } from '../../services/stores/cosmosClaims.ts';
import {
  checkCosmos,
  connectCosmos,
  createContainers,
} from '../../services/stores/cosmosContainers.ts';
import { cosmosConversations } from '../../services/stores/cosmosConversations.ts';
import { cosmosLiveCards } from '../../services/stores/cosmosLiveCards.ts';
import { cosmosOutbox } from '../../services/stores/cosmosOutbox.ts';
import type { CosmosSettings } from './storeSettings.ts';
import type { ClaimStores, Identity } from './openedStores.ts';

/** Connects with the account's key, else with the managed identity. */
const connect = async ({ endpoint, key, database }: CosmosSettings, identity: Identity) =>
  connectCosmos({ endpoint, database, credential: key ?? (await identity()) });

/**
 * Opens the stores of claims in Cosmos DB; throws where the account does not answer or containers
 * are missing.
 */
export async function openCosmosStores(
  settings: CosmosSettings,
  identity: Identity,
): Promise<ClaimStores> {
  const cosmos = await connect(settings, identity);
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

/** Creates missing containers; answers their names. */
export async function createCosmosStores(
  settings: CosmosSettings,
  identity: Identity,
): Promise<string[]> {
  const account = await connect(settings, identity);
  try {
    return await createContainers(account.database);
  } finally {
    account.close();
  }
}
