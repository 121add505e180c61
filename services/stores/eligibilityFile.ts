import { appendFile, readFile } from 'node:fs/promises';
import type { Eligibility } from '../ports.ts';

/** Approved claims handed over as lines of a file. What stands there already is not written again. */
export function eligibilityFile(file: string): Eligibility {
  let queue: Promise<void> = Promise.resolve();
  return {
    async deliver(message) {
      const done = queue.then(async () => {
        const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
        const mark = JSON.stringify({ messageId: message.messageId, action: message.action }).slice(0, -1);
        if (lines.some((line) => line.startsWith(mark))) return;
        await appendFile(file, `${JSON.stringify(message)}\n`, { flush: true });
      });
      queue = done.catch(() => undefined);
      return done;
    },
  };
}
