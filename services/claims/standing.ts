import type { Actor, Capacity } from './actor.ts';
import { isContact, isImpartialReviewer, isOwn, mayActFor } from './actor.ts';
import { aboutNoClaim } from './permissions.ts';
import type { Claim } from './claim.ts';
import type { Refusal } from './refusals.ts';

/** From when on somebody sees a claim. */
const sight = {
  always: () => true,
  fromSubmitted: ({ state }: Claim) => state.status !== 'editing' && state.status !== 'discarded',
  onceApproved: ({ approvals }: Claim) => approvals > 0,
  never: () => false,
} as const;

type StandingRow = {
  readonly capacity?: Capacity;
  readonly sees: keyof typeof sight;
  /** Why they may look only. */
  readonly mayNot?: 'roleMissing' | 'otherLocation';
};

/**
 * As what somebody stands before a claim: in which capacity, from when on they see it, whether they
 * may only look.
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

/** As what this person stands before the claim, whether they see it yet or not. */
function unseenStandingOf(actor: Actor, claim: Claim): Standing {
  if (isOwn(actor, claim)) {
    if (!actor.partner || actor.partner.roles.length === 0) return 'onlooker';
    return mayActFor(actor.partner, claim.fields.mpnId) ? 'partner' : 'otherLocation';
  }
  if (isImpartialReviewer(actor, claim)) return 'reviewer';
  return isContact(actor, claim) ? 'contact' : 'nobody';
}

/** As what this person stands before a claim that they see; `nobody`: as if it did not exist. */
export function standingOf(actor: Actor, claim: Claim): Standing {
  const standing = unseenStandingOf(actor, claim);
  return sight[standings[standing].sees](claim) ? standing : 'nobody';
}

const rowOf = (actor: Actor, claim: Claim): StandingRow => standings[standingOf(actor, claim)];

/** How this claim is seen by this person; undefined: as if it did not exist. */
export const capacityFor = (actor: Actor, claim: Claim): Capacity | undefined =>
  rowOf(actor, claim).capacity;

/** Why somebody who sees the claim may look only; undefined: they may do what their side may. */
export const mayNotChange = (actor: Actor, claim: Claim): StandingRow['mayNot'] =>
  rowOf(actor, claim).mayNot;

/** Whether the actor is the contact of a claim that they see, whatever else they are to it. */
export const seesAsContact = (actor: Actor, claim: Claim): boolean =>
  sight.onceApproved(claim) && isContact(actor, claim);

/** Whether this person sees the claim as one of its reviewers. */
export const mayReview = (actor: Actor, claim: Claim): boolean =>
  capacityFor(actor, claim) === 'reviewer';

/**
 * Why somebody may not ask for this, which is about no claim in particular; undefined: they may.
 */
export function refusalWithoutClaim(
  verb: keyof typeof aboutNoClaim,
  { partner, reviewer }: Actor,
): Refusal | undefined {
  const who: readonly Capacity[] = aboutNoClaim[verb];
  const may = (partner && who.includes('partner')) || (reviewer && who.includes('reviewer'));
  return may ? undefined : { kind: 'notForYou', who };
}
