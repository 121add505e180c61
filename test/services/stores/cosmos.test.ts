import { claimStoreContract } from '../../contracts/claimStore.ts';
import {
  associationsContract,
  liveCardsContract,
  conversationsContract,
} from '../../contracts/otherStores.ts';
import { openOnAccount, openOnDouble } from '../../support/cosmosStores.ts';

claimStoreContract('the double of Cosmos DB', openOnDouble);
conversationsContract('the double of Cosmos DB', openOnDouble);
associationsContract('the double of Cosmos DB', openOnDouble);
liveCardsContract('the double of Cosmos DB', openOnDouble);

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
if (endpoint && key) {
  const make = () => openOnAccount(endpoint, key);
  claimStoreContract(`Cosmos DB at ${endpoint}`, make);
  conversationsContract(`Cosmos DB at ${endpoint}`, make);
  associationsContract(`Cosmos DB at ${endpoint}`, make);
  liveCardsContract(`Cosmos DB at ${endpoint}`, make);
}
