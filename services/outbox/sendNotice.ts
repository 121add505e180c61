import type { Claim } from '../claims/claim.ts';
import { sinceOf, type Message } from '../claims/messages.ts';
import type { Delivery, Said } from './ports.ts';
import { isOfReviewers, recipientsOf } from './audiences.ts';
import { channelConversation, tellChannel } from './channel.ts';
import type { OutboxParts } from './parts.ts';
import { noteShown } from './shownClaims.ts';
import { keyOf, sayOrLater, tellAll, tellOne, type Problem, type Progress } from './tell.ts';

type Notice = Extract<Message, { kind: 'notice' }>;

/** Sends a notice to whoever its audience is now. */
export async function sendNotice(
  parts: OutboxParts,
  notice: Notice,
  progress: Progress,
): Promise<Problem> {
  const claim = (await parts.store.load(notice.claimId))?.value;
  if (!claim || isOver(notice, claim, parts.clock.now())) return undefined;
  const inChannel = isOfReviewers(notice.audience)
    ? await sendToChannel(parts, notice, claim, progress)
    : 'none';
  return inChannel === 'none' ? sendToPeople(parts, notice, claim, progress) : inChannel.problem;
}

/**
 * Decided again at the moment of sending: a reminder is true while its state lasts, and until a
 * later one has come.
 */
function isOver({ while: state, event }: Notice, claim: Claim, now: string): boolean {
  if (state !== undefined && (state !== sinceOf(claim) || hasRunOut(claim, now))) return true;
  return event.type === 'reminded' && event.scheduled < claim.remindedThrough;
}

/** Nothing is left to remind of: what a reminder counts down to has passed. */
const hasRunOut = ({ state }: Claim, now: string): boolean =>
  'deadline' in state && state.deadline !== undefined && now >= state.deadline.at;

/**
 * `none`: there is no channel, or it cannot be reached; then reviewers are told in their own chats.
 */
async function sendToChannel(
  parts: OutboxParts,
  notice: Notice,
  claim: Claim,
  { deliveries, note }: Progress,
): Promise<'none' | { problem: Problem }> {
  const channel = await channelConversation(parts);
  if (!channel) return 'none';
  // who is relieved of a claim reads that in the channel too
  if (notice.audience.to === 'person') return { problem: undefined };
  let how = deliveries[keyOf(channel.person)]?.how;
  const noteHow: Progress['note'] = async (recipient, delivery) => {
    how = delivery.how;
    await note(recipient, delivery);
  };
  const problem = how
    ? undefined
    : await tellOne(
        parts,
        channel,
        { note: noteHow },
        { say: (to) => sayOrLater(parts, () => tellChannel(to, claim, notice, parts)) },
      );
  return problem || how === 'sent' ? { problem } : 'none';
}

async function sendToPeople(
  parts: OutboxParts,
  notice: Notice,
  claim: Claim,
  { deliveries, note }: Progress,
): Promise<Problem> {
  const all = await recipientsOf(parts, notice.audience, claim);
  const recipients = all.filter(({ person }) => person.id !== notice.except);
  let reached = Object.values(deliveries).some(isSent);
  const noteReached: Progress['note'] = async (recipient, delivery) => {
    await note(recipient, delivery);
    reached ||= isSent(delivery);
  };
  const { notice: kind, event } = notice;
  const problem = await tellAll(
    parts,
    recipients,
    { deliveries, note: noteReached },
    {
      say: (to, capacity) => parts.notifier.notice(to, { kind, claim, event, capacity }),
      posted: (place, at) =>
        noteShown(parts, place, { ...claim, at, said: saidBy(notice, claim, at) }),
    },
  );
  if (reached && notice.audience.to === 'customer') await recordTold(parts, claim);
  return problem;
}

const isSent = ({ how }: Delivery): boolean => how === 'sent';

/** A notice is read days later too. */
const NOTICE_MS = 7 * 24 * 3_600_000;

const saidBy = ({ notice: kind, event }: Notice, { state }: Claim, now: string): Said => ({
  notice: { kind, event },
  status: state.status,
  until: new Date(Date.parse(now) + NOTICE_MS).toISOString(),
});

/** Silence counts as consent only of someone who was told. */
async function recordTold(
  { handleClaim, clock }: OutboxParts,
  { id, fields }: Claim,
): Promise<void> {
  const to = (fields.customerContactEmail ?? '').toLowerCase();
  await handleClaim.handle(id, {
    type: 'recordNotice',
    told: { how: 'teams', to, at: clock.now() },
  });
}
