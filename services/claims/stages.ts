import type { Claim, Status } from './claim.ts';

/** The stages of a claim: its statuses, divided where the rules differ within a status. */
export const stages = [
  'editing',
  'discarded',
  'submitted',
  'underReview',
  'partnerActionRequired',
  'approved',
  'passed',
  'rejected',
  'declined',
  'disputed',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/**
 * The status that people see for each stage. `passed`: the consent window is over; `closed`: the
 * dispute window is over.
 */
export const statusIn: Readonly<Record<Stage, Status | 'discarded'>> = {
  editing: 'editing',
  discarded: 'discarded',
  submitted: 'submitted',
  underReview: 'underReview',
  partnerActionRequired: 'partnerActionRequired',
  approved: 'approved',
  passed: 'approved',
  rejected: 'rejected',
  declined: 'rejected',
  disputed: 'underReview',
  closed: 'rejected',
};

/** The claim's present stage. */
export function stageOf({ state }: Pick<Claim, 'state'>): Stage {
  switch (state.status) {
    case 'underReview':
      return state.dispute ? 'disputed' : 'underReview';
    case 'approved':
      return state.consent === 'passed' ? 'passed' : 'approved';
    case 'rejected':
      if (state.dispute === 'closed') return 'closed';
      return state.reason === 'customerDecline' ? 'declined' : 'rejected';
    default:
      return state.status;
  }
}
