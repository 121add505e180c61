import type { Instant } from '../claims/businessDays.ts';
import type { Claim } from '../claims/claim.ts';
import type { OutboxEntry, RefreshMessage } from './ports.ts';

/**
 * A commit's messages belong to whoever committed them for so long, in milliseconds; then any
 * worker takes them.
 */
export const HEADSTART_MS = 30_000;

/** One for each claim: what is not up to date when it is sent, is brought so. */
export function refreshOf(
  { id }: Pick<Claim, 'id'>,
  at: Instant,
  except?: RefreshMessage['except'],
): RefreshMessage {
  return { kind: 'refresh', id: `${id}-cards`, claimId: id, at, ...(except ? { except } : {}) };
}

/** A fresh message, which for a while is its maker's to send. */
export function entryOf(message: OutboxEntry['message'], now: Instant): OutboxEntry {
  const later = new Date(Date.parse(now) + HEADSTART_MS).toISOString();
  return { v: 1, message, dueAt: later, attempts: 0, deliveries: {}, state: 'waiting' };
}
