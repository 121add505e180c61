import { productOf } from './catalogue.ts';
import type { Fields } from './fields.ts';
import type { ClaimId } from './ids.ts';

/**
 * A workload or subscription of a customer, held by one partner organisation at a time (docs/law.md
 * section 7).
 */
export type HoldKey = `workload:${string}` | `subscription:${string}`;
export type Hold = { readonly organisation: string; readonly claims: readonly ClaimId[] };

/** The holds of one customer tenant, stored as one document. */
export type Associations = {
  readonly v: 1;
  readonly tenantId: string;
  readonly holds: Readonly<Record<HoldKey, Hold>>;
};

export const noAssociations = (tenantId: string): Associations => ({ v: 1, tenantId, holds: {} });

/**
 * The workloads and subscriptions that a claim takes when approved; none for revenue association.
 */
export function holdKeys({ activity, productIds = [], subscriptions = {} }: Fields): HoldKey[] {
  if (activity === 'revenueAssociation') return [];
  const keys = productIds.flatMap((id): HoldKey[] => {
    if (productOf(id)?.per === 'workload') return [`workload:${id}`];
    const subscription = subscriptions[id];
    return subscription ? [`subscription:${subscription}`] : [];
  });
  return [...new Set(keys)];
}

/** The claims of other organisations that hold any of these keys. */
export function heldByOthers(
  { holds }: Associations,
  keys: readonly HoldKey[],
  organisation: string,
): ClaimId[] {
  const claims = keys.flatMap((key) => {
    const hold = holds[key];
    return hold && hold.organisation !== organisation ? hold.claims : [];
  });
  return [...new Set(claims)];
}

/** Gives the keys to a claim and takes them from other organisations. */
export function take(
  associations: Associations,
  keys: readonly HoldKey[],
  organisation: string,
  claim: ClaimId,
): Associations {
  const holds = { ...associations.holds };
  for (const key of keys) {
    const held = holds[key];
    const claims = held?.organisation === organisation ? held.claims : [];
    holds[key] = { organisation, claims: claims.includes(claim) ? claims : [...claims, claim] };
  }
  return { ...associations, holds };
}

/** Frees all holds of a claim. May run twice. */
export function release(associations: Associations, claim: ClaimId): Associations {
  const holds = Object.entries(associations.holds).flatMap(([key, hold]) => {
    const claims = hold.claims.filter((id) => id !== claim);
    return claims.length > 0 ? [[key, { ...hold, claims }]] : [];
  });
  return { ...associations, holds: Object.fromEntries(holds) as Associations['holds'] };
}
