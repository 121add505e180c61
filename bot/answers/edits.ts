import { entryOf, refreshOf } from '../../services/outbox/entries.ts';
import { editOf, putShown } from '../../services/outbox/liveCards.ts';
import type { Place, Shown } from '../../services/outbox/ports.ts';
import type { Answer, App } from './app.ts';

/**
 * Writes an answer's card into a message that is in a chat already, and keeps that it shows a claim
 * if it does.
 */
export async function editMessage(place: Place, answer: Answer, app: App): Promise<void> {
  if (!('card' in answer)) return;
  const { card, shows } = answer;
  const entry = editOf(place, { card, ...(shows ? { shows } : {}) }, app.clock.now());
  await app.outbox.put(entry);
  await app.dispatcher.work(entry.message.claimId, entry.message.id);
  if (shows) await noteShown(place, shows, app);
}

/** A message shows a claim from now on; the one that did so before in that chat becomes a line. */
export async function noteShown(place: Place, shows: Shown, app: App): Promise<void> {
  const line = await putShown(place, shows, app);
  if (line) await app.dispatcher.work(line.message.claimId, line.message.id);
  // what happened between the answer and this is not on it yet
  const now = (await app.store.load(shows.id))?.value;
  if (!now || now.seq <= shows.seq) return;
  const refresh = entryOf(refreshOf(now, app.clock.now()), app.clock.now());
  await app.outbox.put(refresh);
  await app.dispatcher.work(shows.id, refresh.message.id);
}
