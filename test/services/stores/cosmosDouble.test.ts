import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { createContainers } from '../../../services/stores/cosmosContainers.ts';
import { type CosmosDouble, startCosmosDouble } from '../../support/cosmosDouble.ts';
import { connectTo } from '../../support/cosmosStores.ts';

let double: CosmosDouble;
let container: Container;
let close: () => Promise<void>;
beforeEach(async () => {
  double = await startCosmosDouble({ pageSize: 2 });
  const cosmos = connectTo(double);
  await createContainers(cosmos.database);
  container = cosmos.container('claims');
  close = async () => {
    cosmos.close();
    await double.close();
  };
});
afterEach(() => close());

const create = (id: string, more: JSONObject = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, claimId: 'one', ...more },
});
const statuses = async (operations: OperationInput[], key = 'one') => {
  const { code, result = [] } = await container.items.batch(operations, key);
  return [code, ...result.map(({ statusCode }) => statusCode)];
};
const read = async (id: string, key = 'one') => (await container.item(id, key).read()).statusCode;

describe('the double of Cosmos DB', () => {
  it('does all of a batch or nothing: the one that fails says why, the others 424', async () => {
    expect(await statuses([create('a')])).toEqual([200, 201]);
    expect(await statuses([create('b'), create('a'), create('c')])).toEqual([207, 424, 409, 424]);
    expect([await read('a'), await read('b'), await read('c')]).toEqual([200, 404, 404]);
  });

  it('keeps to If-Match, and gives each write a new etag', async () => {
    const { result } = await container.items.batch([create('a')], 'one');
    const replace = (ifMatch: string): OperationInput => ({
      operationType: 'Replace',
      id: 'a',
      ifMatch,
      resourceBody: { id: 'a', claimId: 'one' },
    });
    const etag = result?.[0]?.eTag ?? '';
    expect(await statuses([replace(etag)])).toEqual([200, 200]);
    expect(await statuses([replace(etag)])).toEqual([207, 412]);
  });

  it('keeps partitions apart, and takes no document into a foreign one', async () => {
    await container.items.batch([create('a')], 'one');
    expect(await read('a', 'two')).toBe(404);
    expect(await statuses([create('b')], 'two')).toEqual([207, 400]);
  });

  it('takes 2 MB, no more', async () => {
    const big = create('big', { text: 'x'.repeat(2 * 1024 * 1024) });
    await expect(container.items.batch([big], 'one')).rejects.toThrow(/too large/);
  });

  it('gives pages with a token to go on, and merges both physical partitions', async () => {
    for (let n = 0; n < 9; n += 1)
      await container.items.batch(
        [{ operationType: 'Create', resourceBody: { id: 'x', claimId: `c${n}`, due: `${n}` } }],
        `c${n}`,
      );
    const found = async (sql: string, limit: number) => {
      const parameters = [
        { name: '@limit', value: limit },
        { name: '@now', value: '7' },
      ];
      return (
        await container.items
          .query<string>({ query: sql, parameters }, { forceQueryPlan: true })
          .fetchAll()
      ).resources;
    };
    const due = 'SELECT TOP @limit VALUE c.claimId FROM c WHERE c.due <= @now ORDER BY c.due';
    expect(await found(due, 20)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(await found(`${due} DESC`, 3)).toEqual(['c7', 'c6', 'c5']);
    const ranges = double.seen.filter((kind) => kind === 'query');
    expect(ranges.length).toBeGreaterThan(4);
  });

  it('gives rows that nobody asked to be ordered in no order that means anything, on every page the same', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `m${n}`);
    await container.items.batch(
      ids.map((id) => create(id)),
      'one',
    );
    const query = 'SELECT VALUE c.id FROM c WHERE c.claimId = @id';
    const parameters = [{ name: '@id', value: 'one' }];
    const { resources } = await container.items
      .query<string>({ query, parameters }, { partitionKey: 'one' })
      .fetchAll();
    expect(resources).not.toEqual(ids);
    expect(resources.toSorted()).toEqual(ids);
  });

  it('refuses an ordered query across partitions at first, as the gateway does; the client then asks for its plan', async () => {
    const query = 'SELECT VALUE c.id FROM c WHERE c.due <= @now ORDER BY c.due';
    const from = double.seen.length;
    await container.items.query({ query, parameters: [{ name: '@now', value: '7' }] }).fetchAll();
    expect(double.seen.slice(from).toSorted()).toEqual([
      'plan',
      'query',
      'query',
      'query',
      'ranges',
    ]);
  });

  it.each([
    ['a form it does not know', 'SELECT * FROM c', /Syntax error/],
    [
      'a path that is not indexed',
      'SELECT VALUE c.id FROM c WHERE c.status = @now',
      /excluded from indexing/,
    ],
    [
      'an order that is not indexed',
      'SELECT VALUE c.id FROM c WHERE c.due <= @now ORDER BY c.status',
      /excluded/,
    ],
    [
      'a look at every document',
      'SELECT VALUE c.id FROM c WHERE CONTAINS(c.search, @now)',
      /every document/,
    ],
    ['a parameter that is not given', 'SELECT VALUE c.id FROM c WHERE c.due <= @then', /not given/],
  ])('refuses %s', async (_, query, why) => {
    await container.items.batch([create('a', { due: '1' })], 'one');
    const parameters = [{ name: '@now', value: '7' }];
    await expect(
      container.items.query<string>({ query, parameters }, { partitionKey: 'one' }).fetchAll(),
    ).rejects.toThrow(why);
  });

  it.each([
    ['a delete', () => container.item('a', 'one').delete()],
    ['a patch', () => container.item('a', 'one').patch([{ op: 'add', path: '/x', value: 1 }])],
    ['a single create', () => container.items.create({ id: 'a', claimId: 'one' })],
    ['a stored procedure', () => container.scripts.storedProcedure('p').execute('one')],
    [
      'a delete in a batch',
      () => container.items.batch([{ operationType: 'Delete', id: 'a' }], 'one'),
    ],
  ])('says 400 or 501 to %s, which no adapter sends', async (_, send) => {
    await expect(send()).rejects.toThrow(/does not model|invalid/);
  });

  it('knows no container that was not made', async () => {
    await expect(container.database.container('others').read()).rejects.toMatchObject({
      code: 404,
    });
    await expect(container.database.containers.create({ id: 'everything' })).rejects.toThrow(
      /does not model/,
    );
  });

  it.each(['no', 'type=master&ver=1.0&sig=bm8='])(
    'answers 401 to the signature %s',
    async (authorization) => {
      const headers = {
        authorization: encodeURIComponent(authorization),
        'x-ms-date': new Date().toUTCString(),
      };
      expect((await fetch(double.endpoint, { headers })).status).toBe(401);
    },
  );
});
