import type { Json } from '../support/fakeTeams.ts';
import {
  addPoe,
  approved,
  asked,
  dataFor,
  draft,
  ines,
  must,
  rejected,
  startWorld,
  submitted,
  underReview,
  viktor,
} from '../support/world.ts';

export type State = 'editing' | 'submitted' | 'underReview' | 'asked' | 'approved' | 'rejected';

/** A world with one claim in each status, a file and a word that only both sides may know. */
export async function startClaims() {
  const w = await startWorld();
  const claims: Record<State, string> = {
    editing: await draft(w),
    submitted: await submitted(w),
    underReview: await underReview(w),
    asked: await asked(w, {}, { productIds: 'm365.exchange' }),
    approved: await approved(w),
    rejected: await rejected(w),
  };
  const poeId = await addPoe(w, claims.editing, 'secret-plan.txt');
  await must(w, ines, 'comment', claims.approved, { comment: 'Between us only.' });
  await w.advance();
  /** What somebody would send who knows everything about the claim, and is the wrong person. */
  const stolen = async (verb: string, state: State, typed: Json = {}): Promise<Json> => ({
    ...(await dataFor(w, ines, verb, claims[state])),
    ...typed,
    once: `${verb} by somebody else`,
  });
  return { w, claims, poeId, stolen };
}

/** Every verb about a claim: whose it is, where it is possible, what it takes. */
export const verbs: { verb: string; side: 'partner' | 'reviewer' | 'customer' | 'look'; state: State; typed?: Json }[] =
  [
    { verb: 'saveClaim', side: 'partner', state: 'editing', typed: { name: 'Changed' } },
    { verb: 'editClaim', side: 'partner', state: 'submitted' },
    { verb: 'discardClaim', side: 'partner', state: 'editing' },
    { verb: 'addPoe', side: 'partner', state: 'editing' },
    { verb: 'removePoe', side: 'partner', state: 'editing', typed: { poeId: 'P000000' } },
    { verb: 'submitClaim', side: 'partner', state: 'editing', typed: { checklist: 'claim' } },
    { verb: 'resubmitClaim', side: 'partner', state: 'asked', typed: { comment: 'There.' } },
    { verb: 'takeAdvice', side: 'partner', state: 'asked' },
    { verb: 'requestRejection', side: 'partner', state: 'submitted', typed: { detail: 'other' } },
    { verb: 'disputeClaim', side: 'partner', state: 'rejected', typed: { justification: 'It is there.' } },
    { verb: 'comment', side: 'partner', state: 'submitted', typed: { comment: 'Hello.' } },
    { verb: 'startReview', side: 'reviewer', state: 'submitted' },
    { verb: 'approveClaim', side: 'reviewer', state: 'underReview' },
    {
      verb: 'requestInformation',
      side: 'reviewer',
      state: 'underReview',
      typed: { reasons: 'missingAllPoe', comment: 'x' },
    },
    { verb: 'rejectClaim', side: 'reviewer', state: 'underReview', typed: { reason: 'insufficientPoe', comment: 'x' } },
    { verb: 'reassignClaim', side: 'reviewer', state: 'submitted', typed: { reviewerId: viktor.aad } },
    { verb: 'recordCustomerTold', side: 'reviewer', state: 'approved', typed: { comment: 'By telephone.' } },
    { verb: 'declineAssociation', side: 'customer', state: 'approved', typed: { comment: 'No.' } },
    { verb: 'noObjection', side: 'customer', state: 'approved' },
    { verb: 'openPoe', side: 'look', state: 'submitted', typed: { poeId: 'P000000' } },
    { verb: 'showClaim', side: 'look', state: 'submitted' },
    { verb: 'refreshClaim', side: 'look', state: 'submitted' },
    { verb: 'showHistory', side: 'look', state: 'submitted', typed: { page: 0 } },
  ];
export const of = (...sides: string[]) => verbs.filter(({ side }) => sides.includes(side));
