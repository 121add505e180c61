import { createHash, randomUUID } from 'node:crypto';
import type { Claim, Status } from '../claims/claim.ts';
import type { ClaimEvent } from '../claims/events.ts';
import type { AuditEntry, Commit } from '../ports.ts';
import type { LiveCard, OutboxEntry } from '../outbox/ports.ts';
import type { Document } from './cosmosCalls.ts';
import { competing, contactOf, deadlineOf, overdueSince, searchText } from './documents.ts';

/**
 * Around every document: its id, its partition, its type, the version of this form, and what wrote
 * it.
 */
type Envelope = { claimId: string; type: string; write: string };
const envelope = ({ claimId, type, write }: Envelope) => ({ claimId, type, v: 1, write });

/** Never used again: tells one write from every other. */
export const newWrite = (): string => randomUUID();

/** Part of an id: as it is where Cosmos DB and every tool take it, else a hash of it. */
export function idPart(text: string): string {
  return /^[\w.:@=-]{1,200}$/.test(text)
    ? text
    : createHash('sha256').update(text).digest('base64url');
}
export const eventId = (seq: number): string => `event-${seq}`;
export const receiptId = (receipt: string): string => `receipt-${idPart(receipt)}`;
export const auditId = (id: string): string => `audit-${idPart(id)}`;
export const entryId = (id: string): string => `message-${idPart(id)}`;

/**
 * Statuses that wait at somebody: the queue's own order, which does not grow with the closed ones.
 */
export const waitingStatuses: readonly Status[] = [
  'submitted',
  'underReview',
  'partnerActionRequired',
];
const isWaiting = (status: string): boolean => waitingStatuses.some((one) => one === status);

/**
 * An organisation as the first part of a sort key: `|` cannot stand in it, and `}` is the next
 * character.
 */
export const ownPart = (organisation: string): string => encodeURIComponent(organisation);

/**
 * A claim and its sort keys. A key that is not there is not indexed: that query never sees the
 * claim.
 */
export function claimDocument(
  { claim, dueAt }: Pick<Commit, 'claim' | 'dueAt'>,
  write: string,
): Document {
  const { id, state, organisation, fields, updatedAt } = claim;
  const deadline = `${deadlineOf(claim)}|${id}`;
  const overdue = overdueSince(claim);
  const contact = contactOf(claim);
  return {
    id,
    ...envelope({ claimId: id, type: 'claim', write }),
    deadline,
    own: `${ownPart(organisation.id)}|${updatedAt}|${id}`,
    ...(isWaiting(state.status) ? { waiting: deadline } : {}),
    ...(dueAt === undefined ? {} : { due: dueAt }),
    ...(overdue === null ? {} : { overdue }),
    ...(competing.includes(state.status as Status) && fields.customerTenantId
      ? { customer: fields.customerTenantId }
      : {}),
    ...(contact && claim.approvals > 0 ? { contact } : {}),
    status: state.status,
    organisation: organisation.id,
    tenant: organisation.tenantId,
    search: searchText(claim),
    doc: claim,
  };
}

export function eventDocument(claimId: Claim['id'], event: ClaimEvent, write: string): Document {
  return { id: eventId(event.seq), ...envelope({ claimId, type: 'event', write }), doc: event };
}

export function receiptDocument(claimId: Claim['id'], receipt: string, write: string): Document {
  return { id: receiptId(receipt), ...envelope({ claimId, type: 'receipt', write }) };
}

export function auditDocument(claimId: Claim['id'], entry: AuditEntry, write: string): Document {
  return { id: auditId(entry.id), ...envelope({ claimId, type: 'audit', write }), doc: entry };
}

export function liveDocument(card: LiveCard, write: string): Document {
  const { claimId, conversationId } = card;
  return {
    id: `live-${idPart(conversationId)}`,
    ...envelope({ claimId, type: 'live', write }),
    doc: card,
  };
}

/**
 * What waits has `sendAt`, what was given up `deadAt`, and by that is found; what is done has
 * neither.
 */
export function entryDocument(entry: OutboxEntry, write: string): Document {
  const { id, claimId } = entry.message;
  return {
    id: entryId(id),
    ...envelope({ claimId, type: 'message', write }),
    ...(entry.state === 'waiting' ? { sendAt: entry.dueAt } : {}),
    ...(entry.state === 'dead' ? { deadAt: entry.dueAt } : {}),
    doc: entry,
  };
}
