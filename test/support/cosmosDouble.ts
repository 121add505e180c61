import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { authorise } from './cosmos/authorisation.ts';
import { type CosmosAnswer, no, notModelled, onOrder, Refused } from './cosmos/answers.ts';
import { checkHeaders, type Kind, parseAs, readRequest, type Request } from './cosmos/http.ts';
import { queryEngine } from './cosmos/query.ts';
import { queryUnits, readUnits, writeUnits } from './cosmos/requestUnits.ts';
import {
  type Collection,
  newCollection,
  operationsOf,
  ranges,
  replaced,
  runBatch,
} from './cosmos/storage.ts';

export type SeenRequest = {
  readonly kind: Kind;
  readonly container: string;
  readonly request: Request;
};

/** A fault of one request. */
export type CosmosFault = {
  /** Whether the request is carried out all the same. */
  readonly done: boolean;
  /** A cut connection or a status; without it, the true answer is sent. */
  readonly answer?: 'reset' | number;
  /** Delay before everything, in milliseconds. */
  readonly afterMs?: number;
  /** A promise that is waited for first. */
  readonly until?: Promise<unknown>;
  readonly retryAfterMs?: number;
};
/** Called for every request; undefined: no fault. */
export type Faults = (seen: SeenRequest) => CosmosFault | undefined;

export type CosmosDouble = Awaited<ReturnType<typeof startCosmosDouble>>;

/**
 * A strict double of Azure Cosmos DB: it answers what @azure/cosmos sends for these adapters, and
 * 400 or 501 to everything else. Each kind of answer names its source: a page of
 * learn.microsoft.com/rest/api/cosmos-db unless another address is given, or "the client's source"
 * (@azure/cosmos 4.10.1) where there is no page. Refusals: cosmos/answers.ts. Differences from
 * Azure: services/stores/README.md.
 */
