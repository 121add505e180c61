import * as en from './en.ts';
import * as ru from './ru.ts';

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widened<R>
    : { readonly [K in keyof T]: Widened<T[K]> };

/** Everything that the bot says, in one language. */
export type Words = Widened<typeof en>;

/** What people read together, such as the reviewers' channel, is in English. */
export const english: Words = en;

/** Languages by their tag, in lower case; everybody else reads English. */
export const languages: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['en', english],
  ['ru', ru],
]);

/** The words for a client's locale, such as "ru-RU". */
export function wordsFor(locale: string | undefined): Words {
  return languages.get(locale?.split(/[-_]/)[0]?.toLowerCase() ?? '') ?? english;
}
