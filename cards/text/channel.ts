import type { Claim } from '../../services/claims/claim.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { en } from './en.ts';

/** What only the reviewers' channel says. It is read by many and is therefore in English. */
export const channel = {
  title: (id: ClaimId) => `Claim ${id}`,
  discarded: 'Discarded',
  refresh: 'Refresh',
  forReviewers: 'Reviewers see the claim and its buttons here; everybody else sees this.',
  overdue: (claims: readonly Claim[]) =>
    `Overdue: ${claims.map(({ id }) => id).join(', ')}. Type “${en.commands.queue}” in your own chat with me to see them.`,
} as const;
