import { describe, expect, it } from '@jest/globals';
import { english, languages } from '../../cards/text/languages.ts';
import type { CommandName, DurationUnit, Words } from '../../cards/text/words.ts';
import type { App, TypedRequest } from '../../bot/answers/app.ts';
import { skip } from '../../bot/commands/skip.ts';
import { commands } from '../../bot/routes.ts';
import { rulesWith } from '../support/law.ts';

const routesOf = (typed: string) => commands.filter(({ words }) => words.test(typed));
const named = Object.entries(english.commands) as [CommandName, string][];

/**
 * Commands that a sentence tells people to type: between asterisks, or in quotes of any language.
 */
const toType = (text: string, marks: RegExp): string[] =>
  [...text.matchAll(marks)].map(([, typed = '']) => typed.toLowerCase());
const STARS = /\*([^*]+)\*/g;
const QUOTES = /[“«„"]([^“”«»„"]+)[”»“"]/g;

/** Duration by which an argument moves the clock; undefined where it is not understood. */
async function movedBy(argument: string, words: Words): Promise<string | undefined> {
  let moved: string | undefined;
  const move: App['skip'] = async (advance) => {
    moved = advance;
    return { now: '2026-11-02T10:00:00.000Z' };
  };
  await skip({ argument, words } as TypedRequest, { skip: move, rules: rulesWith() } as App);
  return moved;
}

describe.each([...languages])('what people type in %s', (_tag, words) => {
  it.each(named)('means one command: %s', (name, typedInEnglish) => {
    const typed = words.commands[name];
    expect(typed).toBe(typed.toLowerCase());
    const rest = routesOf(typedInEnglish).length > 0 ? '' : ' x';
    expect(routesOf(`${typed}${rest}`)).toEqual(routesOf(`${typedInEnglish}${rest}`));
    expect(routesOf(`${typed}${rest}`)).toHaveLength(1);
  });

  it('is understood as the help says it', () => {
    const help = Object.values(words.help).flatMap((text) =>
      typeof text === 'function' ? [] : text,
    );
    const typed = help.flatMap((text) => toType(text, STARS));
    expect(typed).toHaveLength(10);
    expect(typed.filter((one) => routesOf(one).length !== 1)).toEqual([]);
  });

  it.each([
    { unit: 'minute', moves: 'PT3M' },
    { unit: 'hour', moves: 'PT3H' },
    { unit: 'day', moves: 'P3D' },
    { unit: 'week', moves: 'P3W' },
  ] satisfies { unit: DurationUnit; moves: string }[])(
    'moves the clock by 3 of the unit $unit',
    async ({ unit, moves }) => {
      for (const form of words.durations[unit])
        expect([form, await movedBy(`3 ${form}`, words)]).toEqual([form, moves]);
    },
  );

  it('moves the clock as the examples say', async () => {
    const examples = [...toType(words.answers.howFar, QUOTES), ...toType(words.help.skip, STARS)];
    const moves = examples.map((typed) =>
      movedBy(typed.slice(words.commands.skip.length + 1), words),
    );
    expect(await Promise.all(moves)).toEqual(['P3D', 'PT2H', 'P1W', 'P3D']);
  });
});
