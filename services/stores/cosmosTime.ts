import { patienceFor } from '../patience.ts';

/** In milliseconds. A turn has 10 to 15 seconds, a pressed button 5. */
export type CosmosLimits = {
  /** One attempt of one request. */
  readonly attemptMs: number;
  /** One call of a store, with whatever is tried again in it. */
  readonly callMs: number;
};
/** No answer in time, or none that says what happened, and looking did not tell either. */
export class CosmosUnclear extends Error {}

/** Ends with a fault when time is up, even while the client sleeps before it tries again. */
export async function within<T>(
  mostMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ms = patienceFor(mostMs);
  const signal = AbortSignal.timeout(ms);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(new CosmosUnclear(`Cosmos DB did not answer within ${ms} ms.`));
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
