import type { Log } from '../../services/ports.ts';

/** Age in milliseconds at which the last look at what is due counts as too old. */
const LOOK_TOO_OLD_MS = 5 * 60_000;

type Parts = {
  /** Checks that must succeed, by the name that is reported. */
  stores: Readonly<Record<string, () => Promise<unknown>>>;
  /** Time of the last look at what is due, in milliseconds since the epoch. */
  lookedAt(): number;
  log: Log;
};

/** Makes the check of `GET /readyz`: names everything that is not ready; empty where all is. */
export function readiness({ stores, lookedAt, log }: Parts): () => Promise<string[]> {
  const ping = async ([what, ask]: [string, () => Promise<unknown>]): Promise<string[]> => {
    try {
      await ask();
      return [];
    } catch (error) {
      log.warn(`${what} does not answer`, {
        why: error instanceof Error ? error.message : String(error),
      });
      return [`${what} does not answer`];
    }
  };
  return async () => [
    ...(await Promise.all(Object.entries(stores).map(ping))).flat(),
    ...(Date.now() - lookedAt() > LOOK_TOO_OLD_MS
      ? ['the last look at what is due is too old']
      : []),
  ];
}
