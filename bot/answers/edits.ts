import { entryOf, refreshOf } from '../../services/outbox/entries.ts';
import { editOf, putShown } from '../../services/outbox/liveCards.ts';
import type { Place, Shown } from '../../services/outbox/ports.ts';
import type { Answer, App } from './app.ts';

/**
 * Replaces a posted message by an answer's card, and notes which claim the message shows from now
 * on.
 */
export async function editMessage(place: Place, answer: Answer, app: App): Promise<void> {
  if (!('card' in answer)) return;
  const { card, shows } = answer;
  const entry = editOf(place, { card, ...(shows ? { shows } : {}) }, app.clock.now());
  await app.outbox.put(entry);
  await app.dispatcher.work(entry.message.claimId, entry.message.id);
  if (shows) await noteShown(place, shows, app);
}

/**
 * Notes that a message shows a claim. An older message in the chat that showed the same claim
 * becomes one line.
 */
export async function noteShown(place: Place, shows: Shown, app: App): Promise<void> {
  const line = await putShown(place, shows, app);
  if (line) await app.dispatcher.work(line.message.claimId, line.message.id);
  // the claim may have changed since the answer was made: refresh its cards
  const now = (await app.store.load(shows.id))?.value;
  if (!now || now.seq <= shows.seq) return;
  const refresh = entryOf(refreshOf(now, app.clock.now()), app.clock.now());
  await app.outbox.put(refresh);
  await app.dispatcher.work(shows.id, refresh.message.id);
}
