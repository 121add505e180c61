import type { Claim } from '../claims/claim.ts';
import { sinceOf, type Notice } from '../claims/messages.ts';
import type { Delivery, Said } from './ports.ts';
import { isOfReviewers, findRecipients } from './audiences.ts';
import { findChannel, tellChannel } from './channel.ts';
import type { OutboxParts } from './parts.ts';
import { noteShown } from './shownClaims.ts';
import { keyOf, sayOrLater, tellAll, tellOne, type Retry, type Progress } from './tell.ts';

/** Sends a notice to its audience, determined now. */
export async function sendNotice(
  parts: OutboxParts,
  notice: Notice,
  progress: Progress,
): Promise<Retry> {
  const claim = (await parts.store.load(notice.claimId))?.value;
  if (!claim || isOutdated(notice, claim, parts.clock.now())) return undefined;
  const inChannel = isOfReviewers(notice.audience)
    ? await sendToChannel(parts, notice, claim, progress)
    : 'none';
  return inChannel === 'none' ? sendToPeople(parts, notice, claim, progress) : inChannel.retry;
}

/**
 * Whether a reminder no longer holds at the moment of sending: its state has ended, its deadline
 * has passed, or a later reminder was made.
 */
function isOutdated({ while: state, event }: Notice, claim: Claim, now: string): boolean {
  if (state !== undefined && (state !== sinceOf(claim) || hasRunOut(claim, now))) return true;
  return event.type === 'reminded' && event.scheduled < claim.remindedThrough;
}

/** Whether the deadline of which a reminder warns has passed. */
const hasRunOut = ({ state }: Claim, now: string): boolean =>
  'deadline' in state && state.deadline !== undefined && now >= state.deadline.at;

/**
 * Sends a notice to the channel. `none` where there is no channel or it cannot be reached, so that
 * reviewers are told in their own chats.
 */
async function sendToChannel(
  parts: OutboxParts,
  notice: Notice,
  claim: Claim,
  { deliveries, note }: Progress,
): Promise<'none' | { retry: Retry }> {
  const channel = await findChannel(parts);
  if (!channel) return 'none';
  // a reviewer whose claim was given to another reads that in the channel
  if (notice.audience.to === 'person') return { retry: undefined };
  let how = deliveries[keyOf(channel.person)]?.how;
  const noteHow: Progress['note'] = async (recipient, delivery) => {
    how = delivery.how;
    await note(recipient, delivery);
  };
  const retry = how
    ? undefined
    : await tellOne(
        parts,
        channel,
        { note: noteHow },
        { say: (to) => sayOrLater(parts, () => tellChannel(to, claim, notice, parts)) },
      );
  return retry || how === 'sent' ? { retry } : 'none';
}

async function sendToPeople(
  parts: OutboxParts,
  notice: Notice,
  claim: Claim,
  { deliveries, note }: Progress,
): Promise<Retry> {
  const all = await findRecipients(parts, notice.audience, claim);
  const recipients = all.filter(({ person }) => person.id !== notice.except);
  let reached = Object.values(deliveries).some(isSent);
  const noteReached: Progress['note'] = async (recipient, delivery) => {
    await note(recipient, delivery);
    reached ||= isSent(delivery);
  };
  const { notice: kind, event } = notice;
  const retry = await tellAll(
    parts,
    recipients,
    { deliveries, note: noteReached },
    {
      say: (to, capacity) => parts.notifier.notice(to, { kind, claim, event, capacity }),
      onPosted: (place, at) =>
        noteShown(parts, place, { ...claim, at, said: saidBy(notice, claim, at) }),
    },
  );
  if (reached && notice.audience.to === 'customer') await recordTold(parts, claim);
  return retry;
}

const isSent = ({ how }: Delivery): boolean => how === 'sent';

/** How long a notice's words stay on the card, since people may read it days later. */
const NOTICE_MS = 7 * 24 * 3_600_000;

const saidBy = ({ notice: kind, event }: Notice, { state }: Claim, now: string): Said => ({
  notice: { kind, event },
  status: state.status,
  until: new Date(Date.parse(now) + NOTICE_MS).toISOString(),
});

/** Notes on the claim that the customer was told: their silence then counts as consent. */
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
