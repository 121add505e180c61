import { setTimeout } from 'node:timers/promises';
import { withoutHurry } from '../patience.ts';
import type { OutboxEntry } from './ports.ts';
import { entryWorker } from './entryWorker.ts';
import type { OutboxParts } from './parts.ts';

const REFRESH_AFTER_MS = 1000;
const PAGE = 50;
const AT_ONCE = 8;
const MOST_RECOVERED = 10_000;

type EntryToSend = Pick<OutboxEntry, 'message'>;
export type Dispatcher = ReturnType<typeof dispatcher>;

/**
 * Delivers the outbox to Teams, eligibility and the associations, each entry once, across crashes.
 */
export function dispatcher(given: Omit<OutboxParts, 'later'>) {
  const { outbox, clock, log } = given;
  const workOn = entryWorker({
    ...given,
    later: ({ message }) => void work(message.claimId, message.id),
  });
  /** Entries that this process works on, by id. */
  const underWay = new Map<string, Promise<void>>();
  /**
   * Promise chains by claim id, so that the notices of one commit are sent before those of the
   * next.
   */
  const chains = new Map<string, Promise<void>>();

  /** Works on one entry that this process has just written. */
  const work = (claimId: string, id: string): Promise<void> => workAlone(claimId, id, true);

  /**
   * Works on entries of one id one after the other: an entry may be replaced while it is being
   * sent, and its replacement is sent afterwards.
   */
  function workAlone(claimId: string, id: string, fresh: boolean): Promise<void> {
    const running = underWay.get(id);
    if (running) return running.then(() => workAlone(claimId, id, fresh));
    const done = withoutHurry(() => workOn(claimId, id, fresh))
      .catch(
        (error: unknown) =>
          void log.fault('a message could not be worked on', error, { messageId: id }),
      )
      .finally(() => underWay.delete(id));
    underWay.set(id, done);
    return done;
  }

  /** Sends one commit's entries at once, in their order; resolves when each was tried. */
  function send(entries: readonly EntryToSend[]): Promise<void> {
    const claimId = entries[0]?.message.claimId;
    if (claimId === undefined) return Promise.resolve();
    const before = chains.get(claimId) ?? Promise.resolve();
    const done = before.then(() => sendInOrder(entries, work));
    chains.set(claimId, done);
    return done.finally(() => {
      if (chains.get(claimId) === done) chains.delete(claimId);
    });
  }

  /** Sends all due entries, those that become due meanwhile included. */
  async function run(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const found = await outbox.due(clock.now(), PAGE + tried.size);
      const due = found.map(({ value }) => value.message).filter(({ id }) => !tried.has(id));
      if (due.length === 0) return;
      for (let i = 0; i < due.length; i += AT_ONCE) {
        const group = due.slice(i, i + AT_ONCE);
        for (const { id } of group) tried.add(id);
        await Promise.all(group.map(({ claimId, id }) => workAlone(claimId, id, false)));
      }
    }
  }

  /** Waits until this process works on nothing. */
  async function settle(): Promise<void> {
    while (underWay.size + chains.size > 0)
      await Promise.all([...underWay.values(), ...chains.values()]);
  }

  /**
   * Makes all waiting entries due. Called at the start of the only worker, when nobody else can
   * hold a lease.
   */
  async function recover(): Promise<void> {
    for (const { value, etag } of await outbox.waiting(MOST_RECOVERED))
      await outbox.save({ ...value, dueAt: clock.now() }, etag);
  }

  return { send, work, run, settle, recover };
}

/**
 * Sends notices first, then the updates of older cards. The updates do not wait longer than a
 * second, since one chat may hang.
 */
async function sendInOrder(
  entries: readonly EntryToSend[],
  work: (claimId: string, id: string) => Promise<void>,
): Promise<void> {
  const sendAll = async (some: readonly EntryToSend[]): Promise<void> => {
    for (const { message } of some) await work(message.claimId, message.id);
  };
  const isRefresh = ({ message }: EntryToSend): boolean => message.kind === 'refresh';
  const noticesSent = sendAll(entries.filter((entry) => !isRefresh(entry)));
  await Promise.race([noticesSent, setTimeout(REFRESH_AFTER_MS, undefined, { ref: false })]);
  await sendAll(entries.filter(isRefresh));
  await noticesSent;
}
