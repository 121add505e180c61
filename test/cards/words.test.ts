import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { english, languages } from '../../cards/text/languages.ts';
import * as quoted from '../../cards/text/quoted.ts';
import type { Words } from '../../cards/text/words.ts';
import { rejectionReasons } from '../../services/claims/reasons.ts';
import { textsOf } from '../support/wordSamples.ts';

/** Names of the programme, and texts that are the same in all languages. */
const names: ReadonlySet<string> = new Set([
  ...Object.values(quoted.areas),
  ...Object.values(quoted.activities),
  ...Object.values(quoted.informationReasons),
  ...Object.values(quoted.rejectionReasons),
  ...Object.values(quoted.requestDetails),
  'MPN ID',
  'name@customer.com',
  'name@yourcompany.com',
]);

/**
 * Texts of a language, by its tag, that are the same in another one by right, such as "Partner" in
 * German.
 */
const alike: Readonly<Partial<Record<string, readonly string[]>>> = {};

const translations = [...languages].filter(([, words]) => words !== english);
const inEnglish = textsOf(english);

describe('the languages', () => {
  it('are all that have a file, each under the tag that names it', () => {
    const files = readdirSync(new URL('../../cards/text', import.meta.url));
    const tags = files.flatMap((name) => /^([a-z]{2,3})\.ts$/.exec(name)?.[1] ?? []);
    expect([...languages.keys()].toSorted()).toEqual(tags.toSorted());
  });
});

describe.each(translations)('the words in %s', (tag, words) => {
  const texts = textsOf(words);
  /** Each text beside the English one that it stands for. */
  const pairs = [...texts].flatMap(([path, text]) => {
    const original = inEnglish.get(path);
    return original === undefined ? [] : [{ path, text, original }];
  });

  it('differ from those of the other languages, names aside', () => {
    for (const [other, theirWords] of [...languages].filter(([one]) => one !== tag)) {
      const allowed = new Set([...names, ...(alike[tag] ?? []), ...(alike[other] ?? [])]);
      const theirs = textsOf(theirWords);
      const same = [...texts].filter(
        ([path, text]) => text === theirs.get(path) && /\p{L}/u.test(text) && !allowed.has(text),
      );
      expect(same.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
    }
  });

  it('are all that English has, and no other', () => {
    const paths = (all: ReadonlyMap<string, string>): string[] =>
      [...all.keys()]
        .filter((path) => !/^rejectionWhy|^durations|^uploadPage\.script\.(room|sum)\./.test(path))
        .toSorted();
    expect(paths(texts)).toEqual(paths(inEnglish));
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(Object.values(words.durations).filter((forms) => forms.length === 0)).toEqual([]);
  });

  it('explain every reason for a rejection', () => {
    expect(Object.keys(words.rejectionWhy).toSorted()).toEqual([...rejectionReasons].toSorted());
  });

  it('keep the names that the programme quotes', () => {
    expect(words.areas).toEqual(quoted.areas);
    for (const [id, { label }] of Object.entries(english.informationReasons))
      expect(words.informationReasons[id as keyof Words['informationReasons']].label).toBe(label);
    expect(words.rejectionReasons).toEqual(quoted.rejectionReasons);
    for (const [id, name] of Object.entries(quoted.requestDetails))
      expect(words.requestDetails[id as keyof Words['requestDetails']]).toContain(name);
    for (const [id, name] of Object.entries(quoted.activities))
      expect(words.activityNames[id as keyof Words['activityNames']]).toContain(name);
  });

  it('name buttons and commands as they stand in that language', () => {
    const named = [
      ...Object.entries(english.buttons).map(([key, name]) => [
        name,
        words.buttons[key as keyof Words['buttons']],
      ]),
      ...Object.entries(english.commands).map(([key, name]) => [
        name,
        words.commands[key as keyof Words['commands']],
      ]),
    ];
    const wrong = pairs.flatMap(({ path, text, original }) =>
      named
        .filter(
          ([name, own]) => original.includes(`“${String(name)}”`) && !text.includes(String(own)),
        )
        .map(([, own]) => `${path} lacks ${String(own)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have what the upload page fills in at the same places as in English', () => {
    const namesIn = (text: string): string =>
      [...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ');
    const wrong = pairs.filter(({ text, original }) => namesIn(text) !== namesIn(original));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('have a form for each kind of number', () => {
    const rules = new Intl.PluralRules(tag);
    const kinds = new Set(Array.from({ length: 200 }, (_, n) => rules.select(n)));
    const { room, sum } = words.uploadPage.script;
    for (const forms of [room, sum])
      expect(Object.keys(forms)).toEqual(expect.arrayContaining([...kinds]));
    const short = Object.entries(words.durations).filter(([, forms]) => forms.length < kinds.size);
    expect(short).toEqual([]);
  });
});
