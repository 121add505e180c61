import { waitingStatuses, type Claim, type Status } from '../claims/claim.ts';
import type { Commit } from '../ports.ts';

/** The limits of one transactional batch of Cosmos DB; SQLite keeps to them too. */
const MAX_BATCH_DOCUMENTS = 100;
const MAX_BATCH_BYTES = 2 * 1024 * 1024;

/** The most bytes that surround a stored document: ids, sort keys, words to search. */
const ENVELOPE_BYTES = 2048;

/** Throws where a commit does not fit into one batch. */
export function checkBatchSize({ claim, events, entries, receipt }: Commit): void {
  const documents = 1 + events.length + entries.length + (receipt === undefined ? 0 : 1);
  const bytes = [claim, ...events, ...entries].reduce(
    (sum, document) => sum + Buffer.byteLength(JSON.stringify(document)),
    documents * ENVELOPE_BYTES,
  );
  if (documents > MAX_BATCH_DOCUMENTS || bytes > MAX_BATCH_BYTES)
    throw new Error(
      `A commit of ${documents} documents and ${bytes} bytes is more than one batch takes.`,
    );
}

/** Reads a stored claim; throws where its version is unknown. */
export function readClaim(document: string): Claim {
  return claimOf(JSON.parse(document));
}

export function claimOf(document: unknown): Claim {
  const claim = document as Claim;
  if (claim.v !== 1)
    throw new Error(
      `Claim ${claim.id} is of version ${String(claim.v)}, which this program does not know.`,
    );
  return claim;
}

/** The contact's tenant and e-mail as one indexed text; empty where one of them is missing. */
export function contactOf({ fields }: Claim): string {
  const { customerTenantId, customerContactEmail } = fields;
  return customerTenantId && customerContactEmail
    ? `${customerTenantId}|${customerContactEmail.toLowerCase()}`
    : '';
}

/** Statuses in which a claim may compete with another for the same customer. */
export const competing: readonly Status[] = [...waitingStatuses, 'approved'];

/** The end of a claim's period as a sort key; claims without one come last. */
export function deadlineOf({ state }: Claim): string {
  return ('deadline' in state ? state.deadline?.at : undefined) ?? '9999';
}

/**
 * The instant since which the reviewers are overdue, by the claim's period or the overall target;
 * null where they are not.
 */
export function overdueSince({ state, target }: Claim): string | null {
  if (state.status !== 'submitted' && state.status !== 'underReview') return null;
  const breaches = [
    state.breached ? state.deadline.at : '',
    target?.breached ? target.deadline.at : '',
  ]
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
