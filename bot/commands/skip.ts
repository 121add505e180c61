import { timeText } from '../../cards/time.ts';
import type { TypedCommand } from '../answers/app.ts';

const UNITS: Readonly<Record<string, (n: string) => string>> = {
  minute: (n) => `PT${n}M`,
  hour: (n) => `PT${n}H`,
  day: (n) => `P${n}D`,
  week: (n) => `P${n}W`,
};

/** Local mode: moves the time forward, as POST /local/clock does. */
export const skip: TypedCommand = async ({ argument, words }, { skip: move, rules }) => {
  const [, n = '', unit = ''] = /^(\d{1,4})\s*(minute|hour|day|week)s?$/.exec(argument) ?? [];
  const duration = UNITS[unit]?.(n);
  if (!move || duration === undefined) return { text: words.answers.howFar };
  const moved = await move(duration);
  return {
    text: 'problem' in moved ? moved.problem : words.answers.skipped(timeText(moved.now, rules.policy.zone, words)),
  };
};
