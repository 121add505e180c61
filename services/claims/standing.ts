import type { Actor, Capacity } from './actor.ts';
import { hasRole, isContact, isImpartialReviewer, isOwn, mayActFor } from './actor.ts';
import { aboutNoClaim } from './permissions.ts';
import type { Claim } from './claim.ts';
import type { Refusal } from './refusals.ts';

/** From when on a claim is visible. */
const sight = {
  always: () => true,
  fromSubmitted: ({ state }: Claim) => state.status !== 'editing' && state.status !== 'discarded',
  onceApproved: ({ approvals }: Claim) => approvals > 0,
  never: () => false,
} as const;

type StandingRow = {
  readonly capacity?: Capacity;
  readonly sees: keyof typeof sight;
  /** The reason for seeing the claim without changing it. */
  readonly mayNot?: 'roleMissing' | 'otherLocation';
};

/**
 * The ways in which a person may be related to a claim: their capacity, from when on they see it,
 * and whether they may only look.
 */
export const standings = {
  partner: { capacity: 'partner', sees: 'always' },
  onlooker: { capacity: 'partner', sees: 'always', mayNot: 'roleMissing' },
  otherLocation: { capacity: 'partner', sees: 'always', mayNot: 'otherLocation' },
  reviewer: { capacity: 'reviewer', sees: 'fromSubmitted' },
  contact: { capacity: 'customer', sees: 'onceApproved' },
  nobody: { sees: 'never' },
} as const satisfies Record<string, StandingRow>;
export type Standing = keyof typeof standings;

/** The person's standing, even if they do not see the claim yet. */
function unseenStandingOf(actor: Actor, claim: Claim): Standing {
  if (isOwn(actor, claim)) {
    if (!actor.partner || !hasRole(actor)) return 'onlooker';
    return mayActFor(actor.partner, claim.fields.mpnId) ? 'partner' : 'otherLocation';
  }
  if (isImpartialReviewer(actor, claim)) return 'reviewer';
  return isContact(actor, claim) ? 'contact' : 'nobody';
}

/**
 * The person's standing; `nobody` also for a claim that they do not see yet, as if it did not
 * exist.
 */
export function standingOf(actor: Actor, claim: Claim): Standing {
  const standing = unseenStandingOf(actor, claim);
  return sight[standings[standing].sees](claim) ? standing : 'nobody';
}

const rowOf = (actor: Actor, claim: Claim): StandingRow => standings[standingOf(actor, claim)];

/** The capacity in which this person sees the claim; undefined: they do not see it. */
export const capacityFor = (actor: Actor, claim: Claim): Capacity | undefined =>
  rowOf(actor, claim).capacity;

/** The reason for which somebody who sees the claim may not change it; undefined: they may. */
export const mayNotChange = (actor: Actor, claim: Claim): StandingRow['mayNot'] =>
  rowOf(actor, claim).mayNot;

/**
 * Whether the actor is the claim's contact and sees it as such, even if they are also something
 * else to it.
 */
export const seesAsContact = (actor: Actor, claim: Claim): boolean =>
  sight.onceApproved(claim) && isContact(actor, claim);

/** Whether this person sees the claim as one of its reviewers. */
export const mayReview = (actor: Actor, claim: Claim): boolean =>
  capacityFor(actor, claim) === 'reviewer';

/** The refusal of a verb that is about no claim in particular; undefined: it is allowed. */
export function refusalWithoutClaim(
  verb: keyof typeof aboutNoClaim,
  { partner, reviewer }: Actor,
): Refusal | undefined {
  const who: readonly Capacity[] = aboutNoClaim[verb];
  const may = (partner && who.includes('partner')) || (reviewer && who.includes('reviewer'));
  return may ? undefined : { kind: 'notForYou', who };
}
