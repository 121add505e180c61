import type { Capacity } from './claims/actor.ts';
import { capacityFor } from './claims/standing.ts';
import type { Rules } from './claims/deadlines.ts';
import { digestId } from './sweep.ts';
import type { Claim, Person } from './claims/claim.ts';
import type { Audience, Message } from './claims/messages.ts';
import { sinceOf } from './claims/messages.ts';
import { releaseHold } from './approveClaim.ts';
import { eligibilityMessage } from './eligibilityMessage.ts';
import { channelConversation, isChannel, refreshChannel, tellChannel } from './channel.ts';
import { entryOf, refreshOf, type HandleClaim } from './handleClaim.ts';
import { showsClaim, stillShows } from './liveCards.ts';
import { attempt, keyOf, tellAll, tellOne, type Note, type Problem, type Recipient } from './tell.ts';
import type {
  AssociationStore,
  ClaimStore,
  Clock,
  Conversation,
  Conversations,
  DigestMessage,
  Directory,
  EditMessage,
  Eligibility,
  IntakeMessage,
  IntakeResult,
  LiveCard,
  LiveCards,
  Log,
  Notifier,
  Outbox,
  OutboxEntry,
  Place,
  RefreshMessage,
  Said,
  Sent,
  Shown,
} from './ports.ts';

export type DeliverParts = {
  outbox: Outbox;
  store: ClaimStore;
  conversations: Conversations;
  associations: AssociationStore;
  liveCards: LiveCards;
  directory: Directory;
  notifier: Notifier;
  eligibility: Eligibility;
  handleClaim: HandleClaim;
  /** Fetches a dropped file and notes it on its claim; answers what to tell the person. */
  takeIn(message: IntakeMessage): Promise<IntakeResult & { name: string }>;
  /** The id of the reviewers' channel, where they have one. */
  channel?: string | undefined;
  /** Works on a message that was put just now, when this one is done. */
  later(entry: OutboxEntry): void;
  clock: Clock;
  rules: Rules;
  log: Log;
};

