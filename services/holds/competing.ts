import { holdKeys, type HoldKey } from '../claims/associations.ts';
import type { Claim } from '../claims/claim.ts';
import type { ClaimStore } from '../ports.ts';

/**
 * Claims of other organisations for the same workload or subscription, in the statuses Submitted to
 * Approved: approved ones first, then in the order of submission (docs/law.md section 7).
 */
export async function findCompeting(
  claim: Claim,
  store: Pick<ClaimStore, 'ofCustomer'>,
): Promise<Claim[]> {
  const { fields, organisation } = claim;
  if (holdKeys(fields).length === 0 || fields.customerTenantId === undefined) return [];
  const others = await store.ofCustomer(fields.customerTenantId);
  const rank = ({ state, submittedAt = '' }: Claim): string =>
    `${state.status === 'approved' ? 0 : 1}${submittedAt}`;
  return others
    .filter(
      (other) => other.organisation.id !== organisation.id && sharedHolds(claim, other).length > 0,
    )
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The workloads and subscriptions that both claims ask for. */
export function sharedHolds(claim: Claim, other: Claim): HoldKey[] {
  const keys = new Set(holdKeys(other.fields));
  return holdKeys(claim.fields).filter((key) => keys.has(key));
}