export async function startCosmosDouble({
  database = 'claims',
  consistency = 'Strong',
  manyWriteRegions = false,
  pageSize = 1000,
} = {}) {
  const key = randomBytes(64).toString('base64');
  const collections = new Map<string, Collection>();
  const queries = queryEngine(pageSize, queryUnits);
  const seen: Kind[] = [];
  let charged = 0;
  let faults: Faults = () => undefined;

  const server = createServer((incoming, response) => {
    void handle().catch((error: unknown) =>
      send(response, error instanceof Refused ? error.answer : ownFault(error)),
    );
    async function handle(): Promise<void> {
      const request = await readRequest(incoming);
      const kind = kindOf(request);
      const one: SeenRequest | undefined = kind && {
        kind,
        container: request.path[3] ?? '',
        request,
      };
      if (one) seen.push(one.kind);
      const fault: CosmosFault = (one && faults(one)) ?? { done: true };
      if (fault.afterMs !== undefined) await setTimeout(fault.afterMs);
      await fault.until;
      const answer = fault.done ? answerTo(request, one) : undefined;
      charged += Number(answer?.headers?.['x-ms-request-charge'] ?? 0);
      if (fault.answer === 'reset') return void incoming.socket.destroy();
      const ordered = (): CosmosAnswer => onOrder(Number(fault.answer ?? 500), fault.retryAfterMs);
      send(response, fault.answer === undefined && answer ? answer : ordered());
    }
  });

  function answerTo(request: Request, one: SeenRequest | undefined): CosmosAnswer {
    try {
      authorise(request, key);
      if (!one) return notModelled(`${request.method} ${request.path.join('/')}`);
      checkHeaders(one.kind, request);
      return route(one);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    }
  }

  function route({ kind, request }: SeenRequest): CosmosAnswer {
    const { path, method } = request;
    if (kind === 'account') return account();
    if (path[1] !== database) throw no.owner();
    if (method === 'POST' && path.length === 3) return create(request);
    const collection = collections.get(path[3] ?? '');
    if (!collection) throw no.owner();
    switch (kind) {
      case 'container':
        return method === 'PUT'
          ? replace(request, collection)
          : { status: 200, body: collection.policy }; // get-a-collection
      case 'ranges':
        return pkRanges();
      case 'read':
        return read(request, collection);
      case 'batch':
        return batch(request, collection);
      case 'plan':
      case 'query':
        return queries(request, collection);
      default:
        return kind satisfies never;
    }
  }

  /**
   * get-a-document: 200 or 404. The etag and x-ms-request-charge, here and everywhere:
   * common-cosmosdb-rest-response-headers.
   */
  function read(request: Request, collection: Collection): CosmosAnswer {
    const item = collection.partitions.get(keyOf(request))?.get(request.path[5] ?? '');
    const headers = { 'x-ms-request-charge': String(readUnits(item)) };
    if (!item) throw no.item(headers);
    return { status: 200, body: item, headers: { ...headers, etag: item._etag } };
  }

  /**
   * The form of a batch and of its answer is in no public document: the client's source
   * (ClientContext.batch).
   */
  function batch(request: Request, collection: Collection): CosmosAnswer {
    if (request.header('x-ms-cosmos-batch-atomic') !== 'true')
      notModelled('batches that are not atomic');
    const charge = writeUnits(collection.indexed);
    const { status, results } = runBatch(
      collection,
      keyOf(request),
      operationsOf(request.body),
      charge,
    );
    const sum = results.reduce((total, { requestCharge }) => total + requestCharge, 0);
    return {
      status,
      body: results,
      headers: { 'x-ms-request-charge': String(Math.round(sum * 100) / 100) },
    };
  }

  /** create-a-collection: 201, or 409 where the id is taken. */
  function create({ body }: Request): CosmosAnswer {
    const collection = newCollection(body);
    if (collections.has(collection.id)) throw no.newId();
    collections.set(collection.id, collection);
    return { status: 201, body: collection.policy };
  }

  /** replace-a-collection: 200 with another index policy; id and partition key cannot change. */
  function replace({ body }: Request, there: Collection): CosmosAnswer {
    const collection = replaced(there, body);
    collections.set(collection.id, collection);
    return { status: 200, body: collection.policy };
  }

  /** Not in any public document: the client's source (DatabaseAccount). */
  function account(): CosmosAnswer {
    const here = [{ name: 'Loopback', databaseAccountEndpoint: url() }];
    return {
      status: 200,
      body: {
        id: 'double',
        _rid: 'double',
        writableLocations: here,
        readableLocations: here,
        enableMultipleWriteLocations: manyWriteRegions,
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
    /** The requests so far, in order. */
    seen,
    /** Request units of all answers so far, as estimated. */
    charged: () => charged,
    collections,
    /** Sets the faults from now on; without an argument, there are none. */
    fails: (next?: Faults) => void (faults = next ?? (() => undefined)),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Faults for the first `times` requests of a kind; later ones succeed. */
export function first(kind: Kind, times: number, fault: CosmosFault): Faults {
  let left = times;
  return (seen) => (seen.kind === kind && (left -= 1) >= 0 ? fault : undefined);
}

function kindOf({ method, path, header }: Request): Kind | undefined {
  const shape = `${method} ${path.filter((_, i) => i % 2 === 0).join('/')}${path.length % 2 === 1 ? ' feed' : ''}`;
  if (method === 'GET' && path.length === 0) return 'account';
  if (/^(GET|PUT) dbs\/colls$|^POST dbs\/colls feed$/.test(shape)) return 'container';
  if (shape === 'GET dbs/colls/pkranges feed') return 'ranges';
  if (shape === 'GET dbs/colls/docs') return 'read';
  if (shape === 'POST dbs/colls/docs feed' && header('x-ms-cosmos-is-batch-request') === 'true')
    return 'batch';
  if (
    shape === 'POST dbs/colls/docs feed' &&
    header('x-ms-cosmos-is-query-plan-request') === 'True'
  )
    return 'plan';
  if (shape === 'POST dbs/colls/docs feed' && header('x-ms-documentdb-isquery') === 'true')
    return 'query';
  return undefined;
}

const oneKey = z.array(z.unknown());
function keyOf({ header }: Request): string {
  const key = header('x-ms-documentdb-partitionkey');
  if (key === undefined) throw no.partitionKey();
  const values = parseAs(oneKey, key);
  if (values.length !== 1 || typeof values[0] !== 'string') notModelled(`the partition key ${key}`);
  return JSON.stringify(values);
}

/** get-partition-key-ranges */
function pkRanges(): CosmosAnswer {
  return {
    status: 200,
    body: { _rid: '', PartitionKeyRanges: ranges, _count: ranges.length },
    headers: { etag: '"1"' },
  };
}

/** The answer to an error in the double itself. */
function ownFault(error: unknown): CosmosAnswer {
  return {
    status: 500,
    body: `The double is at fault: ${String(error)}`,
    headers: { 'content-type': 'text/plain' },
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: CosmosAnswer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-activity-id': 'double',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
