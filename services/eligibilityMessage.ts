import { catalogueVersion, programmeOf } from './claims/catalogue.ts';
import type { Instant } from './claims/businessDays.ts';
import type { ClaimId } from './claims/ids.ts';
import type { Claim } from './claims/claim.ts';
import type { Message } from './claims/messages.ts';

/**
 * The input of the eligibility check (docs/law.md section 8). Delivering the same message twice has
 * the effect of once.
 */
export type EligibilityMessage = {
  readonly messageId: string;
  readonly action: 'assess' | 'withdraw';
  readonly claimId: ClaimId;
  readonly catalogueVersion: string;
  readonly programme: string | null;
  readonly payable: boolean;
  readonly mpnId: string;
  readonly customerTenantId: string;
  readonly productIds: readonly string[];
  readonly subscriptionIds: readonly string[];
  readonly submittedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly sentAt: Instant;
};

/**
 * The message about a claim (docs/law.md section 8). Revenue association and opt-out bring
 * recognition only, so they are not `payable`.
 */
export function eligibilityMessage(
  claim: Claim,
  { messageId, action }: Extract<Message, { kind: 'eligibility' }>,
  sentAt: string,
): EligibilityMessage {
  const {
    solutionArea,
    activity,
    optOutOfPayment,
    mpnId,
    customerTenantId,
    productIds,
    subscriptions,
  } = claim.fields;
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
