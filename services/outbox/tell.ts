import type { Capacity } from '../claims/actor.ts';
import type { Instant } from '../claims/businessDays.ts';
import type { Person } from '../claims/claim.ts';
import { isChannel } from './channel.ts';
import type { Clock, Conversation, Conversations, Delivery, Log, OutboxEntry, Place, Sent } from '../ports.ts';

type Parts = { conversations: Conversations; clock: Clock; log: Log };

export type Recipient = { readonly person: Pick<Person, 'id' | 'tenantId'>; readonly capacity: Capacity };
/** Notes that a recipient has a message, at once, so that going on after a crash repeats nobody. */
export type Note = (recipient: string, delivery: Delivery) => Promise<void>;
/** Why a message must be tried again, and when; undefined: it is done. */
export type Problem = { readonly afterMs?: number; readonly error: string } | undefined;

export const keyOf = ({ tenantId, id }: Pick<Person, 'id' | 'tenantId'>): string => `${tenantId}:${id}`;

/** Tells everyone who has not been told yet; the first reason to try again is answered, after all were tried. */
export async function tellAll(
  parts: Parts,
  recipients: readonly Recipient[],
  deliveries: OutboxEntry['deliveries'],
  note: Note,
  say: (to: Conversation, capacity: Capacity) => Promise<Sent>,
  posted?: (place: Place, at: Instant) => Promise<void>,
): Promise<Problem> {
  let problem: Problem;
  for (const { person, capacity } of recipients) {
    if (deliveries[keyOf(person)]) continue;
    const to = await parts.conversations.of(person);
    if (!to || to.blockedAt !== undefined) await note(keyOf(person), { at: parts.clock.now(), how: 'unreachable' });
    else
      problem =
        (await tellOne(parts, to, note, (conversation) => attempt(parts, () => say(conversation, capacity)), posted)) ??
        problem;
  }
  return problem;
}

/** A fault with one is no reason to leave out the others. */
export async function attempt({ log }: Parts, say: () => Promise<Sent>): Promise<Sent> {
  try {
    return await say();
  } catch (error) {
    return { kind: 'later', error: `fault ${log.fault('a message could not be said', error)}` };
  }
}

export async function tellOne(
  { conversations, clock, log }: Parts,
  to: Conversation,
  note: Note,
  say: (to: Conversation) => Promise<Sent>,
  posted?: (place: Place, at: Instant) => Promise<void>,
): Promise<Problem> {
  const sent = await say(to);
  const at = clock.now();
  switch (sent.kind) {
    case 'sent':
      await note(keyOf(to.person), { at, how: 'sent', activityId: sent.activityId });
      if (sent.activityId)
        await posted?.({ person: to.person, conversationId: to.conversationId, activityId: sent.activityId }, at);
      return undefined;
    case 'unreachable':
      if (isChannel(to.person)) {
        log.warn('the reviewers’ channel cannot be reached; is the app installed in its team?');
        await note(keyOf(to.person), { at, how: 'unreachable' });
        return undefined;
      }
      // unless they came back meanwhile
      if (JSON.stringify(await conversations.of(to.person)) === JSON.stringify(to))
        await conversations.put({ ...to, blockedAt: at });
      await note(keyOf(to.person), { at, how: 'unreachable' });
      return undefined;
    case 'refused':
      log.warn('Teams refused a message', { error: sent.error });
      await note(keyOf(to.person), { at, how: 'refused' });
      return undefined;
    case 'later':
      return sent;
    default:
      return sent satisfies never;
  }
}
