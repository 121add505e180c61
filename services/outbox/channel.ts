import { capacityFor } from '../claims/standing.ts';
import type { Claim, Person } from '../claims/claim.ts';
import type { Notice } from '../claims/messages.ts';
import type {
  ChannelLine,
  Conversation,
  Conversations,
  LiveCards,
  Notifier,
  Place,
  Sent,
} from './ports.ts';
import type { Directory } from '../ports.ts';

type Parts = {
  conversations: Conversations;
  directory: Directory;
  liveCards: LiveCards;
  notifier: Notifier;
  /** The id of the reviewers' channel; undefined: reviewers are told in their own chats. */
  channel?: string | undefined;
};

/** The most people for whom Teams clients refresh a card with a view of their own. */
const MOST_VIEWERS = 60;

/** The channel as a recipient, in the form of a person. */
export const channelPerson = (channel: string): Person => ({
  id: 'channel',
  tenantId: channel,
  name: 'Reviewers',
});
export const isChannel = ({ id }: Pick<Person, 'id'>): boolean => id === 'channel';

/**
 * The channel's conversation, reached through the service of any reviewer; undefined where there is
 * no channel or no reviewer was ever met.
 */
export async function findChannel({
  conversations,
  directory,
  channel,
}: Parts): Promise<Conversation | undefined> {
  if (channel === undefined) return undefined;
  for (const reviewer of directory.reviewers()) {
    const met = await conversations.of(reviewer);
    if (!met || met.blockedAt !== undefined) continue;
    const { nextPoe: _, locale: __, ...rest } = met;
    const inTheirTenant = { memberTenantId: met.person.tenantId, person: channelPerson(channel) };
    return { ...rest, ...inTheirTenant, conversationId: channel, email: '', userId: '' };
  }
  return undefined;
}

/** The Teams ids of the reviewers who get a view of their own of a claim in the channel. */
async function findViewers(claim: Claim, { directory, conversations }: Parts): Promise<string[]> {
  const ids: string[] = [];
  for (const person of directory.reviewers()) {
    if (ids.length === MOST_VIEWERS) break;
    if (capacityFor(directory.actor(person), claim) !== 'reviewer') continue;
    const { userId } = (await conversations.of(person)) ?? {};
    if (userId) ids.push(userId);
  }
  return ids;
}

/**
 * Sends a notice to the channel: the claim's card where the channel has none yet, else a line below
 * it.
 */
export async function tellChannel(
  to: Conversation,
  claim: Claim,
  { notice, event }: Notice,
  parts: Parts,
): Promise<Sent> {
  const known = await findPlace(claim, to, parts);
  const line: ChannelLine = { kind: notice, claim, event };
  if (known) return parts.notifier.channelLine(to, line, known);
  const sent = await parts.notifier.channelCard(to, claim, await findViewers(claim, parts));
  if (sent.kind !== 'sent') return sent;
  const { id: claimId, seq } = claim;
  const { conversationId, person } = to;
  const place = { person, conversationId, activityId: sent.activityId };
  await parts.liveCards.put({ v: 1, claimId, seq, ...place });
  // the card of a claim already under way does not say what just happened
  if (notice !== 'submitted') await parts.notifier.channelLine(to, line, place);
  return sent;
}

/** Updates the claim's card in the channel. */
export async function refreshChannel(
  to: Conversation,
  place: Place,
  claim: Claim,
  parts: Parts,
): Promise<Sent> {
  return parts.notifier.channelCard(to, claim, await findViewers(claim, parts), place);
}

async function findPlace(
  { id }: Claim,
  { conversationId }: Conversation,
  { liveCards }: Parts,
): Promise<Place | undefined> {
  return (await liveCards.of(id)).find((card) => card.conversationId === conversationId);
}
