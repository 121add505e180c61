import type { Capacity } from '../services/claims/actor.ts';
import type { Instant } from '../services/claims/businessDays.ts';
import type { Rules } from '../services/claims/deadlines.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/** Who reads a card, and when. */
export type Reader = {
  readonly capacity: Capacity;
  /**
   * False for people of the organisation who may only look: without a role, or of another location.
   */
  readonly mayChange: boolean;
  readonly now: Instant;
  readonly rules: Rules;
  /** Names this rendering, so that pressing twice is done once. */
  readonly once: string;
  /** In their language. */
  readonly words: Words;
};

export type Extras = {
  /** What a notice is about, and what somebody said. */
  readonly headline?: { title: string; detail?: readonly Run[] };
  /** One line that says what happened meanwhile, or why something was not done. */
  readonly line?: string;
  readonly good?: string;
  readonly links?: readonly { title: string; url: string }[];
  /** What was typed into the comment, kept. */
  readonly comment?: string;
};

/** What an answer says above everything else: a warning, or that it was done. */
export const linesOf = ({ line, good }: Extras): { style: string; runs: Run[] }[] => [
  ...(line ? [{ style: 'warning', runs: [run(line)] }] : []),
  ...(good ? [{ style: 'good', runs: [run(good)] }] : []),
];
