import { en } from './en.ts';
import { ru } from './ru.ts';
import type { Words } from './words.ts';

/** English, also for texts that several people read, such as in the reviewers' channel. */
export const english = en;

/** Languages by their tag. Clients in other languages get English. */
export const languages: ReadonlyMap<string, Words> = new Map(
  [en, ru].map((words) => [words.tag, words]),
);

/** The words for a client's locale, such as "ru-RU". */
export function wordsFor(locale: string | undefined): Words {
  return languages.get(locale?.split(/[-_]/)[0]?.toLowerCase() ?? '') ?? english;
}
