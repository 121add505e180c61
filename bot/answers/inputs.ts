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
 * Characters after which input is cut before it is processed. More than any rule allows, so that
 * validation still finds the text too long.
 */
const LONGEST = 10_000;
/** Control characters, which some clients fail on; line breaks and tabs stay. */
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
 * Whether a press answers the question of its verb. The form's own mark `answered` counts too,
 * since clients leave empty inputs out.
 */
export const answers = (data: Data, id: string): boolean => has(data, id) || data.answered === true;

/** An input as text, tidied; empty where it is missing or of another type. */
export function textOf(data: Data, id: string): string {
  return has(data, id) ? text.parse(data[id]) : '';
}

/** The ids of a multi-choice input, each once. */
export function idsOf(data: Data, id: string): string[] {
  return [
    ...new Set(
      textOf(data, id)
        .split(',')
        .map((one) => one.trim()),
    ),
  ].filter(Boolean);
}

/** All inputs as texts, to show them again in the form. */
export function typedOf(data: Data): Record<string, string> {
  return Object.fromEntries(Object.keys(data).map((id) => [id, textOf(data, id)]));
}

/** The inputs that are fields of a claim, each as one line. */
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
/** Page of a list, counted from 0; 0 where the input is no number. */
export const pageOf = (data: Data): number => pageNumber.parse(data.page);
