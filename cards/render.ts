import { Template } from 'adaptivecards-templating';
import type { Card } from '../services/outbox/ports.ts';

/** A message takes 14,336 units of JSON in all (28 KB); this much of it is the card's. */
export const MOST_UNITS = 13_500;

/** A template, parsed once; a card is made by filling it. */
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
 * Text that people typed, as a run: never Markdown, mention or link there. A zero-width space keeps
 * the client from reading
 * `{{DATE(...)}}` as a date function.
 */
export function run(text: string, style: Omit<Run, 'type' | 'text'> = {}): Run {
  return { type: 'TextRun', text: harmless(text), ...style };
}
export const bold = (text: string): Run => run(text, { weight: 'Bolder' });

export function harmless(text: string): string {
  return text.replaceAll('{{', '{\u200b{');
}

/**
 * Typed text as the title of a choice, where clients may read Markdown: without what could become a
 * link or markup.
 */
export function plainTitle(text: string): string {
  return harmless(text)
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll(/[*`]/g, '·');
}

/** Long names end in the middle, so that both their beginning and their type stay readable. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor(max / 3);
  return `${text.slice(0, max - tail - 1)}…${text.slice(-tail)}`;
}
