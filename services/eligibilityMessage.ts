import { catalogueVersion, programmeOf } from './claims/catalogue.ts';
import type { Claim } from './claims/claim.ts';
import type { Message } from './claims/messages.ts';
import type { EligibilityMessage } from './ports.ts';

/** What eligibility is told of a claim (rules.md section 8); revenue association and opt-out are recognition only. */
export function eligibilityMessage(
  claim: Claim,
  { messageId, action }: Extract<Message, { kind: 'eligibility' }>,
  sentAt: string,
): EligibilityMessage {
  const { solutionArea, activity, optOutOfPayment, mpnId, customerTenantId, productIds, subscriptions } = claim.fields;
  const programme = solutionArea && activity ? programmeOf(solutionArea, activity) : undefined;
  return {
    messageId,
    action,
    claimId: claim.id,
    catalogueVersion,
    programme: programme ?? null,
    payable: programme !== undefined && optOutOfPayment !== true,
    mpnId: mpnId ?? '',
    customerTenantId: customerTenantId ?? '',
    productIds: productIds ?? [],
    subscriptionIds: (productIds ?? []).flatMap((id) => subscriptions?.[id] ?? []),
    submittedAt: claim.submittedAt ?? null,
    approvedAt: claim.approvedAt ?? null,
    sentAt,
  };
}
