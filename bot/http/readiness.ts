import type { Log } from '../../services/ports.ts';

/** The last look at what is due may be this old before the bot calls itself not ready. */
const LOOK_TOO_OLD_MS = 5 * 60_000;

type Parts = {
  /** What must answer, by the name under which it is missed. */
  stores: Readonly<Record<string, () => Promise<unknown>>>;
  /** When what is due was last looked at, in milliseconds since the epoch. */
  lookedAt(): number;
  log: Log;
};

/** Names what is not ready, for `GET /readyz`; nothing where all is. */
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
