import { createHash, randomUUID } from 'node:crypto';
import { isWaiting, type Claim, type Status } from '../claims/claim.ts';
import type { ClaimEvent } from '../claims/events.ts';
import type { AuditEntry, Commit } from '../ports.ts';
import type { LiveCard, OutboxEntry } from '../outbox/ports.ts';
import type { Document } from './cosmosCalls.ts';
import { competing, contactOf, deadlineOf, overdueSince, searchText } from './documents.ts';

/**
 * Properties of every document beside its content: partition, type, version of the form, and the
 * write that stored it.
 */
type Envelope = { claimId: string; type: string; write: string };
const envelope = ({ claimId, type, write }: Envelope) => ({ claimId, type, v: 1, write });

/** A value never used before, which tells one write from every other. */
export const newWrite = (): string => randomUUID();

/** A text as part of an id: unchanged where Cosmos DB and all tools accept it, else hashed. */
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
 * An organisation as the first part of a sort key. It is encoded, so that it holds no `|`; a range
 * over its keys ends before `}`, the next character.
 */
export const ownPart = (organisation: string): string => encodeURIComponent(organisation);

/**
 * A claim with its sort keys. A claim without a key is not in that key's index, so queries by the
 * key do not find it.
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
    ...(isWaiting(claim) ? { waiting: deadline } : {}),
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
 * An entry of the outbox. Queries find waiting entries by `sendAt` and given-up ones by `deadAt`;
 * finished ones have neither.
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
