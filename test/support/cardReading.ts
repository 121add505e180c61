import { isJson, objectOf, type Card, type Json } from './requests.ts';

export type Action = {
  type: string;
  verb: string;
  title: string;
  mode: string;
  url: string;
  data: Json;
};
export type Input = {
  id: string;
  type: string;
  value: string;
  label: string;
  choices: string[];
  json: Json;
};

/** Every object in a card, outer before inner; `under` is the key at which it stands. */
export function* objectsIn(value: unknown, under = ''): Generator<{ json: Json; under: string }> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one, under);
  if (!isJson(value)) return;
  yield { json: value, under };
  for (const [key, inner] of Object.entries(value))
    if (key !== 'data') yield* objectsIn(inner, key);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** All actions of a card; with `buttons`, without those of pressed rows. */
export function actionsOf(card: Card | undefined, only?: 'buttons'): Action[] {
  return [...objectsIn(card)]
    .filter(
      ({ json, under }) =>
        text(json.type).startsWith('Action.') && !(only && under === 'selectAction'),
    )
    .map(({ json: { type, verb, title, mode, url, data } }) => ({
      type: text(type),
      verb: text(verb),
      title: text(title),
      mode: text(mode),
      url: text(url),
      data: objectOf(data),
    }));
}

export const verbsOf = (card: Card | undefined): string[] =>
  actionsOf(card).map(({ verb }) => verb);

export function inputsOf(card: Card | undefined): Input[] {
  return [...objectsIn(card)]
    .filter(({ json }) => text(json.type).startsWith('Input.'))
    .map(({ json }) => ({
      id: text(json.id),
      type: text(json.type),
      value: text(json.value),
      label: text(json.label),
      choices: Array.isArray(json.choices)
        ? json.choices.map((one) => text(objectOf(one).value))
        : [],
      json,
    }));
}

export const inputOf = (card: Card | undefined, id: string): Input | undefined =>
  inputsOf(card).find((input) => input.id === id);

/** The text that people read in a card or a part of it. */
export function wordsIn(part: unknown): string {
  return [...objectsIn(part)]
    .flatMap(({ json }) => [
      text(json.text),
      text(json.title),
      text(json.label),
      text(json.placeholder),
    ])
    .filter(Boolean)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** The text of the element with this id; undefined where there is none. */
export function element(card: Card | undefined, id: string): string | undefined {
  const found = [...objectsIn(card)].find(
    ({ json }) => json.id === id && !text(json.type).startsWith('Input.'),
  );
  return found && wordsIn(found.json);
}

export const statusOf = (card: Card | undefined): string | undefined => element(card, 'status');

/** The text next to an input, where its problem stands. */
export function problemAt(card: Card | undefined, id: string): string {
  for (const { json } of objectsIn(card)) {
    const items = Array.isArray(json.items) ? json.items : [];
    if (
      items.some((one) => objectOf(one).id === id && text(objectOf(one).type).startsWith('Input.'))
    )
      return wordsIn(items.filter((one) => objectOf(one).type === 'TextBlock'));
  }
  return '';
}

/**
 * The data that a client sends for a button: the button's own and every filled input. Clients leave
 * out empty inputs (`isSet` in Microsoft's own renderer).
 */
export function filled(
  card: Card | undefined,
  verb: string,
  typed: Json = {},
  title?: string,
): Json {
  const button = actionsOf(card).find(
    (one) => one.verb === verb && (title === undefined || one.title === title),
  );
  const shown = inputsOf(card).map(({ id, value }) => [id, typed[id] ?? value] as const);
  const others = Object.entries(typed).filter(([id]) => !inputOf(card, id));
  return {
    ...button?.data,
    ...Object.fromEntries([...shown, ...others].filter(([, value]) => value !== '')),
  };
}

/** The files listed in a claim card: as rows, or many of them as a choice. */
export const poeIdsOf = (card: Card | undefined): string[] => [
  ...actionsOf(card).flatMap(({ verb, data }) =>
    verb === 'openPoe' ? text(data.poeId) || [] : [],
  ),
  ...(inputOf(card, 'poeId')?.choices ?? []),
];

/** The address of a card's link to `/poe/…` or `/poe/upload/…`. */
export function linkOf(card: Card | undefined): string {
  const found = actionsOf(card).find(({ type }) => type === 'Action.OpenUrl');
  if (!found) throw new Error(`The card has no link: ${wordsIn(card).slice(0, 300)}`);
  return found.url;
}
