import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The instant at which the present turn's caller stops waiting, in milliseconds since the epoch.
 */
const until = new AsyncLocalStorage<number>();

/**
 * Runs `work` with a limit of `ms` milliseconds, after which the caller stops waiting, as in a
 * turn.
 */
export const withPatience = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  until.run(Date.now() + ms, work);

/** Runs `work` without the limit of the turn in which it is started. */
export const withoutHurry = <T>(work: () => T): T => until.exit(work);

/**
 * The time that one step may take: `ms`, or what the turn has left if that is less. In
 * milliseconds; 1 where no time is left.
 */
export function patienceFor(ms: number): number {
  const left = (until.getStore() ?? Infinity) - Date.now();
  return Math.max(1, Math.min(ms, left));
}
