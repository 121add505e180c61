import { heldByOthers, holdKeys, noAssociations, release, take } from '../claims/associations.ts';
import type { Claim } from '../claims/claim.ts';
import type { Command } from '../claims/commands.ts';
import type { ClaimId } from '../claims/ids.ts';
import type { Caller, HandleClaim, Outcome } from '../handleClaim.ts';
import type { AssociationStore, ClaimStore } from '../ports.ts';
import type { Stored } from '../stored.ts';

type Parts = { handleClaim: HandleClaim; associations: AssociationStore; store: ClaimStore };
type Approve = Extract<Command, { type: 'approve' }>;

const ATTEMPTS = 20;

/**
 * Approves a claim: takes all its workloads and subscriptions in one conditional write, then
 * commits the approval on the version read before. Another claim that takes them over in between
 * writes to this claim, so that the commit fails (docs/law.md section 7).
 */
export function approveClaim(
  id: ClaimId,
  command: Omit<Approve, 'type'>,
  { known, ...caller }: Caller & { known?: Stored<Claim> },
  parts: Parts,
): Promise<Outcome> {
  const lookUp = async (claim: Claim) => ({ heldElsewhere: await takeHold(claim, parts) });
  return parts.handleClaim.handle(id, { type: 'approve', ...command }, caller, { known, lookUp });
}

/** Takes the claim's holds; true where another organisation's approved claim has one of them. */
async function takeHold(
  claim: Claim,
  { handleClaim, associations, store }: Parts,
): Promise<boolean> {
  const keys = holdKeys(claim.fields);
  const tenantId = claim.fields.customerTenantId;
  if (keys.length === 0 || tenantId === undefined) return false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await associations.load(tenantId);
    const current = stored?.value ?? noAssociations(tenantId);
    for (const other of heldByOthers(current, keys, claim.organisation.id)) {
      if (await contestHold(other, { handleClaim, store })) return true;
    }
    if (
      (await associations.save(
        take(current, keys, claim.organisation.id, claim.id),
        stored?.etag,
      )) === 'saved'
    )
      return false;
  }
  throw new Error(
    `The associations of ${tenantId} were changed by others ${ATTEMPTS} times in a row.`,
  );
}

/**
 * Writes to another claim unless it is Approved, so that a running approval of it fails; answers
 * whether it is Approved.
 */
async function contestHold(
  id: ClaimId,
  { handleClaim, store }: Pick<Parts, 'handleClaim' | 'store'>,
): Promise<boolean> {
  if (!(await store.load(id))) return false;
  const { claim } = await handleClaim.handle(id, { type: 'loseHold' });
  return claim?.state.status === 'approved';
}

/**
 * Frees the holds of a rejected claim. The associations are read before the claim: an approval in
 * between changes them, so that this write fails and is tried again.
 */
export async function releaseHold(
  id: ClaimId,
  tenantId: string,
  { associations, store }: Omit<Parts, 'handleClaim'>,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await associations.load(tenantId);
    const claim = await store.load(id);
    if (!stored || claim?.value.state.status !== 'rejected') return;
    if ((await associations.save(release(stored.value, id), stored.etag)) === 'saved') return;
  }
  throw new Error(
    `The associations of ${tenantId} were changed by others ${ATTEMPTS} times in a row.`,
  );
}
