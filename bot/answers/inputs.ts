import { z } from 'zod';
import {
  fieldNames,
  isSubscriptionField,
  type FieldInput,
  type FieldName,
} from '../../services/claims/fields.ts';
import { productOf } from '../../services/claims/catalogue.ts';
import { tidy } from '../../services/claims/validate.ts';

/**
 * Longer texts than any rule allows are cut before they are looked at; the rule still finds them
 * too long.
 */
const LONGEST = 10_000;
/** What no text needs and some clients choke on; line breaks stay. */
const CONTROL = /[^\P{Cc}\n\t]|[\u2028\u2029]/gu;

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) =>
    String(value)
      .slice(0, LONGEST)
      .toWellFormed()
      .replaceAll('\r\n', '\n')
      .replaceAll(CONTROL, '')
      .trim(),
  )
  .catch('');

type Data = Readonly<Record<string, unknown>>;

const has = (data: Data, id: string): boolean => Object.hasOwn(data, id);

/**
 * Whether a press answers its verb's question: with the input, or with the form that asks for it
 * (clients leave empty inputs out).
 */
export const answers = (data: Data, id: string): boolean => has(data, id) || data.answered === true;

/** An input as text; empty where it is missing or no text. */
export function textOf(data: Data, id: string): string {
  return has(data, id) ? text.parse(data[id]) : '';
}

/** A multi-choice input: its ids, without repetition. */
export function idsOf(data: Data, id: string): string[] {
  return [
    ...new Set(
      textOf(data, id)
        .split(',')
        .map((one) => one.trim()),
    ),
  ].filter(Boolean);
}

/** All inputs as texts, to be shown again. */
export function typedOf(data: Data): Record<string, string> {
  return Object.fromEntries(Object.keys(data).map((id) => [id, textOf(data, id)]));
}

/** The fields of a form among what was sent; one line each. */
export function fieldInput(data: Data): FieldInput {
  const known = Object.keys(data).filter((id): id is FieldName =>
    isSubscriptionField(id)
      ? productOf(id.slice('subscription_'.length))?.per === 'subscription'
      : (fieldNames as readonly string[]).includes(id),
  );
  return Object.fromEntries(
    known.map((field) => [field, tidy(field, textOf(data, field).replaceAll(/\s*\n\s*/g, ' '))]),
  );
}

const pageNumber = z.coerce.number().int().min(0).max(100_000).catch(0);
/** Which page of a list: counted from 0. */
export const pageOf = (data: Data): number => pageNumber.parse(data.page);
