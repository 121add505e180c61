import { setTimeout } from 'node:timers/promises';
import type { Container, JSONObject, OperationInput, SqlQuerySpec } from '@azure/cosmos';
import { type CosmosLimits, CosmosUnclear, within } from './cosmosTime.ts';

/**
 * A document as it is written. `write` names the write that put it there, by a value never used
 * again.
 */
export type Document = {
  readonly id: string;
  readonly write: string;
  readonly [property: string]: unknown;
};
export type Found<T> = T & { readonly write: string; readonly _etag: string };

export type Operation =
  | { readonly kind: 'create' | 'upsert'; readonly document: Document }
  | { readonly kind: 'replace'; readonly document: Document; readonly etag: string };

export type Written =
  | { readonly kind: 'written'; readonly etag: string }
  /** Operation `at` found its document already there, gone, or changed; nothing was written. */
  | {
      readonly kind: 'conflict';
      readonly at: number;
      /** Set where an earlier attempt may have been stored and overwritten since. */
      readonly open?: true;
    };

const ATTEMPTS = 4;
/** Codes of a write that was certainly not stored, and that would fail again at once. */
const DEFINITE: ReadonlySet<unknown> = new Set([
  400,
  401,
  403,
  404,
  413,
  429,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const CONFLICT: ReadonlySet<unknown> = new Set([404, 409, 412]);

/** The calls that the stores make to a container, each limited in time. */
export function cosmosCalls(container: Container, limits: CosmosLimits) {
  const bounded = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    within(limits.callMs, work);

  /** A point read. */
  const read = <T>(partition: string, id: string): Promise<Found<T> | undefined> =>
    bounded((signal) => readItem<T>(container, partition, id, signal));

  /** All results of a query in one partition, or in all partitions where none is given. */
  async function query<T>(
    text: string,
    values: Readonly<Record<string, unknown>>,
    partition?: string,
  ): Promise<T[]> {
    const spec: SqlQuerySpec = {
      query: text,
      parameters: Object.entries(values).map(([name, value]) => ({
        name: `@${name}`,
        value: value as string,
      })),
    };
    return bounded(async (abortSignal) => {
      // the gateway refuses ordered queries across partitions at first sight; asking for the plan
      // saves that round trip
      const scope =
        partition === undefined ? { forceQueryPlan: true } : { partitionKey: partition };
      const options = { ...scope, maxItemCount: 1000, abortSignal };
      return (await container.items.query<T>(spec, options).fetchAll()).resources;
    });
  }

  /** Writes documents of one partition, all or none, as one transactional batch. */
  const write = (partition: string, operations: readonly Operation[]): Promise<Written> =>
    bounded((signal) => writeBatch(container, { partition, operations }, signal));

  /**
   * Adds or replaces a document. Each attempt reads the document and writes on that version, so
   * that a late repetition never overwrites a newer document.
   */
  async function put(partition: string, document: Document): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = await read<Document>(partition, document.id);
      const operation: Operation = found
        ? { kind: 'replace', document, etag: found._etag }
        : { kind: 'create', document };
      const written = await write(partition, [operation]);
      if (written.kind === 'written' || written.open) return;
    }
    throw new Error(`${document.id} was changed by others ${ATTEMPTS} times in a row.`);
  }

  return { read, query, write, put };
}
export type CosmosCalls = ReturnType<typeof cosmosCalls>;

async function readItem<T>(
  container: Container,
  partition: string,
  id: string,
  abortSignal: AbortSignal,
): Promise<Found<T> | undefined> {
  const { statusCode, substatus, resource } = await container
    .item(id, partition)
    .read<Found<T>>({ abortSignal });
  // the client takes every 404 for a missing document, also that of a missing container, or of a
  // replica that lags
  if (substatus) throw withCode(`Cosmos DB answered ${statusCode}/${substatus}.`, statusCode);
  return statusCode === 404 ? undefined : resource;
}

type Batch = { readonly partition: string; readonly operations: readonly Operation[] };

