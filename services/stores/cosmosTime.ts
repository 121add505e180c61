import { patienceFor } from '../patience.ts';

/** Limits in milliseconds. A turn has 10 to 15 seconds, a pressed button 5. */
export type CosmosLimits = {
  /** One attempt of one request. */
  readonly attemptMs: number;
  /** One call of a store, its retries included. */
  readonly callMs: number;
};
/**
 * Cosmos DB did not answer in time, or left open whether it stored a write, and reading did not
 * settle it.
 */
export class CosmosUnclear extends Error {}

/**
 * Runs `work`; throws CosmosUnclear when the time is up, even while the client waits before a
 * retry.
 */
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
