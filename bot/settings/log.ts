import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Log } from '../../services/ports.ts';

/**
 * Logs lines of JSON. `fault` answers a reference number, the only thing about a fault that people
 * are shown.
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
