import type { Instant } from '../claims/businessDays.ts';
import type { Claim } from '../claims/claim.ts';
import type { OutboxEntry, RefreshMessage } from './ports.ts';

/**
 * For so long after a commit, in milliseconds, only the instance that committed sends its entries;
 * afterwards any worker does.
 */
export const HEADSTART_MS = 30_000;

/**
 * The order to update all cards of a claim. One id for each claim, since one update covers all
 * changes so far.
 */
export function refreshOf(
  { id }: Pick<Claim, 'id'>,
  at: Instant,
  except?: RefreshMessage['except'],
): RefreshMessage {
  return { kind: 'refresh', id: `${id}-cards`, claimId: id, at, ...(except ? { except } : {}) };
}

/** A new entry, reserved for a while for the instance that writes it. */
export function entryOf(message: OutboxEntry['message'], now: Instant): OutboxEntry {
  const later = new Date(Date.parse(now) + HEADSTART_MS).toISOString();
  return { v: 1, message, dueAt: later, attempts: 0, deliveries: {}, state: 'waiting' };
}
