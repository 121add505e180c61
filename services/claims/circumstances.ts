import type { Actor } from './actor.ts';
import type { Instant } from './businessDays.ts';
import type { Rules } from './deadlines.ts';
import type { ClaimFact } from './events.ts';
import type { Refusal } from './refusals.ts';
import type { Organisation } from './validate.ts';

/**
 * Facts beside the claim on which a decision rests: time and rules; for people's commands also the
 * actor, the revision that they saw, and what was looked up.
 */
export type Circumstances = {
  readonly now: Instant;
  readonly rules: Rules;
  /** Absent for commands of the system. */
  readonly actor?: Actor;
  /** The revision that the card showed, as the client sent it, unchecked. */
  readonly rev?: unknown;
  /** The partner's organisation, for the rules on MPN locations. */
  readonly organisation?: Organisation;
  /**
   * Whether another organisation holds a workload or subscription of the claim; required for an
   * approval.
   */
  readonly heldElsewhere?: boolean;
  /** All reviewers; required for a claim to be given to another of them. */
  readonly reviewers?: readonly Actor[];
};

/** The result of a decider: the facts that follow, or the refusal. */
export type Verdict = readonly ClaimFact[] | Refusal;
