import { mayReview } from '../claims/standing.ts';
import type { DigestMessage } from './ports.ts';
import { digestId } from '../sweep.ts';
import { findChannel } from './channel.ts';
import type { OutboxParts } from './parts.ts';
import {
  keyOf,
  sayOrLater,
  tellAll,
  tellOne,
  type Retry,
  type Progress,
  type Recipient,
} from './tell.ts';

/** At most so many overdue claims are named. */
const MOST_NAMED = 100;

/** Sends the overdue claims to the channel, or where there is none to each reviewer. */
export async function sendDigest(
  parts: OutboxParts,
  { id }: DigestMessage,
  progress: Progress,
): Promise<Retry> {
  // an old digest would repeat today's
  if (id !== digestId(parts.clock.now(), parts.rules)) return undefined;
  const overdue = await parts.store.overdue(MOST_NAMED);
  const channel = await findChannel(parts);
  if (channel) {
    if (progress.deliveries[keyOf(channel.person)] || overdue.length === 0) return undefined;
    return tellOne(parts, channel, progress, {
      say: (to) => sayOrLater(parts, () => parts.notifier.channelLine(to, { overdue })),
    });
  }
  const recipients = parts.directory
    .reviewers()
    .map((person): Recipient => ({ person, capacity: 'reviewer' }));
  return tellAll(parts, recipients, progress, {
    say: async (to) => {
      const actor = parts.directory.actor(to.person);
      const theirs = overdue.filter((claim) => mayReview(actor, claim));
      return theirs.length > 0
        ? parts.notifier.digest(to, theirs)
        : { kind: 'refused', error: 'nothing overdue for them' };
    },
  });
}
