import { languages } from '../../cards/text/languages.ts';
import type { DurationUnit } from '../../cards/text/words.ts';
import { timeText } from '../../cards/time.ts';
import type { TypedCommand } from '../answers/app.ts';

const durations: Readonly<Record<DurationUnit, (n: string) => string>> = {
  minute: (n) => `PT${n}M`,
  hour: (n) => `PT${n}H`,
  day: (n) => `P${n}D`,
  week: (n) => `P${n}W`,
};

/** Duration units by the words for them in every language. */
const units: ReadonlyMap<string, DurationUnit> = new Map(
  [...languages.values()].flatMap(({ durations: named }) =>
    (Object.keys(durations) as DurationUnit[]).flatMap((unit) =>
      named[unit].map((word) => [word, unit] as const),
    ),
  ),
);

/** Local mode: moves the clock forward, as `POST /local/clock` does. */
export const skip: TypedCommand = async ({ argument, words }, { skip: move, rules }) => {
  const [, n = '', word = ''] = /^(\d{1,4})\s*(\p{L}+)$/u.exec(argument) ?? [];
  const unit = units.get(word);
  if (!move || unit === undefined) return { text: words.answers.howFar };
  const moved = await move(durations[unit](n));
  // `durations` makes valid, positive durations, so the only problem can be one that is too long
  if ('problem' in moved) return { text: words.answers.tooFar };
  return { text: words.answers.skipped(timeText(moved.now, rules.policy.zone, words)) };
};
