import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { readConfig, type Config } from '../../../bot/settings/config.ts';
import { openStores } from '../../../bot/settings/stores.ts';
import { whyNot } from '../../../bot/settings/whyNot.ts';
import { createContainers } from '../../../services/stores/cosmosContainers.ts';
import { type CosmosDouble, startCosmosDouble } from '../../support/cosmosDouble.ts';
import { connectTo } from '../../support/cosmosStores.ts';
import { temporaryFolder } from '../../support/folder.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the stores', () => {
  let double: CosmosDouble;
  let folder: ReturnType<typeof temporaryFolder>;
  const configFor = (env: Record<string, string> = {}): Config =>
    readConfig({
      LOCAL: '1',
      DATA_DIR: folder.folder,
      COSMOS_ENDPOINT: double.endpoint,
      COSMOS_KEY: double.key,
      ...env,
    });
  const reasonOf = async (config: Config): Promise<string | undefined> =>
    openStores(config).then(() => 'they opened', whyNot);
  beforeEach(async () => {
    folder = temporaryFolder();
    double = await startCosmosDouble();
  });
  afterEach(async () => {
    await double.close();
    folder.remove();
  });
  const makeContainers = async (): Promise<void> => {
    const cosmos = connectTo(double);
    await createContainers(cosmos.database);
    cosmos.close();
  };

  it('are one machine’s where no account is named: there a crash’s leases can be taken back', async () => {
    const stores = await openStores(readConfig({ LOCAL: '1', DATA_DIR: folder.folder }));
    expect(stores.soleWorker).toBe(true);
    stores.close();
  });

  it('are in Cosmos DB where the environment names an account, and there nobody is alone', async () => {
    await makeContainers();
    const stores = await openStores(configFor());
    expect(stores.soleWorker).toBe(false);
    expect(await stores.store.due('2026-11-02T10:00:00.000Z', 1)).toEqual([]);
    stores.close();
  });

  it('make no containers in passing: a refusal to start says what to do', async () => {
    expect(await reasonOf(configFor())).toMatch(
      /cannot start: .*claims is missing.*doctor -- --create/,
    );
    expect(double.collections.size).toBe(0);
  });

  it('refuse a wrong key, and an account that nobody answers for, in one line', async () => {
    expect(await reasonOf(configFor({ COSMOS_KEY: 'd3Jvbmc=' }))).toMatch(
      /cannot start: .*refuses the key/,
    );
    const nobody = `http://127.0.0.1:${await freePort()}`;
    expect(await reasonOf(configFor({ COSMOS_ENDPOINT: nobody }))).toMatch(
      /cannot start: .*cannot be reached/,
    );
  });
});
