import { appendFile, readFile } from 'node:fs/promises';
import type { Eligibility } from '../ports.ts';
import type { EligibilityMessage } from '../eligibilityMessage.ts';

/** Hands approved claims over as lines of a file. A line that is there is not written again. */
export function eligibilityFile(file: string): Eligibility {
  let queue: Promise<void> = Promise.resolve();
  return {
    async deliver(message) {
      const done = queue.then(async () => {
        const before = await readFile(file, 'utf8').catch(() => '');
        if (before.split('\n').some((line) => isOf(line, message))) return;
        // a line cut off by a full disk must not be joined with the next
        const gap = before === '' || before.endsWith('\n') ? '' : '\n';
        await appendFile(file, `${gap}${JSON.stringify(message)}\n`, { flush: true });
      });
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

function isOf(line: string, { messageId, action }: EligibilityMessage): boolean {
  try {
    const written = JSON.parse(line) as EligibilityMessage;
    return written.messageId === messageId && written.action === action;
  } catch {
    return false;
  }
}
