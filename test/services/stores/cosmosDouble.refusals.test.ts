import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Container, IndexingPolicy } from '@azure/cosmos';
import { createContainers, indexingPolicyOf } from '../../../services/stores/cosmosContainers.ts';
import { ofBatch, raw } from '../../support/cosmos/raw.ts';
import { type CosmosDouble, startCosmosDouble } from '../../support/cosmosDouble.ts';
import { connectTo } from '../../support/cosmosStores.ts';

let double: CosmosDouble;
let container: Container;
let close: () => Promise<void>;
beforeAll(async () => {
  double = await startCosmosDouble();
  const cosmos = connectTo(double);
  await createContainers(cosmos.database);
  container = cosmos.container('claims');
  await container.items.batch(
    [{ operationType: 'Create', resourceBody: { id: 'a', claimId: 'one' } }],
    'one',
  );
  close = async () => {
    cosmos.close();
    await double.close();
  };
});
afterAll(() => close());

const CONTAINER = 'dbs/claims/colls/claims';
const DOCS = `${CONTAINER}/docs`;
const READ = { 'x-ms-documentdb-partitionkey': '["one"]' };
const batch = (operations: unknown, more: Record<string, string> = {}) =>
  raw(double, DOCS, {
    method: 'POST',
    body: JSON.stringify(operations),
    headers: { ...ofBatch, ...more },
  });
const asQuery = {
  ...READ,
  'content-type': 'application/query+json',
  'x-ms-documentdb-isquery': 'true',
};
const query = (body: unknown, more: Record<string, string> = {}) =>
  raw(double, DOCS, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...asQuery, ...more },
  });
const created = (n: number) => ({
  operationType: 'Create',
  resourceBody: { id: `raw${n}`, claimId: 'one' },
});
const json = { 'content-type': 'application/json' };
const ofClaim = {
  query: 'SELECT VALUE c.id FROM c WHERE c.claimId = @id',
  parameters: [{ name: '@id', value: 'one' }],
};

describe('the double of Cosmos DB, by requests that the client would not send', () => {
  it('takes them where they are as the client would have sent them', async () => {
    expect(await raw(double, `${DOCS}/a`, { headers: READ })).toMatchObject({ status: 200 });
    expect(await batch([created(1)])).toMatchObject({ status: 200 });
    expect(JSON.parse((await query(ofClaim)).text)).toMatchObject({ _count: 2 });
    expect(await raw(double, '')).toMatchObject({ status: 200 });
  });

  it('takes 100 operations in a batch, no more, and no batch of none', async () => {
    const operations = Array.from({ length: 101 }, (_, n) => created(1000 + n));
    expect(await batch(operations)).toMatchObject({
      status: 400,
      text: expect.stringContaining('1 to 100'),
    });
    expect(await batch([])).toMatchObject({ status: 400 });
    expect(await batch(operations.slice(1))).toMatchObject({ status: 200 });
  });

  it.each([
    ['16 minutes ago', -16],
    ['in 16 minutes', 16],
  ])('answers 403 to a request of %s', async (_, minutes) => {
    const date = new Date(Date.now() + minutes * 60_000);
    expect(await raw(double, CONTAINER, { date })).toMatchObject({ status: 403 });
  });

  it.each<[string, number, () => Promise<{ status: number }>]>([
    ['a query string', 501, () => raw(double, `${DOCS}/a?x=1`, { headers: READ })],
    ['an empty query string', 501, () => raw(double, `${DOCS}/a?`, { headers: READ })],
    ['a badly encoded path', 400, () => raw(double, `${DOCS}/%zz`, { headers: READ })],
    [
      'a badly encoded signature',
      400,
      () => raw(double, CONTAINER, { headers: { authorization: '%zz' } }),
    ],
    ['no version', 400, () => raw(double, CONTAINER, { headers: { 'x-ms-version': '' } })],
    ['broken JSON', 400, () => raw(double, DOCS, { method: 'POST', body: '[{', headers: ofBatch })],
    ['a batch that is no list', 400, () => batch({ operationType: 'Create' })],
    ['an operation without its document', 400, () => batch([{ operationType: 'Create' }])],
    [
      'a document without an id',
      400,
      () => batch([{ operationType: 'Create', resourceBody: { claimId: 'one' } }]),
    ],
    [
      'an operation it does not know',
      400,
      () => batch([{ ...created(2), operationType: 'Merge' }]),
    ],
    ['If-None-Match on a create', 501, () => batch([{ ...created(2), ifNoneMatch: '*' }])],
    ['If-Match on a create', 501, () => batch([{ ...created(2), ifMatch: '"x"' }])],
    [
      'an operation with more to it',
      501,
      () => batch([{ ...created(2), partitionKey: '["one"]' }]),
    ],
    [
      'a batch that is not atomic',
      501,
      () => batch([created(2)], { 'x-ms-cosmos-batch-atomic': 'false' }),
    ],
    ['If-Match on a batch', 501, () => batch([created(2)], { 'if-match': '"x"' })],
    [
      'If-Match on a read',
      501,
      () => raw(double, `${DOCS}/a`, { headers: { ...READ, 'if-match': '"x"' } }),
    ],
    [
      'If-None-Match on a read',
      501,
      () => raw(double, `${DOCS}/a`, { headers: { ...READ, 'if-none-match': '"x"' } }),
    ],
    [
      'a read that may be stale',
      501,
      () =>
        raw(double, `${DOCS}/a`, { headers: { ...READ, 'x-ms-consistency-level': 'Eventual' } }),
    ],
    [
      'a query that may be stale',
      501,
      () => query(ofClaim, { 'x-ms-consistency-level': 'Session' }),
    ],
    ['a session', 501, () => query(ofClaim, { 'x-ms-session-token': '0:1' })],
    ['a read without partition key', 400, () => raw(double, `${DOCS}/a`)],
    [
      'a broken partition key',
      400,
      () => raw(double, `${DOCS}/a`, { headers: { 'x-ms-documentdb-partitionkey': '[' } }),
    ],
    ['a query without its text', 400, () => query({ parameters: [] })],
    [
      'a parameter without @',
      400,
      () => query({ ...ofClaim, parameters: [{ name: 'id', value: 'one' }] }),
    ],
    ['a continuation that it never gave', 400, () => query(ofClaim, { 'x-ms-continuation': 'x' })],
    ['a number of rows that is none', 400, () => query(ofClaim, { 'x-ms-max-item-count': '-1' })],
    ['a query for what there is no address', 501, () => raw(double, 'dbs/claims/users')],
  ])('refuses %s with %i', async (_, status, send) => {
    expect(await send()).toMatchObject({
      status,
      text: expect.stringContaining(status === 501 ? 'does not model' : '400'),
    });
  });

  it('answers 500 where it is at fault itself, and says so', async () => {
    double.fails(() => {
      throw new Error('never foreseen');
    });
    const answer = await raw(double, CONTAINER).finally(() => double.fails());
    expect(answer).toEqual({ status: 500, text: 'The double is at fault: Error: never foreseen' });
  });
});

