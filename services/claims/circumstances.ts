import type { Actor } from './actor.ts';
import type { Instant } from './businessDays.ts';
import type { Rules } from './deadlines.ts';
import type { ClaimFact } from './events.ts';
import type { Refusal } from './refusals.ts';
import type { Organisation } from './validate.ts';

/**
 * When and by which rules; for people: who asks, seeing what, and what was looked up for the
 * decision.
 */
export type Circumstances = {
  readonly now: Instant;
  readonly rules: Rules;
  /** Absent: the system itself. */
  readonly actor?: Actor;
  /** The revision that the card showed, unread. */
  readonly rev?: unknown;
  /** The partner's organisation, for the rules on MPN locations. */
  readonly organisation?: Organisation;
  /**
   * Whether another organisation holds a workload or subscription of the claim. An approval is not
   * decided without it.
   */
  readonly heldElsewhere?: boolean;
  /** Everybody who reviews, for whom a claim is given to. */
  readonly reviewers?: readonly Actor[];
};

/** Facts or a refusal: what the deciders of each side answer. */
export type Verdict = readonly ClaimFact[] | Refusal;
