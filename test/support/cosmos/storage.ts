import { createHash } from 'node:crypto';
import { notModelled, Refused } from './http.ts';

export type Item = Record<string, unknown> & { readonly id: string; readonly _etag: string };
export type Partition = Map<string, Item>;
export type Collection = {
  readonly id: string;
  readonly keyPath: string;
  /** Paths that are indexed, such as `/due`. */
  readonly indexed: ReadonlySet<string>;
  readonly policy: unknown;
  /** By the text of the partition key. */
  readonly partitions: Map<string, Partition>;
};

/** Two physical partitions, so that every query across partitions has to merge. */
export const ranges = [
  { id: '0', minInclusive: '', maxExclusive: '80' },
  { id: '1', minInclusive: '80', maxExclusive: 'FF' },
] as const;
/** Azure hashes with MurmurHash; which range a key falls into does not matter to the client. */
export const rangeOf = (key: string): string => {
  const [first = 0] = createHash('sha256').update(key).digest();
  return first < 128 ? '0' : '1';
};

let made = 0;
const newEtag = (): string => `"0000${(made += 1).toString(16).padStart(8, '0')}-0000-0d00-0000-000000000000"`;

/** learn.microsoft.com/rest/api/cosmos-db/documents, `id`: up to 255 characters, none of / \ ? #, no blank at the end. */
function checkId(id: unknown): asserts id is string {
  if (typeof id !== 'string' || id === '' || id.length > 255 || /[/\\?#]| $/.test(id))
    throw new Refused(400, `One of the specified inputs is invalid: the id ${JSON.stringify(id)}`);
}

export function newCollection(definition: Record<string, unknown>): Collection {
  const { id, partitionKey, indexingPolicy } = definition as {
    id: unknown;
    partitionKey?: { paths?: string[]; kind?: string };
    indexingPolicy?: { includedPaths?: { path: string }[]; excludedPaths?: { path: string }[] };
  };
  checkId(id);
  const [keyPath = '', ...more] = partitionKey?.paths ?? [];
  if (!/^\/\w+$/.test(keyPath) || more.length > 0) notModelled('this partition key');
  const paths = (indexingPolicy?.includedPaths ?? []).map(({ path }) => path);
  if (!indexingPolicy?.excludedPaths?.some(({ path }) => path === '/*')) notModelled('an index of everything');
  if (paths.some((path) => !/^\/\w+\/\?$/.test(path))) notModelled('these index paths');
  return {
    id,
    keyPath,
    indexed: new Set(paths.map((path) => path.slice(0, -2))),
    policy: definition,
    partitions: new Map(),
  };
}

export type Operation = {
  readonly operationType: string;
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: Record<string, unknown>;
};
export type Result = {
  readonly statusCode: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  readonly resourceBody?: Item;
};

/**
 * All operations in their order, or none: at the first that fails nothing remains, that one has its own status and all
 * others 424. learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch; the statuses of one operation:
 * learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb.
 */
export function runBatch(
  collection: Collection,
  key: string,
  operations: readonly Operation[],
  charge: (item: Item, operation: string) => number,
): { status: 200 | 207; results: Result[] } {
  // a copy is worked on and takes the partition's place at the end: nobody sees half of it
  const partition: Partition = new Map(collection.partitions.get(key));
  const results: Result[] = [];
  for (const operation of operations) {
    const done = runOne(collection, partition, key, operation);
    if (typeof done === 'number') {
      const failed = results.length;
      return {
        status: 207,
        results: operations.map((_, i) => ({ statusCode: i === failed ? done : 424, requestCharge: 0 })),
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

function runOne(
  collection: Collection,
  partition: Partition,
  key: string,
  { operationType, id, ifMatch, resourceBody }: Operation,
): number | { status: 200 | 201; item: Item } {
  const body = resourceBody ?? {};
  checkId(body.id);
  if (JSON.stringify([body[collection.keyPath.slice(1)]]) !== key) return 400;
  const there = partition.get(body.id);
  const put = (status: 200 | 201): { status: 200 | 201; item: Item } => {
    const item = { ...body, id: String(body.id), _etag: newEtag(), _ts: Math.floor(Date.now() / 1000) };
    partition.set(item.id, item);
    return { status, item };
  };
  switch (operationType) {
    case 'Create':
      if (ifMatch !== undefined) notModelled('If-Match on a create');
      return there ? 409 : put(201);
    case 'Upsert':
      if (ifMatch !== undefined) notModelled('If-Match on an upsert');
      return put(there ? 200 : 201);
    case 'Replace':
      if (id !== body.id) return 400;
      if (!there) return 404;
      return ifMatch !== undefined && ifMatch !== there._etag ? 412 : put(200);
    default:
      return notModelled(`the operation ${operationType}`);
  }
}
