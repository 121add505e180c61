import type { Capacity } from '../claims/actor.ts';
import type { Instant } from '../claims/businessDays.ts';
import type { Person } from '../claims/claim.ts';
import { isChannel } from './channel.ts';
import type { Conversation, Conversations, Delivery, OutboxEntry, Place, Sent } from './ports.ts';
import type { Clock, Log } from '../ports.ts';

type Parts = { conversations: Conversations; clock: Clock; log: Log };

export type Recipient = {
  readonly person: Pick<Person, 'id' | 'tenantId'>;
  readonly capacity: Capacity;
};
/** Why a message must be tried again, and when; undefined: it is done. */
export type Retry = { readonly afterMs?: number; readonly error: string } | undefined;

/** How far an entry of the outbox has come. */
export type Progress = {
  /** Who has it already, by `keyOf`. */
  readonly deliveries: OutboxEntry['deliveries'];
  /** Notes that a recipient has it, at once, so that going on after a crash repeats nobody. */
  readonly note: (recipient: string, delivery: Delivery) => Promise<void>;
};

/** How a message is said, and what is done once it stands in the chat. */
export type Saying<T extends unknown[] = []> = {
  readonly say: (to: Conversation, ...more: T) => Promise<Sent>;
  readonly onPosted?: (place: Place, at: Instant) => Promise<void>;
};

export const keyOf = ({ tenantId, id }: Pick<Person, 'id' | 'tenantId'>): string =>
  `${tenantId}:${id}`;

/**
 * Tells everyone who has not been told yet; the first reason to try again is answered, after all
 * were tried.
 */
export async function tellAll(
  parts: Parts,
  recipients: readonly Recipient[],
  progress: Progress,
  { say, ...rest }: Saying<[Capacity]>,
): Promise<Retry> {
  let retry: Retry;
  for (const { person, capacity } of recipients) {
    if (progress.deliveries[keyOf(person)]) continue;
    const to = await parts.conversations.of(person);
    if (!to || to.blockedAt !== undefined)
      await progress.note(keyOf(person), missedDelivery(parts));
    else {
      const own: Saying = {
        ...rest,
        say: (conversation) => sayOrLater(parts, () => say(conversation, capacity)),
      };
      retry = (await tellOne(parts, to, progress, own)) ?? retry;
    }
  }
  return retry;
}

const missedDelivery = ({ clock }: Parts): Delivery => ({ at: clock.now(), how: 'unreachable' });

/** A fault with one is no reason to leave out the others. */
export async function sayOrLater({ log }: Parts, say: () => Promise<Sent>): Promise<Sent> {
  try {
    return await say();
  } catch (error) {
    return { kind: 'later', error: `fault ${log.fault('a message could not be said', error)}` };
  }
}

/** Tells one, and notes what came of it. */
export async function tellOne(
  parts: Parts,
  to: Conversation,
  { note }: Pick<Progress, 'note'>,
  { say, onPosted }: Saying,
): Promise<Retry> {
  const { clock, log } = parts;
  const sent = await say(to);
  const at = clock.now();
  switch (sent.kind) {
    case 'sent':
      await note(keyOf(to.person), { at, how: 'sent', activityId: sent.activityId });
      if (sent.activityId)
        await onPosted?.(
          { person: to.person, conversationId: to.conversationId, activityId: sent.activityId },
          at,
        );
      return undefined;
    case 'unreachable':
      await markUnreachable(parts, to);
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

/** Nothing more is sent to somebody until they come back, unless they did meanwhile. */
async function markUnreachable(
  { conversations, clock, log }: Parts,
  to: Conversation,
): Promise<void> {
  if (isChannel(to.person))
    return log.warn('the reviewers’ channel cannot be reached; is the app installed in its team?');
  if (JSON.stringify(await conversations.of(to.person)) === JSON.stringify(to))
    await conversations.put({ ...to, blockedAt: clock.now() });
}
