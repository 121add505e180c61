import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import {
  type Cosmos,
  type CosmosAccount,
  connectCosmos,
  createContainers,
} from '../../services/stores/cosmosContainers.ts';
import { cosmosAssociations } from '../../services/stores/cosmosAssociations.ts';
import { cosmosClaimStore } from '../../services/stores/cosmosClaims.ts';
import { cosmosConversations } from '../../services/stores/cosmosConversations.ts';
import { cosmosLiveCards } from '../../services/stores/cosmosLiveCards.ts';
import { cosmosOutbox } from '../../services/stores/cosmosOutbox.ts';
import { type CosmosDouble, startCosmosDouble } from './cosmosDouble.ts';

export const storesOn = (cosmos: Cosmos) => ({
  claims: cosmosClaimStore(cosmos),
  outbox: cosmosOutbox(cosmos),
  conversations: cosmosConversations(cosmos),
  associations: cosmosAssociations(cosmos),
  liveCards: cosmosLiveCards(cosmos),
});

/** Opens all stores on a double of their own. */
export async function openOnDouble(more: Partial<CosmosAccount> = {}) {
  const double = await startCosmosDouble();
  const cosmos = connectTo(double, more);
  await createContainers(cosmos.database);
  const close = async (): Promise<void> => {
    cosmos.close();
    await double.close();
  };
  return { double, cosmos, close, ...storesOn(cosmos) };
}

/** Another client of the same double, like another instance of the bot. */
export function connectTo(
  { endpoint, key, database }: CosmosDouble,
  more: Partial<CosmosAccount> = {},
): Cosmos {
  return connectCosmos({ endpoint, database, credential: key, ...more });
}

/** Opens all stores in a new database on the account of COSMOS_ENDPOINT; `close` deletes it. */
export async function openOnAccount(
  endpoint: string,
  key: string,
  more: Partial<CosmosAccount> = {},
) {
  const database = `test-${randomUUID()}`;
  const client = new CosmosClient({ endpoint, key });
  await client.databases.create({ id: database });
  const cosmos = connectCosmos({ endpoint, database, credential: key, ...more });
  await createContainers(cosmos.database);
  const close = async (): Promise<void> => {
    await cosmos.database.delete();
    cosmos.close();
    client.dispose();
  };
  return { cosmos, close, ...storesOn(cosmos) };
}
