import { AsyncLocalStorage } from 'node:async_hooks';

/** When whoever waits for an answer stops waiting, in milliseconds since the epoch. */
const until = new AsyncLocalStorage<number>();

/** Does something for which somebody waits this long and no longer, in milliseconds: a turn. */
export const withPatience = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  until.run(Date.now() + ms, work);

/** Does what nobody waits for, though it began in a turn. */
export const withoutHurry = <T>(work: () => T): T => until.exit(work);

/**
 * How long one step may take that by itself may take so long, both in milliseconds; 1 where time is
 * up.
 */
export function patienceFor(ms: number): number {
  const left = (until.getStore() ?? Infinity) - Date.now();
  return Math.max(1, Math.min(ms, left));
}
