import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { authorise } from './cosmos/authorisation.ts';
import { type Answer, notModelled, readRequest, Refused, type Request } from './cosmos/http.ts';
import { queryEngine } from './cosmos/query.ts';
import { queryUnits, readUnits, writeUnits } from './cosmos/requestUnits.ts';
import { type Collection, newCollection, type Operation, ranges, runBatch } from './cosmos/storage.ts';

/** What a request wants. */
export type Kind = 'account' | 'container' | 'ranges' | 'read' | 'batch' | 'plan' | 'query';
export type Seen = { readonly kind: Kind; readonly container: string; readonly request: Request };

/** What goes wrong with a request. */
export type Fault = {
  /** Whether the work was done all the same. */
  readonly done: boolean;
  /** The connection is cut, or a status is answered; without it, the true answer. */
  readonly answer?: 'reset' | number;
  /** Everything happens so much later. */
  readonly afterMs?: number;
  readonly retryAfterMs?: number;
};
/** Asked for every request; undefined: all goes well. */
export type Faults = (seen: Seen) => Fault | undefined;

/** learn.microsoft.com/azure/cosmos-db/concepts-limits */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
const MAX_OPERATIONS = 100;

export type CosmosDouble = Awaited<ReturnType<typeof startCosmosDouble>>;

/**
 * A strict double of Azure Cosmos DB: what @azure/cosmos sends for these adapters, and 400 or 501 for everything else.
 * Each answer says in its file where in Microsoft's documentation it comes from. What Azure does and this does not:
 * services/stores/README.md.
 */