/** Does what a message asks for; answers why it must be tried again, if so. */
export async function deliverMessage(
  parts: DeliverParts,
  { message, deliveries }: OutboxEntry,
  note: Note,
): Promise<Problem> {
  switch (message.kind) {
    case 'notice':
      return sendNotice(parts, message, deliveries, note);
    case 'digest':
      return sendDigest(parts, message, deliveries, note);
    case 'edit': {
      const conversation = await parts.conversations.of(message.person);
      if (!conversation) return undefined;
      if (conversation.conversationId !== message.conversationId) return undefined;
      return tellOne(parts, conversation, note, (to) => edited(parts, to, message));
    }
    case 'refresh':
      return refreshCards(parts, message, deliveries, note);
    case 'intake': {
      const conversation = await parts.conversations.of(message.person);
      const result = await parts.takeIn(message);
      if (!conversation) return undefined;
      const shown = result.claim;
      return tellOne(
        parts,
        conversation,
        note,
        (to) => parts.notifier.intake(to, result),
        async (place, at) => {
          if (shown && shown.state.status !== 'discarded') await nowShows(parts, place, { ...shown, at });
        },
      );
    }
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

/** What a message shall become; a claim that has moved on since is shown as it now is. */
async function edited(parts: DeliverParts, to: Conversation, message: EditMessage): Promise<Sent> {
  const { becomes, person, conversationId, activityId } = message;
  const about = 'lineOf' in becomes ? becomes.lineOf : becomes.shows?.id;
  const claim = about && (await parts.store.load(about))?.value;
  if (claim && 'card' in becomes && becomes.shows && becomes.shows.seq < claim.seq)
    return parts.notifier.refresh(
      to,
      { v: 1, claimId: claim.id, person, conversationId, activityId, ...becomes.shows },
      claim,
    );
  return parts.notifier.edit(to, message, claim || undefined);
}

async function sendNotice(
  parts: DeliverParts,
  message: Extract<Message, { kind: 'notice' }>,
  deliveries: OutboxEntry['deliveries'],
  note: Note,
): Promise<Problem> {
  const stored = await parts.store.load(message.claimId);
  if (!stored) return undefined;
  const claim = stored.value;
  // decided again at the moment of sending: a reminder of a state that has ended is not sent
  if (message.while !== undefined && (message.while !== sinceOf(claim) || hasRunOut(claim, parts.clock.now())))
    return undefined;
  // nor one after which a later one has come
  if (message.event.type === 'reminded' && message.event.scheduled < claim.remindedThrough) return undefined;
  const channel = isForReviewers(message.audience) ? await channelConversation(parts) : undefined;
  if (channel) {
    if (message.audience.to === 'person') return undefined;
    let how = deliveries[keyOf(channel.person)]?.how;
    const noteHow: Note = async (recipient, delivery) => {
      how = delivery.how;
      await note(recipient, delivery);
    };
    const problem = how
      ? undefined
      : await tellOne(parts, channel, noteHow, (to) => attempt(parts, () => tellChannel(to, claim, message, parts)));
    // where the channel cannot be reached, reviewers are told in their own chats
    if (problem || how === 'sent') return problem;
  }
  const recipients = (await recipientsOf(parts, message.audience, claim)).filter(
    ({ person }) => person.id !== message.except,
  );
  let reached = Object.values(deliveries).some(({ how }) => how === 'sent');
  const noteReached: Note = async (recipient, delivery) => {
    await note(recipient, delivery);
    reached ||= delivery.how === 'sent';
  };
  const problem = await tellAll(
    parts,
    recipients,
    deliveries,
    noteReached,
    (to, capacity) => parts.notifier.notice(to, { kind: message.notice, claim, event: message.event, capacity }),
    (place, at) => nowShows(parts, place, { ...claim, at, said: saidBy(message, claim, at) }),
  );
  if (reached && message.audience.to === 'customer') await recordTold(parts, claim);
  return problem;
}

const isForReviewers = ({ to }: Audience): boolean => to === 'reviewers' || to === 'reviewer' || to === 'person';

/** A notice is read days later too. */
const NOTICE_MS = 7 * 24 * 3_600_000;

const saidBy = (
  { notice: kind, event }: Extract<Message, { kind: 'notice' }>,
  { state }: Claim,
  now: string,
): Said => ({
  notice: { kind, event },
  status: state.status,
  until: new Date(Date.parse(now) + NOTICE_MS).toISOString(),
});

/** A new message shows the claim: the one before it in that chat becomes a line. */
async function nowShows(parts: DeliverParts, place: Place, shown: Shown): Promise<void> {
  const line = await showsClaim(place, shown, parts);
  if (line) parts.later(line);
  const now = (await parts.store.load(shown.id))?.value;
  if (!now || now.seq <= shown.seq) return;
  const refresh = entryOf(refreshOf(now, parts.clock.now()), parts.clock.now());
  await parts.outbox.put(refresh);
  parts.later(refresh);
}

/** Every message that shows the claim as it was, in whosever chat, is brought up to date in that reader's own view. */
async function refreshCards(
  parts: DeliverParts,
  { claimId, except }: RefreshMessage,
  deliveries: OutboxEntry['deliveries'],
  note: Note,
): Promise<Problem> {
  const isAnswered = (card: LiveCard): boolean =>
    card.conversationId === except?.conversationId && card.activityId === except.activityId;
  // somebody else may commit, and send what then is newer, while this is being sent: looked at again until it is the newest
  for (let seq = -1; ;) {
    const claim = (await parts.store.load(claimId))?.value;
    if (!claim || claim.seq <= seq) return undefined;
    seq = claim.seq;
    const cards = (await parts.liveCards.of(claimId)).filter(
      (card) => card.seq < claim.seq && !isAnswered(card) && !deliveries[keyOf(card.person)],
    );
    const problems = await Promise.all(cards.map((card) => refreshCard(parts, card, claim, note)));
    const problem = problems.find((one) => one !== undefined);
    if (problem) return problem;
  }
}

async function refreshCard(parts: DeliverParts, card: LiveCard, claim: Claim, note: Note): Promise<Problem> {
  const inChannel = isChannel(card.person);
  const to = inChannel ? await channelConversation(parts) : await parts.conversations.of(card.person);
  // a card of an earlier installation cannot be reached, and says nothing of the present one
  if (!to || to.blockedAt !== undefined || to.conversationId !== card.conversationId) return undefined;
  if (!(await stillShows(card, claim.id, parts.outbox))) return undefined;
  const problem = await tellOne(parts, to, note, (conversation) =>
    attempt(parts, () =>
      inChannel ? refreshChannel(conversation, card, claim, parts) : parts.notifier.refresh(conversation, card, claim),
    ),
  );
  if (!problem) await parts.liveCards.brought(card, claim.seq);
  return problem;
}

/** Nothing is left to remind of: what a reminder counts down to has passed. */
const hasRunOut = ({ state }: Claim, now: string): boolean =>
  'deadline' in state && state.deadline !== undefined && now >= state.deadline.at;

/** Silence counts as consent only of someone who was told. */
async function recordTold({ handleClaim, clock }: DeliverParts, { id, fields }: Claim): Promise<void> {
  const to = (fields.customerContactEmail ?? '').toLowerCase();
  await handleClaim.handle(id, { type: 'recordNotice', told: { how: 'teams', to, at: clock.now() } });
}

async function sendDigest(
  parts: DeliverParts,
  { id }: DigestMessage,
  deliveries: OutboxEntry['deliveries'],
  note: Note,
): Promise<Problem> {
  // yesterday's would repeat what today's says
  if (id !== digestId(parts.clock.now(), parts.rules)) return undefined;
  const overdue = await parts.store.overdue(100);
  const channel = await channelConversation(parts);
  if (channel) {
    if (deliveries[keyOf(channel.person)] || overdue.length === 0) return undefined;
    return tellOne(parts, channel, note, (to) => attempt(parts, () => parts.notifier.channelLine(to, { overdue })));
  }
  const recipients = parts.directory.reviewers().map((person): Recipient => ({ person, capacity: 'reviewer' }));
  return tellAll(parts, recipients, deliveries, note, async (to) => {
    const actor = parts.directory.actor(to.person);
    const theirs = overdue.filter((claim) => capacityFor(actor, claim) === 'reviewer');
    return theirs.length > 0
      ? parts.notifier.digest(to, theirs)
      : { kind: 'refused', error: 'nothing overdue for them' };
  });
}

/** Who an audience is at this moment; only who may see the claim. */
async function recipientsOf(
  { directory, conversations }: DeliverParts,
  audience: Audience,
  claim: Claim,
): Promise<Recipient[]> {
  const reviewers = directory
    .reviewers()
    .filter((person) => capacityFor(directory.actor(person), claim) === 'reviewer');
  const as =
    (capacity: Capacity) =>
    (person: Person): Recipient => ({ person, capacity });
  switch (audience.to) {
    case 'partner':
      return claim.people
        .filter((person) => directory.actor(person).partner?.organisationId === claim.organisation.id)
        .map(as('partner'));
    case 'reviewers':
      return reviewers.map(as('reviewer'));
    case 'reviewer': {
      // until a review begins it is everybody's, whomever it was given to
      const assigned =
        claim.state.status === 'submitted' ? [] : reviewers.filter(({ id }) => id === claim.reviewer?.id);
      return (assigned.length > 0 ? assigned : reviewers).map(as('reviewer'));
    }
    case 'person':
      return reviewers.filter(({ id }) => id === audience.person.id).map(as('reviewer'));
    case 'customer': {
      const { customerTenantId = '', customerContactEmail = '' } = claim.fields;
      const contact = await conversations.ofMember(customerTenantId, customerContactEmail.toLowerCase());
      return contact ? [{ person: contact.person, capacity: 'customer' }] : [];
    }
    default:
      return audience satisfies never;
  }
}

async function handOver(
  { store, eligibility, clock }: DeliverParts,
  message: Extract<Message, { kind: 'eligibility' }>,
): Promise<void> {
  const stored = await store.load(message.claimId);
  if (stored) await eligibility.deliver(eligibilityMessage(stored.value, message, clock.now()));
}
