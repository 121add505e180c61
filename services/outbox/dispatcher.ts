import { setTimeout } from 'node:timers/promises';
import { type DeliverParts, deliverMessage } from './deliver.ts';
import type { Problem } from './tell.ts';
import { withoutHurry } from '../patience.ts';
import type { Delivery, OutboxEntry, Stored } from '../ports.ts';

/** Whoever works on a message has it for so long. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Words are given up after a week; hand-overs and releases never. */
const MOST_AGE_MS = 7 * 24 * 3_600_000;
const REFRESH_AFTER_MS = 1000;
const PAGE = 50;
const AT_ONCE = 8;

export type Dispatcher = ReturnType<typeof dispatcher>;

/** outbox -> Teams, eligibility, associations: each message once, whatever crashes. */
export function dispatcher(given: Omit<DeliverParts, 'later'>) {
  const parts: DeliverParts = { ...given, later: ({ message }) => void work(message.claimId, message.id) };
  const { outbox, clock, log } = parts;
  /** Messages that this process works on, by id. */
  const underWay = new Map<string, Promise<void>>();
  /** One claim's commits speak in their order. */
  const lines = new Map<string, Promise<void>>();

  const later = (ms: number): string => new Date(Date.parse(clock.now()) + ms).toISOString();

  /** Works on one message that this process has just written. */
  const work = (claimId: string, id: string): Promise<void> => alone(claimId, id, true);

  /** One at a time: a message written anew while its predecessor is being sent is sent after it. */
  function alone(claimId: string, id: string, fresh: boolean): Promise<void> {
    const running = underWay.get(id);
    if (running) return running.then(() => alone(claimId, id, fresh));
    const done = withoutHurry(() => attempt(claimId, id, fresh))
      .catch((error: unknown) => void log.fault('a message could not be worked on', error, { messageId: id }))
      .finally(() => underWay.delete(id));
    underWay.set(id, done);
    return done;
  }

  async function attempt(claimId: string, id: string, fresh: boolean): Promise<void> {
    const stored = await outbox.load(claimId, id);
    if (stored?.value.state !== 'waiting') return;
    // somebody else has it, unless it is fresh and ours
    if (stored.value.dueAt > clock.now() && !(fresh && stored.value.attempts === 0)) return;
    const lease: OutboxEntry = { ...stored.value, dueAt: later(LEASE_MS), attempts: stored.value.attempts + 1 };
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
    const note = (recipient: string, delivery: Delivery): Promise<void> =>
      save({ ...current, deliveries: { ...current.deliveries, [recipient]: delivery } });
    let problem: Problem;
    try {
      problem = await deliverMessage(parts, current, note);
    } catch (error) {
      problem = { error: `fault ${log.fault('sending failed', error, { messageId: current.message.id })}` };
    }
    if (!problem) return save({ ...current, state: 'done' });
    if (isTooOld(current, clock.now())) {
      log.warn('a message is given up', { messageId: current.message.id, error: problem.error });
      return save({ ...current, state: 'dead', error: problem.error });
    }
    return save({ ...current, dueAt: later(problem.afterMs ?? backOff(current.attempts)), error: problem.error });
  }

  /** Sends one commit's messages at once, in their order; answers when they have been tried. */
  function sendNow(entries: readonly Pick<OutboxEntry, 'message'>[]): Promise<void> {
    const claimId = entries[0]?.message.claimId;
    if (claimId === undefined) return Promise.resolve();
    const before = lines.get(claimId) ?? Promise.resolve();
    const done = before.then(async () => {
      const isRefresh = ({ message }: Pick<OutboxEntry, 'message'>): boolean => message.kind === 'refresh';
      const said = (async () => {
        for (const { message } of entries.filter((entry) => !isRefresh(entry))) await work(message.claimId, message.id);
      })();
      // cards wait for the notices that replace them, but not for a chat that hangs
      await Promise.race([said, setTimeout(REFRESH_AFTER_MS, undefined, { ref: false })]);
      for (const { message } of entries.filter(isRefresh)) await work(message.claimId, message.id);
      await said;
    });
    lines.set(claimId, done);
    return done.finally(() => {
      if (lines.get(claimId) === done) lines.delete(claimId);
    });
  }

  /** Sends what is due, until nothing is. */
  async function run(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const due = (await outbox.due(clock.now(), PAGE + tried.size)).filter(
        ({ value }) => !tried.has(value.message.id),
      );
      if (due.length === 0) return;
      for (let i = 0; i < due.length; i += AT_ONCE) {
        await Promise.all(
          due.slice(i, i + AT_ONCE).map(({ value: { message } }) => {
            tried.add(message.id);
            return alone(message.claimId, message.id, false);
          }),
        );
      }
    }
  }

  /** Waits until this process works on nothing. */
  async function settle(): Promise<void> {
    while (underWay.size + lines.size > 0) await Promise.all([...underWay.values(), ...lines.values()]);
  }

  /** After a crash of the only worker: nobody else holds anything, so all that waits is due. */
  async function recover(): Promise<void> {
    for (const { value, etag } of await outbox.waiting(10_000))
      await outbox.save({ ...value, dueAt: clock.now() }, etag);
  }

  return { send: sendNow, work, run, settle, recover };
}

function isTooOld({ message }: OutboxEntry, now: string): boolean {
  if (message.kind === 'eligibility' || message.kind === 'releaseHold') return false;
  return Date.parse(now) - Date.parse(message.at) > MOST_AGE_MS;
}

/** Doubling, with jitter, so that many workers do not come back together. */
function backOff(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 10)) * (0.5 + Math.random() / 2);
}
