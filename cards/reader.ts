import type { Capacity } from '../services/claims/actor.ts';
import type { Instant } from '../services/claims/businessDays.ts';
import type { Rules } from '../services/claims/deadlines.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/** The reader of a card, and the time. */
export type Reader = {
  readonly capacity: Capacity;
  /**
   * False for people of the partner who may only look: they have no role, or work for another
   * location.
   */
  readonly mayChange: boolean;
  readonly now: Instant;
  readonly rules: Rules;
  /** Name of this rendering of the card, so that pressing twice counts once. */
  readonly once: string;
  /** Words of the reader's language. */
  readonly words: Words;
};

export type Extras = {
  /** A notice's title and text. */
  readonly headline?: { title: string; detail?: readonly Run[] };
  /** Warning: what happened meanwhile, or why something was not done. */
  readonly line?: string;
  readonly good?: string;
  readonly links?: readonly { title: string; url: string }[];
  /** Text that was typed into the comment, to keep it there. */
  readonly comment?: string;
};

/** Lines at the top of the card: a warning, or success. */
export const linesOf = ({ line, good }: Extras): { style: string; runs: Run[] }[] => [
  ...(line ? [{ style: 'warning', runs: [run(line)] }] : []),
  ...(good ? [{ style: 'good', runs: [run(good)] }] : []),
];
