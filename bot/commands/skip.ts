import { timeText } from '../../cards/time.ts';
import type { Command } from '../app.ts';

const UNITS: Readonly<Record<string, (n: string) => string>> = {
  minute: (n) => `PT${n}M`,
  hour: (n) => `PT${n}H`,
  day: (n) => `P${n}D`,
  week: (n) => `P${n}W`,
};

/** Local mode: moves the time forward, as POST /local/clock does. */
export const skip: Command = async ({ argument }, { skip: move, rules }) => {
  const [, n = '', unit = ''] = /^(\d{1,4})\s*(minute|hour|day|week)s?$/.exec(argument) ?? [];
  const duration = UNITS[unit]?.(n);
  if (!move || duration === undefined) return { text: 'Say how far: “skip 3 days”, “skip 2 hours” or “skip 1 week”.' };
  const moved = await move(duration);
  return {
    text:
      'problem' in moved
        ? moved.problem
        : `It is now ${timeText(moved.now, rules.policy.zone)}. What was due has been done, and who is concerned was told.`,
  };
};
