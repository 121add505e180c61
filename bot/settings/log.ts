import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Log } from '../../services/ports.ts';

/**
 * One line of JSON for each thing worth knowing. A fault gets a reference number, which is all that
 * people are shown.
 */
export function createLog(level: string): Log {
  const log = pino({ level, base: null });
  return {
    info: (what, more = {}) => log.info(more, what),
    warn: (what, more = {}) => log.warn(more, what),
    fault(what, error, more = {}) {
      const reference = randomBytes(4).toString('hex').toUpperCase();
      log.error({ ...more, reference, err: error }, what);
      return reference;
    },
  };
}
