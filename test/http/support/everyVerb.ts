import { policyTable } from '../../../services/claims/policyTable.ts';
import type { Json } from '../../support/fakeTeams.ts';
import { typeOfVerb } from '../../support/policy.ts';
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
} from './world.ts';

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

/** Every verb about a claim, where it is possible, and what it takes (without `attachPoe`, which needs a dropped file). */
const inputs: { verb: string; state: State; typed?: Json }[] = [
  { verb: 'saveClaim', state: 'editing', typed: { name: 'Changed' } },
  { verb: 'editClaim', state: 'submitted' },
  { verb: 'discardClaim', state: 'editing' },
  { verb: 'addPoe', state: 'editing' },
  { verb: 'removePoe', state: 'editing', typed: { poeId: 'P000000' } },
  { verb: 'submitClaim', state: 'editing', typed: { checklist: 'claim' } },
  { verb: 'resubmitClaim', state: 'asked', typed: { comment: 'There.' } },
  { verb: 'takeAdvice', state: 'asked' },
  { verb: 'requestRejection', state: 'submitted', typed: { detail: 'other' } },
  { verb: 'disputeClaim', state: 'rejected', typed: { justification: 'It is there.' } },
  { verb: 'cloneClaim', state: 'rejected', typed: { poeIds: '' } },
  { verb: 'comment', state: 'submitted', typed: { comment: 'Hello.' } },
  { verb: 'startReview', state: 'submitted' },
  { verb: 'approveClaim', state: 'underReview' },
  {
    verb: 'requestInformation',

    state: 'underReview',
    typed: { reasons: 'missingAllPoe', comment: 'x' },
  },
  { verb: 'rejectClaim', state: 'underReview', typed: { reason: 'insufficientPoe', comment: 'x' } },
  { verb: 'reassignClaim', state: 'submitted', typed: { reviewerId: viktor.aad } },
  { verb: 'recordCustomerTold', state: 'approved', typed: { comment: 'By telephone.' } },
  { verb: 'declineAssociation', state: 'approved', typed: { comment: 'No.' } },
  { verb: 'noObjection', state: 'approved' },
  { verb: 'openPoe', state: 'submitted', typed: { poeId: 'P000000' } },
  { verb: 'showClaim', state: 'submitted' },
  { verb: 'refreshClaim', state: 'submitted' },
  { verb: 'compareClaims', state: 'submitted' },
  { verb: 'showHistory', state: 'submitted', typed: { page: 0 } },
];

/** The same, with whose it is. */
export const verbs = inputs.map((one) => {
  const type = typeOfVerb(one.verb);
  const side: 'partner' | 'reviewer' | 'customer' | 'look' = type ? (policyTable[type].who[0] ?? 'look') : 'look';
  return { ...one, side };
});
export const of = (...sides: string[]) => verbs.filter(({ side }) => sides.includes(side));
