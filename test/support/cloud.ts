import { createContainer } from '../../services/stores/azureBlobPoe.ts';
import { createContainers } from '../../services/stores/cosmosContainers.ts';
import { startAzurite } from './azurite.ts';
import { startCosmosDouble } from './cosmosDouble.ts';
import { connectTo } from './cosmosStores.ts';

/**
 * Stores for several instances on this machine: the double of Cosmos DB and Azurite, with their
 * containers.
 */
export async function startCloud() {
  const [double, azurite] = await Promise.all([startCosmosDouble(), startAzurite()]);
  const cosmos = connectTo(double);
  await createContainers(cosmos.database);
  cosmos.close();
  const poe = azurite.byKey.getContainerClient('poe');
  await createContainer(azurite.byKey, 'poe');
  return {
    double,
    /** The settings of a bot that works on these stores. */
    env: {
      COSMOS_ENDPOINT: double.endpoint,
      COSMOS_KEY: double.key,
      COSMOS_DATABASE: double.database,
      BLOB_CONNECTION_STRING: azurite.connectionString,
    },
    /** The ids of all stored PoE. */
    async poeIds(): Promise<string[]> {
      const ids: string[] = [];
      for await (const { name } of poe.listBlobsFlat()) ids.push(name.split('/').at(-1) ?? '');
      return ids;
    },
    async stop(): Promise<void> {
      await Promise.all([double.close(), azurite.stop()]);
    },
  };
}
