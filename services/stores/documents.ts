import type { Claim } from '../claims/claim.ts';
import type { Commit } from '../ports.ts';

/** What one transactional batch of Cosmos DB takes; SQLite is held to the same. */
export const MAX_BATCH_DOCUMENTS = 100;
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;

/** How many documents a commit writes, and their bytes. */
export function batchSize({ claim, events, messages, receipt }: Commit): { documents: number; bytes: number } {
  const bytes = [claim, ...events, ...messages].reduce(
    (sum, document) => sum + Buffer.byteLength(JSON.stringify(document)),
    0,
  );
  return { documents: 1 + events.length + messages.length + (receipt === undefined ? 0 : 1), bytes };
}

/** Reads a stored claim of this or an older version. */
export function readClaim(document: string): Claim {
  const claim = JSON.parse(document) as Claim;
  if (claim.v !== 1)
    throw new Error(`Claim ${claim.id} is of version ${String(claim.v)}, which this program does not know.`);
  return claim;
}

/** The right to decline, as one indexed text; empty where nobody has it. */
export function contactOf({ fields }: Claim): string {
  const { customerTenantId, customerContactEmail } = fields;
  return customerTenantId && customerContactEmail ? `${customerTenantId}|${customerContactEmail.toLowerCase()}` : '';
}

/** When a claim's present period ends; claims without one come last. */
export function deadlineOf({ state }: Claim): string {
  return ('deadline' in state ? state.deadline?.at : undefined) ?? '9999';
}

/** Since when a claim is overdue at the reviewers: its own period, or the overall target. */
export function overdueSince({ state, target }: Claim): string | null {
  if (state.status !== 'submitted' && state.status !== 'underReview') return null;
  const breaches = [state.breached ? state.deadline.at : '', target?.breached ? target.deadline.at : '']
    .filter(Boolean)
    .toSorted();
  return breaches[0] ?? null;
}

export function searchText({ id, fields }: Claim): string {
  return [id, fields.name, fields.customerName, fields.customerDomain, fields.customerTenantId]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
}
