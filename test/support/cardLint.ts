import { schemaProblems } from './cardSchema.ts';

type Json = Record<string, unknown>;

/** Every object in a card, wherever it hangs. */
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

/** An activity with a card is this long at most, in UTF-16 units of JSON (28 KB at two bytes each). */
const LONGEST_ACTIVITY = (28 * 1024) / 2;
/** What the activity holds beside the card. */
const ENVELOPE = 700;

/** All that is wrong with a card: the schema, size, ids, labels, buttons. Typed text may hold `${`: say so. */
export function cardProblems(card: unknown, { typedDollars = false } = {}): string[] {
  const json = JSON.stringify(card);
  const ids = objectsOf(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const bar = (card as { actions?: Json[] }).actions ?? [];
  return [
    ...schemaProblems(card),
    ...(json.length + ENVELOPE > LONGEST_ACTIVITY ? [`${json.length + ENVELOPE} units long`] : []),
    ...(!typedDollars && json.includes('${') ? ['a leftover ${'] : []),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `the id ${id} twice`),
    ...inputsOf(card).flatMap(({ id, label, errorMessage }) =>
      label && errorMessage ? [] : [`the input ${String(id)} without label or error message`],
    ),
    ...(bar.length > 6 ? [`${bar.length} actions`] : []),
    ...(bar.filter(({ mode }) => mode !== 'secondary').length > 3 ? ['more than three prominent actions'] : []),
    ...actionsOf(card).flatMap(({ title, type }) => (title ? [] : [`an ${String(type)} without a title`])),
    ...(inputsOf(card).filter(({ type, isMultiline }) => type === 'Input.Text' && isMultiline === true).length > 1
      ? ['more than one free text']
      : []),
  ];
}
