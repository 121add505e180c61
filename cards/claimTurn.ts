import type { Capacity } from '../services/claims/actor.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { missingFields } from '../services/claims/form.ts';
import type { Reader } from './reader.ts';

/** Whose turn it is, in the reader's own words. */
export function turnOf(claim: Claim, capacity: Capacity): string {
  const partner = capacity === 'partner' ? 'Your turn' : 'The partner’s turn';
  const reviewer = capacity === 'reviewer' ? 'Your turn' : 'The reviewer’s turn';
  switch (claim.state.status) {
    case 'editing':
    case 'partnerActionRequired':
      return partner;
    case 'submitted':
    case 'underReview':
      return reviewer;
    case 'approved':
      return claim.state.consent === 'open' ? 'The customer’s turn' : 'Nobody’s turn';
    case 'rejected':
      return claim.state.dispute === 'open' ? partner : 'Nobody’s turn';
    case 'discarded':
      return 'Nobody’s turn';
    default:
      return claim.state satisfies never;
  }
}

/** What happens next, in one or two sentences. */
export function nextStep(claim: Claim, { capacity }: Pick<Reader, 'capacity'>): string {
  const mine = capacity === 'partner';
  switch (claim.state.status) {
    case 'editing':
      if (missingFields(claim.fields).length > 0) return 'Next: fill in the rest of the form.';
      return claim.poe.length === 0
        ? 'Next: add proof of execution, then submit.'
        : 'Next: check what is below, then submit.';
    case 'submitted':
      return mine
        ? 'Next: a reviewer starts the review. You can still add PoE and change details.'
        : 'Next: start the review.';
    case 'underReview':
      return mine
        ? 'Next: the reviewer approves, rejects, or asks for more.'
        : 'Next: approve, ask for information, or reject.';
    case 'partnerActionRequired':
      return mine
        ? 'Next: add what is missing and resubmit. A comment does not stop the clock; without an answer the claim is rejected.'
        : 'Next: the partner answers; without an answer the claim is rejected by the clock.';
    case 'approved':
      return approvedNext(claim);
    case 'rejected':
      if (claim.state.dispute === 'closed') return 'The time to dispute has passed. A new association is needed.';
      return mine
        ? 'Next: you may dispute this with a justification or new PoE; after that, start anew.'
        : 'The partner may dispute this.';
    case 'discarded':
      return '';
    default:
      return claim.state satisfies never;
  }
}

function approvedNext(claim: Claim): string {
  const approved = 'Approved is not payout.';
  if (isIn(claim, 'approved') && claim.state.consent === 'open') {
    if (claim.told.length === 0)
      return `${approved} The customer has not been told yet; the claim waits for that before it goes to the eligibility check.`;
    return `${approved} The customer was told and may decline; after that the claim goes to the eligibility check.`;
  }
  const outcome = claim.eligibility?.outcome?.code;
  if (outcome === undefined) return `${approved} Sent to the eligibility check.`;
  return `Eligibility check: ${outcome}. Check the subscription or tenant ID in the earnings and payout report; programme guides: aka.ms/partnerincentives.`;
}
