import { Template } from 'adaptivecards-templating';
import type { Card } from '../services/outbox/ports.ts';

/** Largest card, in UTF-16 units of JSON. A whole message may take 14,336 (28 KB). */
export const MOST_UNITS = 13_500;

/** Parses a template once; the function that it answers fills it with data. */
export function template(json: object): (data: object) => Card {
  const parsed = new Template(json);
  return ($root) => parsed.expand({ $root }) as Card;
}

export type Run = {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  color?: 'Accent' | 'Good' | 'Warning' | 'Attention';
  isSubtle?: true;
  size?: 'Small' | 'Large';
};

/**
 * Typed text as a text run, where no client reads Markdown, mentions or links. A zero-width space
 * keeps clients from reading `{{DATE(...)}}` as a date.
 */
export function run(text: string, style: Omit<Run, 'type' | 'text'> = {}): Run {
  return { type: 'TextRun', text: harmless(text), ...style };
}
export const bold = (text: string): Run => run(text, { weight: 'Bolder' });

export function harmless(text: string): string {
  return text.replaceAll('{{', '{\u200b{');
}

/**
 * Typed text as the title of a choice, where clients may read Markdown: characters that make links
 * or markup are replaced.
 */
export function plainTitle(text: string): string {
  return harmless(text)
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll(/[*`]/g, '·');
}

/**
 * Shortens a text in its middle to `max` characters, so that a file's beginning and type stay
 * readable.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor(max / 3);
  return `${text.slice(0, max - tail - 1)}…${text.slice(-tail)}`;
}
