import { claimStoreContract } from '../../contracts/claimStore.ts';
import {
  associationsContract,
  liveCardsContract,
  conversationsContract,
} from '../../contracts/otherStores.ts';
import { openedOnAccount, openedOnDouble } from '../../support/cosmosStores.ts';

claimStoreContract('the double of Cosmos DB', openedOnDouble);
conversationsContract('the double of Cosmos DB', openedOnDouble);
associationsContract('the double of Cosmos DB', openedOnDouble);
liveCardsContract('the double of Cosmos DB', openedOnDouble);

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
if (endpoint && key) {
  const make = () => openedOnAccount(endpoint, key);
  claimStoreContract(`Cosmos DB at ${endpoint}`, make);
  conversationsContract(`Cosmos DB at ${endpoint}`, make);
  associationsContract(`Cosmos DB at ${endpoint}`, make);
  liveCardsContract(`Cosmos DB at ${endpoint}`, make);
}
