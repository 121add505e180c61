import type { Claim, Poe } from '../../services/claims/claim.ts';
import { productsFor } from '../../services/claims/catalogue.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT } from '../../services/claims/validate.ts';
import { people, poeOf } from './law.ts';

/** A text whose every character is escaped in JSON, which doubles it. */
export const longText = (length: number): string => '"'.repeat(length);
const longEmail = `${'e'.repeat(MAX_EMAIL - 14)}@tailspin.test`;

/**
 * The claim with the longest data that the rules allow: 20 files, all products with subscriptions,
 * every text at its limit.
 */
export function stretched(claim: Claim): Claim {
  const products = productsFor('businessApplications', 'revenueAssociation').map(({ id }) => id);
  const text = longText(MAX_TEXT);
  const poe = Array.from({ length: 20 }, (_, i): Poe => ({
    ...poeOf(i + 1),
    id: `P${String(i).padStart(6, '0')}`,
    name: `${longText(196)}.pdf`,
    size: 25 * 1024 * 1024,
  }));
  return {
    ...claim,
    organisation: { ...claim.organisation, name: text },
    poe,
    checklist: { ticked: [], by: people.partner.person, at: claim.updatedAt },
    fields: {
      ...claim.fields,
      name: text,
      customerName: text,
      customerDomain: `${'d'.repeat(MAX_EMAIL - 5)}.test`,
      solutionArea: 'businessApplications',
      activity: 'revenueAssociation',
      productIds: products,
      subscriptions: Object.fromEntries(
        products.map((id) => [id, '50000000-0000-4000-8000-000000000001']),
      ),
      customerContactName: text,
      customerContactTitle: text,
      customerContactEmail: longEmail,
      technicalContactName: text,
      technicalContactTitle: text,
      technicalContactEmail: longEmail,
      partnerContactName: text,
      partnerContactEmail: longEmail,
      sellerName: text,
      revenueCustomerName: text,
      isvSolution: text,
    },
    state: withLongComments(claim.state),
  };
}

function withLongComments(state: Claim['state']): Claim['state'] {
  const comment = longText(MAX_COMMENT);
  if (state.status === 'partnerActionRequired') {
    const reasons = [
      'missingAllPoe',
      'missingCustomerAcknowledgment',
      'missingOrOldDates',
      'missingPartnerSolution',
      'missingProducts',
    ] as const;
    return {
      ...state,
      comment,
      reasons,
      advice: productsFor('businessApplications', 'usage').map(({ id }) => id),
    };
  }
  if (state.status === 'rejected') return { ...state, comment };
  if (state.status === 'underReview' && state.dispute)
    return { ...state, dispute: { ...state.dispute, justification: comment } };
  return state;
}
