import type { Claim, Person } from './claim.ts';

export const partnerRoles = ['incentivesAdmin', 'billingAdmin', 'globalAdmin'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/**
 * Who asks, as the directory and Teams know them: one person may be several things. `customer` is
 * filled from Teams' own member look-up only (docs/law.md section 1).
 */
export type Actor = {
  readonly person: Person;
  readonly partner?: {
    readonly organisationId: string;
    readonly roles: readonly PartnerRole[];
    /** The locations that they may act for; empty: all. */
    readonly mpnIds: readonly string[];
  };
  /**
   * Organisations to which a reviewer belongs, and of whose claims they see nothing as a reviewer.
   */
  readonly reviewer?: { readonly belongsTo: readonly string[] };
  readonly customer?: { readonly email: string; readonly tenantId: string };
};

export type Capacity = 'partner' | 'reviewer' | 'customer';
export type Role = Capacity | 'system';

const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

export const isOwn = (actor: Actor, claim: Claim): boolean =>
  actor.partner?.organisationId === claim.organisation.id;

/** Whether somebody of a partner may act for an MPN location; a draft may be of none yet. */
export const mayActFor = (
  { mpnIds }: Pick<NonNullable<Actor['partner']>, 'mpnIds'>,
  mpnId = '',
): boolean => mpnId === '' || mpnIds.length === 0 || mpnIds.includes(mpnId);

/** Whether the actor is a reviewer and does not belong to the claim's organisation. */
export function isImpartialReviewer({ reviewer, person }: Actor, { organisation }: Claim): boolean {
  if (!reviewer) return false;
  return (
    !reviewer.belongsTo.includes(organisation.id) &&
    !sameText(person.tenantId, organisation.tenantId)
  );
}

/** Whether the actor is the claim's customer contact, of whatever status. */
export function isContact(actor: Actor, claim: Claim): boolean {
  const { customer } = actor;
  const { customerContactEmail, customerTenantId } = claim.fields;
  return (
    sameText(customer?.email, customerContactEmail) &&
    sameText(customer?.tenantId, customerTenantId)
  );
}
