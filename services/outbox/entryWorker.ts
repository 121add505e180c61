import type { OutboxEntry } from './ports.ts';
import type { Clock } from '../ports.ts';
import type { Stored } from '../stored.ts';
import { deliverEntry } from './deliver.ts';
import type { OutboxParts } from './parts.ts';
import type { Retry, Progress } from './tell.ts';

/** The length of a worker's lease on an entry, in milliseconds. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Messages to people are given up after this time; hand-overs and releases of holds never are. */
const MOST_AGE_MS = 7 * 24 * 3_600_000;

/** Leases one entry, carries it out and stores the result. */
export function entryWorker(parts: OutboxParts) {
  const { outbox, clock, log } = parts;

  /** `fresh`: this process has just written the entry and need not wait until it is due. */
  async function workOn(claimId: string, id: string, fresh: boolean): Promise<void> {
    const stored = await outbox.load(claimId, id);
    if (stored?.value.state !== 'waiting') return;
    // not due: another worker has it, unless this process has just written it
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
      // once the etag is lost, a newer entry of this id or another worker's lease is stored, and
      // this worker must not overwrite it
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

/** The entry after an attempt: done, given up, or to be tried again later. */
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

/**
 * Doubles with each attempt, with jitter, so that many workers do not retry at the same moment. In
 * milliseconds.
 */
function backOff(attempts: number): number {
  return (
    Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 10)) *
    (0.5 + Math.random() / 2)
  );
}
