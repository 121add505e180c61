import type { Claim, Person } from './claim.ts';

export const partnerRoles = ['incentivesAdmin', 'billingAdmin', 'globalAdmin'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/**
 * A person with all that the directory and Teams know of them; one person may be several things.
 * `customer` comes from Teams' own member look-up only (docs/law.md section 1).
 */
export type Actor = {
  readonly person: Person;
  readonly partner?: {
    readonly organisationId: string;
    readonly roles: readonly PartnerRole[];
    /** The MPN locations for which they may act; empty: all. */
    readonly mpnIds: readonly string[];
  };
  /** Organisations to which the reviewer belongs; as a reviewer they see none of their claims. */
  readonly reviewer?: { readonly belongsTo: readonly string[] };
  readonly customer?: { readonly email: string; readonly tenantId: string };
};

export type Capacity = 'partner' | 'reviewer' | 'customer';
export type Role = Capacity | 'system';

const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

export const isOwn = (actor: Actor, claim: Claim): boolean =>
  actor.partner?.organisationId === claim.organisation.id;

/**
 * Whether somebody of a partner may act for an MPN location; everybody may while a draft has none.
 */
export const mayActFor = (
  { mpnIds }: Pick<NonNullable<Actor['partner']>, 'mpnIds'>,
  mpnId = '',
): boolean => mpnId === '' || mpnIds.length === 0 || mpnIds.includes(mpnId);

/** Whether the actor may change claims of their organisation; others of it only look at them. */
export const hasRole = ({ partner }: Actor): boolean => (partner?.roles.length ?? 0) > 0;

/** Whether the actor is a reviewer and does not belong to the claim's organisation. */
export function isImpartialReviewer({ reviewer, person }: Actor, { organisation }: Claim): boolean {
  if (!reviewer) return false;
  return (
    !reviewer.belongsTo.includes(organisation.id) &&
    !sameText(person.tenantId, organisation.tenantId)
  );
}

/** Whether the actor is the claim's customer contact, in any status of the claim. */
export function isContact(actor: Actor, claim: Claim): boolean {
  const { customer } = actor;
  const { customerContactEmail, customerTenantId } = claim.fields;
  return (
    sameText(customer?.email, customerContactEmail) &&
    sameText(customer?.tenantId, customerTenantId)
  );
}