describe('a container of the double', () => {
  const policy = indexingPolicyOf('claims');
  const definition = (more: object = {}, index: object = {}) => ({
    id: 'other',
    partitionKey: { paths: ['/claimId'] },
    indexingPolicy: { ...policy, ...index },
    ...more,
  });
  const create = (body: unknown) =>
    raw(double, 'dbs/claims/colls', { method: 'POST', body: JSON.stringify(body), headers: json });

  it.each<[string, object]>([
    ['a time to live', definition({ defaultTtl: 60 })],
    ['unique keys', definition({ uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/x'] }] } })],
    ['what it does not know', definition({ somethingNew: true })],
    ['composite indexes', definition({}, { compositeIndexes: [[{ path: '/a' }, { path: '/b' }]] })],
    ['spatial indexes', definition({}, { spatialIndexes: [{ path: '/a/?', types: ['Point'] }] })],
    ['a lazy index', definition({}, { indexingMode: 'lazy' })],
    ['no index', definition({}, { indexingMode: 'none' })],
    ['an index that is not automatic', definition({}, { automatic: false })],
    [
      'an index of everything',
      definition({}, { includedPaths: [{ path: '/*' }], excludedPaths: [] }),
    ],
    ['an index by default', { id: 'other', partitionKey: { paths: ['/claimId'] } }],
    [
      'several partition keys',
      definition({ partitionKey: { paths: ['/a', '/b'], kind: 'MultiHash' } }),
    ],
    ['no partition key', { id: 'other', indexingPolicy: policy }],
    ['an id that Azure would not take', definition({ id: 'a/b' })],
  ])('is not made with %s', async (_, body) => {
    expect([400, 501]).toContain((await create(body)).status);
    expect(double.collections.has('other')).toBe(false);
  });

  it('is made once', async () => {
    expect(await create(definition({ id: 'claims' }))).toMatchObject({ status: 409 });
  });

  const replace = (id: string, indexingPolicy: IndexingPolicy, path = '/claimId') =>
    container.database
      .container('claims')
      .replace({ id, partitionKey: { paths: [path] }, indexingPolicy });

  it('gets another index policy and keeps its documents', async () => {
    const first = policy.includedPaths?.filter(({ path }) => path === '/claimId/?') ?? [];
    const { statusCode } = await replace('claims', { ...policy, includedPaths: first });
    expect(statusCode).toBe(200);
    expect((await container.read()).resource?.indexingPolicy?.includedPaths).toEqual(first);
    expect((await container.item('a', 'one').read()).statusCode).toBe(200);
    const byType = 'SELECT VALUE c.id FROM c WHERE c.type = @id';
    expect(await query({ ...ofClaim, query: byType })).toMatchObject({ status: 400 });
    await replace('claims', policy);
    expect(await query({ ...ofClaim, query: byType })).toMatchObject({ status: 200 });
  });

  it('keeps its id and its partition key, and is not made by a replace', async () => {
    await expect(replace('claims', policy, '/tenantId')).rejects.toMatchObject({ code: 400 });
    await expect(replace('other', policy)).rejects.toMatchObject({ code: 400 });
    await expect(replace('claims', { ...policy, compositeIndexes: [[]] })).rejects.toMatchObject({
      code: 501,
    });
    expect((await container.read()).resource?.partitionKey?.paths).toEqual(['/claimId']);
    const body = JSON.stringify(definition());
    expect(
      await raw(double, 'dbs/claims/colls/other', { method: 'PUT', body, headers: json }),
    ).toMatchObject({
      status: 404,
    });
  });
});
