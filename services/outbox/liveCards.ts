import { createHash } from 'node:crypto';
import { entryOf } from './entries.ts';
import type { Clock } from '../ports.ts';
import type { EditMessage, LiveCards, Outbox, OutboxEntry, Place, Shown } from './ports.ts';

type Parts = { liveCards: LiveCards; outbox: Outbox; clock: Clock };

/** The id of a message's edit: one for each message, so that the newest replaces a waiting one. */
const editIdOf = ({
  conversationId,
  activityId,
}: Pick<Place, 'conversationId' | 'activityId'>): string =>
  `edit-${createHash('sha256').update(`${conversationId}/${activityId}`).digest('base64url').slice(0, 24)}`;

/** The entry that changes a message into `becomes`. */
export function editOf(
  { person, conversationId, activityId }: Place,
  becomes: EditMessage['becomes'],
  now: string,
): OutboxEntry {
  const place = {
    person: { id: person.id, tenantId: person.tenantId },
    conversationId,
    activityId,
  };
  const id = editIdOf(place);
  return entryOf({ kind: 'edit', id, claimId: id, at: now, ...place, becomes }, now);
}

/**
 * Stores that a message now shows a claim. One message in each chat shows it: the one before
 * becomes a line. Returns the entry of that line, which the caller sends.
 */
export async function putShown(
  place: Place,
  { id: claimId, seq, said, at: since }: Shown,
  { liveCards, outbox, clock }: Parts,
): Promise<OutboxEntry | undefined> {
  const { person, conversationId, activityId } = place;
  const at = since ?? clock.now();
  const before = (await liveCards.of(claimId)).find(
    (card) => card.conversationId === conversationId,
  );
  // two messages may be noted in another order than they came to the chat; the later one stays
  if (before && (before.at ?? '') > at && before.activityId !== activityId)
    return putLine(place, claimId, { outbox, clock });
  await liveCards.put({
    v: 1,
    claimId,
    seq,
    person: { id: person.id, tenantId: person.tenantId },
    conversationId,
    activityId,
    at,
    ...(said ? { said } : {}),
  });
  if (!before || before.activityId === activityId || !(await stillShows(before, claimId, outbox)))
    return undefined;
  return putLine(before, claimId, { outbox, clock });
}

/** Adds the entry that turns a message into one line. */
async function putLine(
  place: Place,
  claimId: Shown['id'],
  { outbox, clock }: Pick<Parts, 'outbox' | 'clock'>,
): Promise<OutboxEntry> {
  const line = editOf(place, { lineOf: claimId }, clock.now());
  await outbox.put(line);
  return line;
}

/** Whether a message that showed a claim still does; a form or a list may have replaced it. */
export async function stillShows(place: Place, claimId: string, outbox: Outbox): Promise<boolean> {
  const id = editIdOf(place);
  const becomes = await outbox.load(id, id).then((stored) => {
    const message = stored?.value.message;
    return message?.kind === 'edit' ? message.becomes : undefined;
  });
  return becomes === undefined || ('shows' in becomes && becomes.shows?.id === claimId);
}
