import type { OutboxEntry } from './ports.ts';
import type { Clock } from '../ports.ts';
import type { Stored } from '../stored.ts';
import { deliverEntry } from './deliver.ts';
import type { OutboxParts } from './parts.ts';
import type { Retry, Progress } from './tell.ts';

/** Whoever works on an entry has it for so long. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Words are given up after a week; hand-overs and releases never. */
const MOST_AGE_MS = 7 * 24 * 3_600_000;

/**
 * Works on one entry of the outbox: leases it, does what it asks for, and notes what came of it.
 */
export function entryWorker(parts: OutboxParts) {
  const { outbox, clock, log } = parts;

  /** `fresh`: this process has just written it, and need not wait for its time. */
  async function workOn(claimId: string, id: string, fresh: boolean): Promise<void> {
    const stored = await outbox.load(claimId, id);
    if (stored?.value.state !== 'waiting') return;
    // somebody else has it, unless it is fresh and ours
    if (stored.value.dueAt > clock.now() && !(fresh && stored.value.attempts === 0)) return;
    const lease: OutboxEntry = {
      ...stored.value,
      dueAt: instantAfter(clock, LEASE_MS),
      attempts: stored.value.attempts + 1,
    };
    const etag = await outbox.save(lease, stored.etag);
    if (etag !== undefined) await deliver({ value: lease, etag });
  }

  async function deliver({ value, etag }: Stored<OutboxEntry>): Promise<void> {
    let current = value;
    let held: string | undefined = etag;
    const save = async (next: OutboxEntry): Promise<void> => {
      current = next;
      // a lost etag: a newer message of this id, or another worker after our lease; theirs counts
      held = held === undefined ? undefined : await outbox.save(next, held);
    };
    const note: Progress['note'] = (recipient, delivery) =>
      save({ ...current, deliveries: { ...current.deliveries, [recipient]: delivery } });
    let retry: Retry;
    try {
      retry = await deliverEntry(parts, value.message, { deliveries: value.deliveries, note });
    } catch (error) {
      retry = {
        error: `fault ${log.fault('sending failed', error, { messageId: value.message.id })}`,
      };
    }
    await save(afterAttempt(current, retry, clock));
    if (retry && current.state === 'dead')
      log.warn('a message is given up', { messageId: current.message.id, error: retry.error });
  }

  return workOn;
}

const instantAfter = (clock: Clock, ms: number): string =>
  new Date(Date.parse(clock.now()) + ms).toISOString();

/** An entry once it was tried: done, given up, or to be tried again. */
function afterAttempt(entry: OutboxEntry, retry: Retry, clock: Clock): OutboxEntry {
  if (!retry) return { ...entry, state: 'done' };
  const { error, afterMs = backOff(entry.attempts) } = retry;
  return isTooOld(entry, clock.now())
    ? { ...entry, state: 'dead', error }
    : { ...entry, dueAt: instantAfter(clock, afterMs), error };
}

function isTooOld({ message }: OutboxEntry, now: string): boolean {
  if (message.kind === 'eligibility' || message.kind === 'releaseHold') return false;
  return Date.parse(now) - Date.parse(message.at) > MOST_AGE_MS;
}

/** Doubling, with jitter, so that many workers do not come back together. */
function backOff(attempts: number): number {
  return (
    Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 10)) *
    (0.5 + Math.random() / 2)
  );
}
