import { beforeAll } from '@jest/globals';
import { commandOf, permissions, type ClaimVerb } from '../../../services/claims/permissions.ts';
import type { Json } from '../../support/requests.ts';
import {
  addPoe,
  makeApproved,
  makeAsked,
  dataFor,
  draft,
  ines,
  must,
  makeRejected,
  makeSubmitted,
  makeUnderReview,
  viktor,
} from './world.ts';
import { inWorld } from './inWorld.ts';

export type State = 'editing' | 'submitted' | 'underReview' | 'asked' | 'approved' | 'rejected';

/**
 * A world with one claim in each status, a file (of the claim in Editing) and a word that only both
 * sides may know; for all tests of a file, as `inWorld`.
 */
export function inClaims() {
  const w = inWorld();
  const claims = {} as Record<State, string>;
  const poe = { id: '' };
  beforeAll(async () => {
    claims.editing = await draft(w);
    claims.submitted = await makeSubmitted(w);
    claims.underReview = await makeUnderReview(w);
    claims.asked = await makeAsked(w, {}, { productIds: 'm365.exchange' });
    claims.approved = await makeApproved(w);
    claims.rejected = await makeRejected(w);
    poe.id = await addPoe(w, claims.editing, 'secret-plan.txt');
    await must(w, ines, 'comment', claims.approved, { comment: 'Between us only.' });
    await w.advance();
  });
  /** Data that a person without permission would send, who knows everything about the claim. */
  const stealData = async (verb: string, state: State, typed: Json = {}): Promise<Json> => ({
    ...(await dataFor(w, ines, verb, claims[state])),
    ...typed,
    once: `${verb} by somebody else`,
  });
  return { w, claims, poe, stealData };
}

type Sample = { readonly state: State; readonly typed?: Json };

/**
 * Every verb about a claim, where it is possible, and what it takes (without `attachPoe`, which
 * needs a dropped file).
 */
const samples = {
  saveClaim: { state: 'editing', typed: { name: 'Changed' } },
  editClaim: { state: 'submitted' },
  discardClaim: { state: 'editing' },
  addPoe: { state: 'editing' },
  removePoe: { state: 'editing', typed: { poeId: 'P000000' } },
  submitClaim: { state: 'editing', typed: { checklist: 'claim' } },
  resubmitClaim: { state: 'asked', typed: { comment: 'There.' } },
  takeAdvice: { state: 'asked' },
  requestRejection: { state: 'submitted', typed: { detail: 'other' } },
  disputeClaim: { state: 'rejected', typed: { justification: 'It is there.' } },
  cloneClaim: { state: 'rejected', typed: { poeIds: '' } },
  comment: { state: 'submitted', typed: { comment: 'Hello.' } },
  startReview: { state: 'submitted' },
  approveClaim: { state: 'underReview' },
  requestInformation: { state: 'underReview', typed: { reasons: 'missingAllPoe', comment: 'x' } },
  rejectClaim: { state: 'underReview', typed: { reason: 'insufficientPoe', comment: 'x' } },
  reassignClaim: { state: 'submitted', typed: { reviewerId: viktor.aad } },
  recordCustomerTold: { state: 'approved', typed: { comment: 'By telephone.' } },
  declineAssociation: { state: 'approved', typed: { comment: 'No.' } },
  noObjection: { state: 'approved' },
  openPoe: { state: 'submitted', typed: { poeId: 'P000000' } },
  showClaim: { state: 'submitted' },
  refreshClaim: { state: 'submitted' },
  compareClaims: { state: 'submitted' },
  showHistory: { state: 'submitted', typed: { page: 0 } },
} as const satisfies Record<Exclude<ClaimVerb, 'attachPoe'>, Sample>;

/** The verbs with the side that they are for; `look`: whether the verb changes nothing. */
export const verbs = (Object.keys(samples) as (keyof typeof samples)[]).map((verb) => {
  const sample: Sample = samples[verb];
  const type = commandOf(verb);
  const side: 'partner' | 'reviewer' | 'customer' | 'look' =
    (type && permissions[type].who[0]) ?? 'look';
  return { verb, side, ...sample };
});
export const of = (...sides: string[]) => verbs.filter(({ side }) => sides.includes(side));
