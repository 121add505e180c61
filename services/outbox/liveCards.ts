import { createHash } from 'node:crypto';
import { entryOf } from './entries.ts';
import type { Clock } from '../ports.ts';
import type { EditMessage, LiveCards, Outbox, OutboxEntry, Place, Shown } from './ports.ts';

type Parts = { liveCards: LiveCards; outbox: Outbox; clock: Clock };

/** One message has one edit at a time: the newest replaces what still waits. */
const editIdOf = ({
  conversationId,
  activityId,
}: Pick<Place, 'conversationId' | 'activityId'>): string =>
  `edit-${createHash('sha256').update(`${conversationId}/${activityId}`).digest('base64url').slice(0, 24)}`;

/** The outbox's word for what a message shall become. */
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
 * A message shows a claim from now on: in that chat the only one, the one before becomes a line (to
 * be sent by the caller).
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
  // two messages are noted in another order than they came to the chat in: the later one counts
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

/** Puts into the outbox that a message becomes one line. */
async function putLine(
  place: Place,
  claimId: Shown['id'],
  { outbox, clock }: Pick<Parts, 'outbox' | 'clock'>,
): Promise<OutboxEntry> {
  const line = editOf(place, { lineOf: claimId }, clock.now());
  await outbox.put(line);
  return line;
}

/**
 * Whether a message that once showed a claim does so now: it may have been answered with a form or
 * a list since.
 */
export async function stillShows(place: Place, claimId: string, outbox: Outbox): Promise<boolean> {
  const id = editIdOf(place);
  const becomes = await outbox.load(id, id).then((stored) => {
    const message = stored?.value.message;
    return message?.kind === 'edit' ? message.becomes : undefined;
  });
  return becomes === undefined || ('shows' in becomes && becomes.shows?.id === claimId);
}
