import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { Duration } from 'luxon';
import type { Clock } from '../../services/ports.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

export type LocalClock = Clock & {
  /**
   * Moves the clock forward by an ISO 8601 duration; answers what is wrong with the duration, if
   * anything.
   */
  advance(duration: unknown): Promise<string | undefined>;
};

/** Longest move at once, in days: about a century. */
const MOST_DAYS = 36_600;

/**
 * Local mode's clock: the machine's time plus an offset, which only grows and is kept in the data
 * folder.
 */
export function localClock(dataDir: string): LocalClock {
  const file = path.join(dataDir, 'clock.json');
  let offset = readOffset(file);
  return {
    now: () => new Date(Date.now() + offset).toISOString(),
    async advance(duration) {
      const parsed =
        typeof duration === 'string' && /^P.*\d[A-Z]$/.test(duration)
          ? Duration.fromISO(duration)
          : undefined;
      if (!parsed?.isValid) return 'advance must be an ISO 8601 duration, such as P3D or PT2H.';
      const ms = parsed.toMillis();
      if (Object.values(parsed.toObject()).some((part) => part < 0) || ms < 0)
        return 'The clock only moves forward: advance must not be negative.';
      if (ms > MOST_DAYS * 86_400_000) return 'That is too far: a hundred years at once at most.';
      if (ms === 0) return undefined;
      const next = offset + Math.round(ms);
      await writeSafely(file, JSON.stringify({ offset: next }));
      offset = next;
      return undefined;
    },
  };
}

function readOffset(file: string): number {
  try {
    const { offset } = JSON.parse(readFileSync(file, 'utf8')) as { offset?: unknown };
    return typeof offset === 'number' && offset >= 0 ? offset : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw new Error(`${file} cannot be read; delete it to go back to the machine's own time`, {
      cause: error,
    });
  }
}

async function writeSafely(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.part`, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}
