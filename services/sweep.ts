import { atTime, dayOf, isBusinessDay, type Instant } from './claims/businessDays.ts';
import type { Rules } from './claims/deadlines.ts';
import { calendarOf } from './claims/policy.ts';
import type { HandleClaim } from './handleClaim.ts';
import { entryOf } from './outbox/entries.ts';
import type { ClaimStore, Clock, Log } from './ports.ts';
import type { Outbox } from './outbox/ports.ts';

type Parts = {
  store: ClaimStore;
  outbox: Outbox;
  handleClaim: HandleClaim;
  clock: Clock;
  rules: Rules;
  log: Log;
};

const PAGE = 100;
/** Claims moved on at the same time, so that one slow write does not hold up the rest. */
const AT_ONCE = 8;

/**
 * Sends the command `tick` to every claim with something due, until none is left, then adds the
 * day's digest. Safe with several workers at once. Returns how many claims changed. A claim that
 * fails is logged and does not stop the others.
 */
export async function sweep(parts: Parts): Promise<number> {
  const failed = new Set<string>();
  let moved = 0;
  for (;;) {
    const due = (await parts.store.due(parts.clock.now(), PAGE + failed.size)).filter(
      (id) => !failed.has(id),
    );
    if (due.length === 0) break;
    for (let i = 0; i < due.length; i += AT_ONCE) {
      const group = due.slice(i, i + AT_ONCE);
      const done = await Promise.allSettled(
        group.map((id) => parts.handleClaim.handle(id, { type: 'tick' })),
      );
      done.forEach((result, n) => {
        const id = group[n];
        if (result.status === 'fulfilled' && result.value.events.length > 0) moved += 1;
        else if (id !== undefined) failed.add(id);
        if (result.status === 'rejected')
          parts.log.fault('a claim could not be moved on', result.reason, { claimId: id });
      });
    }
  }
  await addDigest(parts);
  return moved;
}

/** The digest's id, the same all day long in the programme's zone, so that a day has one digest. */
export const digestId = (now: Instant, { policy }: Rules): string =>
  `digest-${dayOf(now, policy.zone)}`;

/**
 * Adds the digest of overdue claims on business days from the hour of reminders on (docs/law.md
 * section 5).
 */
async function addDigest({ store, outbox, clock, rules }: Parts): Promise<void> {
  const { policy, holidays } = rules;
  const now = clock.now();
  const today = dayOf(now, policy.zone);
  if (
    !isBusinessDay(today, calendarOf(policy, holidays)) ||
    now < atTime(today, policy.remindAt, policy.zone)
  )
    return;
  const [first] = await store.overdue(1);
  if (!first) return;
  const id = digestId(now, rules);
  if (await outbox.load(id, id)) return;
  // due at once, so that any dispatcher may send it, whichever instance added it
  await outbox.add({ ...entryOf({ kind: 'digest', id, claimId: id, at: now }, now), dueAt: now });
}