/**
 * Writes a batch. An unclear answer (reset, time-out, 408, 449, 503) is settled by reading a
 * document that this very write would have created; so is a conflict, which may be with an earlier
 * attempt of our own.
 */
async function writeBatch(
  container: Container,
  batch: Batch,
  signal: AbortSignal,
): Promise<Written> {
  let why: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await setTimeout(20 + Math.random() * 80 * attempt, undefined, { signal });
    const tried = await attemptBatch(container, batch, signal).catch((error: unknown) => {
      // this attempt certainly failed, but an earlier one may have been stored
      if (why === undefined) throw error;
      return { kind: 'unclear', why: error } as const;
    });
    if (tried.kind === 'written') return tried;
    const open = why === undefined ? {} : ({ open: true } as const);
    if (tried.kind === 'unclear') why = tried.why;
    try {
      const etag = await readOwnEtag(container, batch, signal);
      if (etag !== undefined) return { kind: 'written', etag };
      if (tried.kind === 'conflict') return { ...tried, ...open };
    } catch (error) {
      // repeating the batch is safe: if it was stored, the repetition conflicts with it and finds
      // it
      why = error;
    }
  }
  throw new CosmosUnclear('Cosmos DB does not say whether it has stored something.', {
    cause: why,
  });
}

type Tried = Written | { readonly kind: 'unclear'; readonly why: unknown };

async function attemptBatch(
  container: Container,
  { partition, operations }: Batch,
  abortSignal: AbortSignal,
): Promise<Tried> {
  try {
    const { result = [] } = await container.items.batch(operations.map(inputOf), partition, {
      abortSignal,
    });
    const at = result.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
    const failed = result[at];
    if (!failed && result.length < operations.length)
      return {
        kind: 'unclear',
        why: new Error('Cosmos DB answered a batch with less than it was asked.'),
      };
    if (!failed) return { kind: 'written', etag: result[0]?.eTag ?? '' };
    if (CONFLICT.has(failed.statusCode)) return { kind: 'conflict', at };
    throw withCode(`Cosmos DB refused a write: ${failed.statusCode}`, failed.statusCode);
  } catch (error) {
    return outcomeOf(rootOf(error), operations, abortSignal);
  }
}

/** The outcome of a batch that threw; throws where it was certainly not stored. */
function outcomeOf(
  why: unknown,
  operations: readonly Operation[],
  { aborted }: AbortSignal,
): Tried {
  const code = codeOf(why);
  // a refused batch is answered operation by operation (207); a bare status means the same
  if (code === 412 || code === 409)
    return { kind: 'conflict', at: code === 409 && operations[0]?.kind === 'replace' ? 1 : 0 };
  if (DEFINITE.has(code) || aborted) throw why;
  return { kind: 'unclear', why };
}

/**
 * The etag of our write if it was stored ('' where a later document of the batch shows that); else
 * undefined. A created document is looked for first, since others may overwrite a replaced one.
 */
async function readOwnEtag(
  container: Container,
  { partition, operations }: Batch,
  signal: AbortSignal,
) {
  const telling = operations.findLast(({ kind }) => kind === 'create') ?? operations[0];
  if (!telling) return undefined;
  const { id, write: ours } = telling.document;
  const found = await readItem<Document>(container, partition, id, signal);
  if (found?.write !== ours) return undefined;
  return telling === operations[0] ? found._etag : '';
}

function inputOf(operation: Operation): OperationInput {
  const resourceBody = operation.document as unknown as JSONObject;
  switch (operation.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody };
    case 'upsert':
      return { operationType: 'Upsert', resourceBody };
    case 'replace':
      return {
        operationType: 'Replace',
        id: operation.document.id,
        resourceBody,
        ifMatch: operation.etag,
      };
    default:
      return operation satisfies never;
  }
}

/** The client wraps a batch's error into one without a code. */
const rootOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;
const withCode = (message: string, code: unknown): Error =>
  Object.assign(new Error(message), { code });
