import type { Message } from '../claims/messages.ts';
import { eligibilityMessage } from '../eligibilityMessage.ts';
import { releaseHold } from '../holds/approveClaim.ts';
import type { Conversation, EditMessage, IntakeMessage, OutboxEntry, Sent } from './ports.ts';
import type { OutboxParts } from './parts.ts';
import { sendDigest } from './sendDigest.ts';
import { sendNotice } from './sendNotice.ts';
import { noteShown, refreshCards } from './shownClaims.ts';
import { tellOne, type Retry, type Progress } from './tell.ts';

/** Carries out the message of an entry; the result says why and when to try again, if at all. */
export async function deliverEntry(
  parts: OutboxParts,
  message: OutboxEntry['message'],
  progress: Progress,
): Promise<Retry> {
  switch (message.kind) {
    case 'notice':
      return sendNotice(parts, message, progress);
    case 'digest':
      return sendDigest(parts, message, progress);
    case 'edit':
      return sendEdit(parts, message, progress);
    case 'refresh':
      return refreshCards(parts, message, progress);
    case 'intake':
      return takeInFile(parts, message, progress);
    case 'held':
      return undefined;
    case 'eligibility':
      await handOver(parts, message);
      return undefined;
    case 'releaseHold':
      await releaseHold(message.claimId, message.tenantId, parts);
      return undefined;
    default:
      return message satisfies never;
  }
}

async function sendEdit(
  parts: OutboxParts,
  message: EditMessage,
  progress: Progress,
): Promise<Retry> {
  const conversation = await parts.conversations.of(message.person);
  // the bot cannot reach messages of an earlier installation
  if (conversation?.conversationId !== message.conversationId) return undefined;
  return tellOne(parts, conversation, progress, { say: (to) => writeEdit(parts, to, message) });
}

/** Writes the new content into a message, with the claim as it is now if it has changed since. */
async function writeEdit(
  parts: OutboxParts,
  to: Conversation,
  message: EditMessage,
): Promise<Sent> {
  const { becomes, person, conversationId, activityId } = message;
  const about = 'lineOf' in becomes ? becomes.lineOf : becomes.shows?.id;
  const claim = about && (await parts.store.load(about))?.value;
  if (claim && 'card' in becomes && becomes.shows && becomes.shows.seq < claim.seq) {
    const card = {
      v: 1,
      claimId: claim.id,
      person,
      conversationId,
      activityId,
      ...becomes.shows,
    } as const;
    return parts.notifier.refresh(to, card, claim);
  }
  return parts.notifier.edit(to, message, claim || undefined);
}

async function takeInFile(
  parts: OutboxParts,
  message: IntakeMessage,
  progress: Progress,
): Promise<Retry> {
  const conversation = await parts.conversations.of(message.person);
  const result = await parts.takeIn(message);
  if (!conversation) return undefined;
  const { claim } = result;
  return tellOne(parts, conversation, progress, {
    say: (to) => parts.notifier.intake(to, result),
    onPosted: async (place, at) => {
      if (claim && claim.state.status !== 'discarded')
        await noteShown(parts, place, { ...claim, at });
    },
  });
}

async function handOver(
  { store, eligibility, clock }: OutboxParts,
  message: Extract<Message, { kind: 'eligibility' }>,
): Promise<void> {
  const stored = await store.load(message.claimId);
  if (stored) await eligibility.deliver(eligibilityMessage(stored.value, message, clock.now()));
}
