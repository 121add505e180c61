import { schemaProblems } from './cardSchema.ts';

type Json = Record<string, unknown>;

/** Every object in a card, at any depth. */
export function objectsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(objectsOf)];
}

export const actionsOf = (card: unknown): Json[] =>
  objectsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
export const inputsOf = (card: unknown): Json[] =>
  objectsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
export const byId = (card: unknown, id: string): Json | undefined =>
  objectsOf(card).find((one) => one.id === id && !String(one.type).startsWith('Input.'));

/** The longest activity that Teams takes, in UTF-16 units of JSON (28 KB at two bytes each). */
const LONGEST_ACTIVITY = (28 * 1024) / 2;
/** The size of an activity without its card. */
const ENVELOPE = 700;

/**
 * The problems of a card: schema, size, ids, labels, buttons. `typedDollars`: somebody's text in it
 * holds `${`.
 */
export function cardProblems(card: unknown, { typedDollars = false } = {}): string[] {
  const json = JSON.stringify(card);
  const ids = objectsOf(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const buttons = buttonsOf(card);
  return [
    ...schemaProblems(card),
    ...(json.length + ENVELOPE > LONGEST_ACTIVITY ? [`${json.length + ENVELOPE} units long`] : []),
    ...(!typedDollars && json.includes('${') ? ['a leftover ${'] : []),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `the id ${id} twice`),
    ...inputProblems(card),
    ...headingProblems(card),
    ...colourProblems(card),
    ...objectsOf(card).flatMap(({ type, altText, url }) =>
      type === 'Image' && !isWords(altText)
        ? [`the image ${String(url)} without an alternative text`]
        : [],
    ),
    ...(buttons.length > 6 ? [`${buttons.length} actions`] : []),
    ...(buttons.filter(({ mode }) => mode !== 'secondary').length > 3
      ? ['more than three prominent actions']
      : []),
    ...actionsOf(card).flatMap(({ title, type }) =>
      isWords(title) ? [] : [`an ${String(type)} without a title`],
    ),
    ...(inputsOf(card).filter(
      ({ type, isMultiline }) => type === 'Input.Text' && isMultiline === true,
    ).length > 1
      ? ['more than one free text']
      : []),
  ];
}

const isWords = (text: unknown): text is string =>
  typeof text === 'string' && /[\p{L}\p{N}]/u.test(text);

/**
 * The buttons at the end of a card and in its action sets. Rows that open something do not count.
 */
const buttonsOf = (card: unknown): Json[] =>
  objectsOf(card)
    .flatMap(({ actions }) => (Array.isArray(actions) ? (actions as Json[]) : []))
    .filter(({ type }) => String(type).startsWith('Action.'));

/**
 * Inputs without a label, or with the label of another input. A placeholder is no label, since it
 * vanishes as soon as somebody types.
 */
function inputProblems(card: unknown): string[] {
  const inputs = inputsOf(card);
  const labels = inputs.map(({ label }) => label);
  return inputs.flatMap(({ id, label, errorMessage, type, choices }, i) => [
    ...(isWords(label) && isWords(errorMessage)
      ? []
      : [`the input ${String(id)} without label or error message`]),
    ...(labels.indexOf(label) === i ? [] : [`the label ${String(label)} twice`]),
    ...(type === 'Input.ChoiceSet' && !(choices as Json[]).every(({ title }) => isWords(title))
      ? [`a choice of ${String(id)} without words`]
      : []),
  ]);
}

/**
 * Problems of headings. Screen reader users jump from heading to heading: the first text has to be
 * one, and no two may be equal.
 */
function headingProblems(card: unknown): string[] {
  const texts = objectsOf(card).filter(({ type }) => type === 'TextBlock');
  const headings = texts.filter(({ style }) => style === 'heading').map(({ text }) => text);
  return [
    ...(texts.length > 0 && texts[0]?.style !== 'heading' ? ['the first text is no heading'] : []),
    ...headings.filter((text) => !isWords(text)).map(() => 'a heading without words'),
    ...headings
      .filter((text, i) => headings.indexOf(text) !== i)
      .map((text) => `the heading ${String(text)} twice`),
  ];
}

/** Coloured elements without words: people who do not see the colour need them. */
function colourProblems(card: unknown): string[] {
  const coloured = objectsOf(card).filter(
    ({ type, style, color }) =>
      (type === 'Container' && style !== undefined && style !== 'default') ||
      (color !== undefined && color !== 'Default'),
  );
  return coloured
    .filter(
      (one) => !objectsOf(one).some(({ text }) => typeof text === 'string' && text.trim() !== ''),
    )
    .map(({ type }) => `a coloured ${String(type)} without words`);
}
