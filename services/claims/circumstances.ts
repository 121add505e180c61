import type { Actor } from './actor.ts';
import type { Instant } from './businessDays.ts';
import type { Rules } from './deadlines.ts';
import type { ClaimFact } from './events.ts';
import type { Refusal } from './refusals.ts';
import type { Organisation } from './validate.ts';

/** When, by which rules, and (for people) by whom and seeing what. */
export type Circumstances = {
  readonly now: Instant;
  readonly rules: Rules;
  /** Absent: the system itself. */
  readonly actor?: Actor;
  /** The revision that the card showed, unread. */
  readonly rev?: unknown;
  /** The partner's organisation, for the rules on MPN locations. */
  readonly organisation?: Organisation;
};

/** Facts or a refusal: what the deciders of each side answer. */
export type Answer = readonly ClaimFact[] | Refusal;
