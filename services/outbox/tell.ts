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
/** Why an entry must be tried again, and after how long; undefined: it is done. */
export type Retry = { readonly afterMs?: number; readonly error: string } | undefined;

/** The recipients of an entry so far. */
export type Progress = {
  /** Recipients that are done, by `keyOf`. */
  readonly deliveries: OutboxEntry['deliveries'];
  /** Stores at once that a recipient is done, so that a retry after a crash leaves them out. */
  readonly note: (recipient: string, delivery: Delivery) => Promise<void>;
};

/** How a message is sent, and what follows once it is in the chat. */
export type Saying<T extends unknown[] = []> = {
  readonly say: (to: Conversation, ...more: T) => Promise<Sent>;
  readonly onPosted?: (place: Place, at: Instant) => Promise<void>;
};

export const keyOf = ({ tenantId, id }: Pick<Person, 'id' | 'tenantId'>): string =>
  `${tenantId}:${id}`;

/**
 * Tells every recipient who is not done; returns the last reason to try again, after all were
 * tried.
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

/** Turns an exception into a retry, so that a fault with one recipient does not stop the others. */
export async function sayOrLater({ log }: Parts, say: () => Promise<Sent>): Promise<Sent> {
  try {
    return await say();
  } catch (error) {
    return { kind: 'later', error: `fault ${log.fault('a message could not be said', error)}` };
  }
}

/** Tells one recipient and notes the result. */
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

/** Marks a chat as unreachable until the person writes again, unless it has changed meanwhile. */
async function markUnreachable(
  { conversations, clock, log }: Parts,
  to: Conversation,
): Promise<void> {
  if (isChannel(to.person))
    return log.warn('the reviewers’ channel cannot be reached; is the app installed in its team?');
  if (JSON.stringify(await conversations.of(to.person)) === JSON.stringify(to))
    await conversations.put({ ...to, blockedAt: clock.now() });
}