export async function startCosmosDouble({ database = 'claims', consistency = 'Strong', pageSize = 1000 } = {}) {
  const key = randomBytes(64).toString('base64');
  const collections = new Map<string, Collection>();
  const queries = queryEngine(pageSize, queryUnits);
  const seen: Kind[] = [];
  let faults: Faults = () => undefined;

  const server = createServer((incoming, response) => {
    void handle().catch(() => response.destroy());
    async function handle(): Promise<void> {
      const request = await readRequest(incoming);
      const kind = kindOf(request);
      const one: Seen | undefined = kind && { kind, container: request.path[3] ?? '', request };
      if (one) seen.push(one.kind);
      const fault = one && faults(one);
      if (fault?.afterMs !== undefined) await setTimeout(fault.afterMs);
      const answer = !fault || fault.done ? answerTo(request, one) : undefined;
      if (fault?.answer === 'reset') return void incoming.socket.destroy();
      send(response, fault?.answer === undefined ? (answer ?? { status: 500 }) : faulty(fault.answer, fault));
    }
  });

  function answerTo(request: Request, one: Seen | undefined): Answer {
    try {
      authorise(request, key);
      return one ? route(one) : notModelled(`${request.method} ${request.path.join('/')}`);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    }
  }

  function route({ kind, request }: Seen): Answer {
    const { path, method, header } = request;
    if (kind === 'account') return account();
    if (path[1] !== database) throw new Refused(404, `There is no database ${path[1]}.`);
    if (method === 'POST' && path.length === 3) return create(request);
    const collection = collections.get(path[3] ?? '');
    if (!collection) throw new Refused(404, 'Owner resource does not exist', { 'x-ms-substatus': '1003' });
    switch (kind) {
      case 'container':
        return { status: 200, body: collection.policy };
      case 'ranges':
        return pkRanges(header('if-none-match'));
      case 'read': {
        const item = collection.partitions.get(keyOf(request))?.get(path[5] ?? '');
        const headers = { 'x-ms-request-charge': String(readUnits(item)) };
        if (!item) throw new Refused(404, 'Entity with the specified id does not exist in the system.', headers);
        return { status: 200, body: item, headers: { ...headers, etag: item._etag } };
      }
      case 'batch':
        return batch(request, collection);
      case 'plan':
      case 'query':
        return queries(request, collection);
      default:
        return kind satisfies never;
    }
  }

  function batch(request: Request, collection: Collection): Answer {
    if (request.header('x-ms-cosmos-batch-atomic') !== 'true') notModelled('batches that are not atomic');
    if (Buffer.byteLength(request.body) > MAX_REQUEST_BYTES) throw new Refused(413, 'Request size is too large');
    const operations = JSON.parse(request.body) as Operation[];
    if (operations.length === 0 || operations.length > MAX_OPERATIONS)
      throw new Refused(400, `A batch takes 1 to ${MAX_OPERATIONS} operations.`);
    const charge = writeUnits(collection.indexed);
    const { status, results } = runBatch(collection, keyOf(request), operations, charge);
    const sum = results.reduce((total, { requestCharge }) => total + requestCharge, 0);
    return { status, body: results, headers: { 'x-ms-request-charge': String(Math.round(sum * 100) / 100) } };
  }

  /** learn.microsoft.com/rest/api/cosmos-db/create-a-collection: 201, or 409 where the id is taken. */
  function create({ body }: Request): Answer {
    const collection = newCollection(JSON.parse(body) as Record<string, unknown>);
    if (collections.has(collection.id)) throw new Refused(409, 'Resource with specified id already exists.');
    collections.set(collection.id, collection);
    return { status: 201, body: collection.policy };
  }

  /** The form of @azure/cosmos' DatabaseAccount. */
  function account(): Answer {
    const here = [{ name: 'Loopback', databaseAccountEndpoint: url() }];
    return {
      status: 200,
      body: {
        id: 'double',
        _rid: 'double',
        writableLocations: here,
        readableLocations: here,
        enableMultipleWriteLocations: false,
        userConsistencyPolicy: { defaultConsistencyLevel: consistency },
      },
    };
  }

  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    endpoint: url(),
    key,
    database,
    /** What was asked for, in order. */
    seen,
    collections,
    /** From now on; nothing ends it. */
    fails: (next?: Faults) => void (faults = next ?? (() => undefined)),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The first so many requests of a kind fail so; the rest go well. */
export function first(kind: Kind, times: number, fault: Fault): Faults {
  let left = times;
  return (seen) => (seen.kind === kind && (left -= 1) >= 0 ? fault : undefined);
}

function kindOf({ method, path, header }: Request): Kind | undefined {
  const shape = `${method} ${path.filter((_, i) => i % 2 === 0).join('/')}${path.length % 2 === 1 ? ' feed' : ''}`;
  if (method === 'GET' && path.length === 0) return 'account';
  if (shape === 'GET dbs/colls' || shape === 'POST dbs/colls feed') return 'container';
  if (shape === 'GET dbs/colls/pkranges feed') return 'ranges';
  if (shape === 'GET dbs/colls/docs') return 'read';
  if (shape === 'POST dbs/colls/docs feed' && header('x-ms-cosmos-is-batch-request') === 'true') return 'batch';
  if (shape === 'POST dbs/colls/docs feed' && header('x-ms-cosmos-is-query-plan-request') === 'True') return 'plan';
  if (shape === 'POST dbs/colls/docs feed' && header('x-ms-documentdb-isquery') === 'true') return 'query';
  return undefined;
}

function keyOf({ header }: Request): string {
  const key = header('x-ms-documentdb-partitionkey');
  // http-status-codes-for-cosmosdb, 400
  if (key === undefined) throw new Refused(400, 'PartitionKey value must be supplied for this operation.');
  const values = JSON.parse(key) as unknown[];
  if (values.length !== 1 || typeof values[0] !== 'string') notModelled(`the partition key ${key}`);
  return JSON.stringify(values);
}

/** learn.microsoft.com/rest/api/cosmos-db/get-partition-key-ranges */
function pkRanges(known: string | undefined): Answer {
  if (known !== undefined) return { status: 304, headers: { etag: '"1"' } };
  return {
    status: 200,
    body: { _rid: '', PartitionKeyRanges: ranges, _count: ranges.length },
    headers: { etag: '"1"' },
  };
}

function faulty(status: number, { retryAfterMs }: Fault): Answer {
  return {
    status,
    body: { code: String(status), message: `${status} on order` },
    headers: retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) },
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-ms-activity-id': 'double', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
