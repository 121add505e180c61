import { createHash } from 'node:crypto';
import { z } from 'zod';
import { no, notModelled } from './answers.ts';
import { parseAs } from './http.ts';

export type Item = Record<string, unknown> & { readonly id: string; readonly _etag: string };
export type Partition = Map<string, Item>;
export type Collection = {
  readonly id: string;
  readonly keyPath: string;
  /** Indexed paths, such as `/due`. */
  readonly indexed: ReadonlySet<string>;
  readonly policy: unknown;
  /** Partitions by the text of their key. */
  readonly partitions: Map<string, Partition>;
};

/** Two physical partitions, so that every query across partitions has to merge. */
export const ranges = [
  { id: '0', minInclusive: '', maxExclusive: '80' },
  { id: '1', minInclusive: '80', maxExclusive: 'FF' },
] as const;
/**
 * The physical partition of a key. Azure hashes with MurmurHash; the client does not depend on
 * which range a key falls into.
 */
export const rangeOf = (key: string): string => {
  const [first = 0] = createHash('sha256').update(key).digest();
  return first < 128 ? '0' : '1';
};

let made = 0;
const newEtag = (): string =>
  `"0000${(made += 1).toString(16).padStart(8, '0')}-0000-0d00-0000-000000000000"`;

/**
 * Refuses wrong ids: learn.microsoft.com/rest/api/cosmos-db/documents, `id`: up to 255 characters,
 * none of / \ ? #, no blank at the end.
 */
function checkId(id: string): void {
  if (id === '' || id.length > 255 || /[/\\?#]| $/.test(id))
    throw no.valid(`the id ${JSON.stringify(id)}`);
}

const indexingPolicy = z.strictObject({
  indexingMode: z.literal('consistent').optional(),
  automatic: z.literal(true).optional(),
  includedPaths: z.array(z.strictObject({ path: z.string().regex(/^\/\w+\/\?$/) })),
  excludedPaths: z.tuple([z.strictObject({ path: z.literal('/*') })]),
});
/**
 * Settings of a container that the double understands; create-a-collection and replace-a-collection
 * have more.
 */
const definition = z.strictObject({
  id: z.string(),
  partitionKey: z.strictObject({
    paths: z.tuple([z.string().regex(/^\/\w+$/)]),
    kind: z.literal('Hash').optional(),
    version: z.literal(2).optional(),
  }),
  indexingPolicy: indexingPolicy.optional(),
});

export function newCollection(text: string): Collection {
  const policy = parseAs(definition, text);
  checkId(policy.id);
  const paths = (policy.indexingPolicy ?? notModelled('an index of everything')).includedPaths;
  return {
    id: policy.id,
    keyPath: policy.partitionKey.paths[0],
    indexed: new Set(paths.map(({ path }) => path.slice(0, -2))),
    policy,
    partitions: new Map(),
  };
}

/** The container with another index policy and nothing else changed. */
export function replaced(there: Collection, text: string): Collection {
  const next = newCollection(text);
  if (next.id !== there.id) throw no.valid(`the id ${next.id} is not ${there.id}`);
  if (next.keyPath !== there.keyPath)
    throw no.valid('the partition key of a container cannot be changed');
  return { ...next, partitions: there.partitions };
}

const resourceBody = z.looseObject({ id: z.string() });
/**
 * One operation of a batch. Its form is not in any public document: the client's source
 * (BulkOperationType, OperationBase).
 */
const oneOperation = z.discriminatedUnion('operationType', [
  z.strictObject({ operationType: z.literal('Create'), resourceBody }),
  z.strictObject({ operationType: z.literal('Upsert'), resourceBody }),
  z.strictObject({
    operationType: z.literal('Replace'),
    id: z.string(),
    ifMatch: z.string().optional(),
    resourceBody,
  }),
]);
export type Operation = z.infer<typeof oneOperation>;

/**
 * Limits of Azure (learn.microsoft.com/azure/cosmos-db/concepts-limits): 2 MB a request, 100
 * operations a transactional batch.
 */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
const MAX_OPERATIONS = 100;

export function operationsOf(text: string): Operation[] {
  if (Buffer.byteLength(text) > MAX_REQUEST_BYTES) throw no.room();
  const operations = parseAs(z.array(oneOperation), text);
  if (operations.length === 0 || operations.length > MAX_OPERATIONS)
    throw no.valid(`a batch takes 1 to ${MAX_OPERATIONS} operations`);
  return operations;
}

export type Result = {
  readonly statusCode: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  readonly resourceBody?: Item;
};

/**
 * Runs all operations in their order, or none: after the first that fails nothing is kept, that one
 * has its own status and all others 424
 * (learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch; 424 also in
 * http-status-codes-for-cosmosdb). The whole is then answered 207: the client's source.
 */
export function runBatch(
  collection: Collection,
  key: string,
  operations: readonly Operation[],
  charge: (item: Item, operation: string) => number,
): { status: 200 | 207; results: Result[] } {
  // works on a copy and replaces the partition at the end, so that no reader sees half of it
  const partition: Partition = new Map(collection.partitions.get(key));
  const results: Result[] = [];
  for (const operation of operations) {
    const done = runOne(collection, partition, key, operation);
    if (typeof done === 'number') {
      const failed = results.length;
      return {
        status: 207,
        results: operations.map((_, i) => ({
          statusCode: i === failed ? done : 424,
          requestCharge: 0,
        })),
      };
    }
    results.push({
      statusCode: done.status,
      requestCharge: charge(done.item, operation.operationType),
      eTag: done.item._etag,
      resourceBody: done.item,
    });
  }
  collection.partitions.set(key, partition);
  return { status: 200, results };
}

/**
 * Runs one operation, with the statuses of single writes: 201 create-a-document, 409 the id is
 * taken; 200 replace-a-document, 404 it is not there, 412 If-Match names another etag; an upsert
 * 200 or 201; 400 where the document is of another partition or id.
 */
function runOne(
  collection: Collection,
  partition: Partition,
  key: string,
  operation: Operation,
): number | { status: 200 | 201; item: Item } {
  const { operationType, resourceBody: body } = operation;
  checkId(body.id);
  if (JSON.stringify([body[collection.keyPath.slice(1)]]) !== key) return 400;
  const there = partition.get(body.id);
  const put = (status: 200 | 201): { status: 200 | 201; item: Item } => {
    const item: Item = { ...body, _etag: newEtag(), _ts: Math.floor(Date.now() / 1000) };
    partition.set(item.id, item);
    return { status, item };
  };
  switch (operationType) {
    case 'Create':
      return there ? 409 : put(201);
    case 'Upsert':
      return put(there ? 200 : 201);
    case 'Replace':
      if (operation.id !== body.id) return 400;
      if (!there) return 404;
      return operation.ifMatch !== undefined && operation.ifMatch !== there._etag ? 412 : put(200);
    default:
      return operationType satisfies never;
  }
}
