import { createHash } from 'node:crypto';
import { entryOf } from '../services/handleClaim.ts';
import type { Card, EditMessage } from '../services/ports.ts';
import type { Person } from '../services/claims/claim.ts';
import type { App } from './app.ts';

type Place = { person: Person; conversationId: string; activityId: string };

/** Writes a card into a message that is in a chat already; the newest replaces what still waits for that message. */
export async function editMessage(
  { person, conversationId, activityId }: Place,
  card: Card,
  { outbox, dispatcher, clock }: App,
): Promise<void> {
  const id = `edit-${createHash('sha256').update(`${conversationId}/${activityId}`).digest('base64url').slice(0, 24)}`;
  const message: EditMessage = {
    kind: 'edit',
    id,
    claimId: id,
    at: clock.now(),
    person,
    conversationId,
    activityId,
    card,
  };
  await outbox.put(entryOf(message, clock.now()));
  await dispatcher.work(id, id);
}
