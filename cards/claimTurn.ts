import type { Capacity } from '../services/claims/actor.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { missingFields } from '../services/claims/form.ts';
import type { Reader } from './reader.ts';
import type { Words } from './text/words.ts';

/** Whose turn it is, in words that depend on the reader's capacity. */
export function turnOf(claim: Claim, capacity: Capacity, { turns }: Words): string {
  const partner = capacity === 'partner' ? turns.yours : turns.partner;
  const reviewer = capacity === 'reviewer' ? turns.yours : turns.reviewer;
  switch (claim.state.status) {
    case 'editing':
    case 'partnerActionRequired':
      return partner;
    case 'submitted':
    case 'underReview':
      return reviewer;
    case 'approved':
      return claim.state.consent === 'open' ? turns.customer : turns.nobody;
    case 'rejected':
      return claim.state.dispute === 'open' ? partner : turns.nobody;
    case 'discarded':
      return turns.nobody;
    default:
      return claim.state satisfies never;
  }
}

/** The next step, in one or two sentences. */
export function nextStep(
  claim: Claim,
  { capacity, words: { next } }: Pick<Reader, 'capacity' | 'words'>,
): string {
  const mine = capacity === 'partner';
  switch (claim.state.status) {
    case 'editing':
      if (missingFields(claim.fields).length > 0) return next.form;
      return claim.poe.length === 0 ? next.poe : next.submit;
    case 'submitted':
      return mine ? next.submittedPartner : next.submittedReviewer;
    case 'underReview':
      return mine ? next.reviewPartner : next.reviewReviewer;
    case 'partnerActionRequired':
      return mine ? next.answerPartner : next.answerReviewer;
    case 'approved':
      return approvedNext(claim, next);
    case 'rejected':
      if (claim.state.dispute === 'closed')
        return claim.state.deadline ? next.disputeClosed : next.disputesUsed;
      return mine ? next.disputePartner : next.disputeReviewer;
    case 'discarded':
      return '';
    default:
      return claim.state satisfies never;
  }
}

function approvedNext(claim: Claim, next: Words['next']): string {
  if (isIn(claim, 'approved') && claim.state.consent === 'open')
    return `${next.notPayout} ${claim.told.length === 0 ? next.notTold : next.told}`;
  const outcome = claim.eligibility?.outcome?.code;
  return outcome === undefined ? `${next.notPayout} ${next.sent}` : next.outcome(outcome);
}
