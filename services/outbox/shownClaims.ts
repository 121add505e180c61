import type { Claim } from '../claims/claim.ts';
import type { Conversation, LiveCard, Place, RefreshMessage, Shown } from './ports.ts';
import { findChannel, isChannel, refreshChannel } from './channel.ts';
import { entryOf, refreshOf } from './entries.ts';
import { putShown, stillShows } from './liveCards.ts';
import type { OutboxParts } from './parts.ts';
import { keyOf, sayOrLater, tellOne, type Retry, type Progress } from './tell.ts';

/** Notes that a new message shows a claim; the previous one in that chat becomes a line. */
export async function noteShown(parts: OutboxParts, place: Place, shown: Shown): Promise<void> {
  const line = await putShown(place, shown, parts);
  if (line) parts.later(line);
  const now = (await parts.store.load(shown.id))?.value;
  if (!now || now.seq <= shown.seq) return;
  const refresh = entryOf(refreshOf(now, parts.clock.now()), parts.clock.now());
  await parts.outbox.put(refresh);
  parts.later(refresh);
}

/** Updates every message that shows an older version of the claim, each with its reader's view. */
export async function refreshCards(
  parts: OutboxParts,
  { claimId, except }: RefreshMessage,
  { deliveries, note }: Progress,
): Promise<Retry> {
  const isAnswered = (card: LiveCard): boolean =>
    card.conversationId === except?.conversationId && card.activityId === except.activityId;
  // another commit may come while cards are being updated; repeated until the newest is shown
  for (let seq = -1; ;) {
    const claim = (await parts.store.load(claimId))?.value;
    if (!claim || claim.seq <= seq) return undefined;
    seq = claim.seq;
    const cards = (await parts.liveCards.of(claimId)).filter(
      (card) => card.seq < claim.seq && !isAnswered(card) && !deliveries[keyOf(card.person)],
    );
    const retries = await Promise.all(cards.map((card) => refreshCard(parts, card, claim, note)));
    const retry = retries.find((one) => one !== undefined);
    if (retry) return retry;
  }
}

async function refreshCard(
  parts: OutboxParts,
  card: LiveCard,
  claim: Claim,
  note: Progress['note'],
): Promise<Retry> {
  const to = await findReachable(parts, card);
  if (!to || !(await stillShows(card, claim.id, parts.outbox))) return undefined;
  const write = (conversation: Conversation) =>
    isChannel(card.person)
      ? refreshChannel(conversation, card, claim, parts)
      : parts.notifier.refresh(conversation, card, claim);
  const say = (conversation: Conversation) => sayOrLater(parts, () => write(conversation));
  const retry = await tellOne(parts, to, { note }, { say });
  if (!retry) await parts.liveCards.markShown(card, claim.seq);
  return retry;
}

/** The chat of a card; undefined where it cannot be reached, as with an earlier installation. */
async function findReachable(
  parts: OutboxParts,
  { person, conversationId }: LiveCard,
): Promise<Conversation | undefined> {
  const to = isChannel(person) ? await findChannel(parts) : await parts.conversations.of(person);
  return to && to.blockedAt === undefined && to.conversationId === conversationId ? to : undefined;
}
