import type { Capacity } from '../claims/actor.ts';
import type { Instant } from '../claims/businessDays.ts';
import type { Claim, Person, Poe } from '../claims/claim.ts';
import type { ClaimEvent } from '../claims/events.ts';
import type { ClaimId } from '../claims/ids.ts';
import type { Message, NoticeKind } from '../claims/messages.ts';
import type { Refusal } from '../claims/refusals.ts';
import type { RefusedFile } from '../poe/kinds.ts';
import type { Stored } from '../stored.ts';

/** An Adaptive Card, as JSON. */
export type Card = Readonly<Record<string, unknown>>;

/** Where somebody can be reached. */
export type Conversation = {
  readonly v: 1;
  readonly person: Person;
  /** As Teams' member look-up says, in lower case; empty where it did not answer. */
  readonly email: string;
  /** The tenant that the look-up reports. */
  readonly memberTenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The bot's own id in this channel. */
  readonly botId: string;
  readonly userId: string;
  /** Of their Teams, such as "ru-RU": in which language they are told. */
  readonly locale?: string;
  /** Set while Teams says that they cannot be reached. */
  readonly blockedAt?: Instant;
  /** The claim that takes the next files dropped here. */
  readonly nextPoe?: {
    readonly claimId: ClaimId;
    readonly until: Instant;
    /** The message that asked for them. */ readonly activityId?: string;
  };
};

export type Conversations = {
  of(person: Pick<Person, 'id' | 'tenantId'>): Promise<Conversation | undefined>;
  /** E-mail in lower case. */
  ofMember(tenantId: string, email: string): Promise<Conversation | undefined>;
  put(conversation: Conversation): Promise<void>;
};

/** A message in a chat of somebody's. */
export type Place = {
  readonly person: Pick<Person, 'id' | 'tenantId'>;
  readonly conversationId: string;
  readonly activityId: string;
};

/**
 * Changes a message that is already in a chat. The newest replaces what still waits for the same
 * message.
 */
export type EditMessage = Place & {
  readonly kind: 'edit';
  readonly id: string;
  readonly claimId: string;
  readonly at: Instant;
  readonly becomes:
    /** `shows`: it is this claim as it was, and may be brought up to date. */
    | { readonly card: Card; readonly shows?: Shown }
    /** One line: the claim is shown by a newer message. */
    | { readonly lineOf: ClaimId };
};

/** Brings the messages that show a claim up to date. */
export type RefreshMessage = {
  readonly kind: 'refresh';
  readonly id: string;
  readonly claimId: ClaimId;
  readonly at: Instant;
  /** The message whose button was pressed: it is answered. */
  readonly except?: Pick<Place, 'conversationId' | 'activityId'>;
};

/** A file that was dropped into a chat, to be fetched, checked, stored and answered. */
export type IntakeMessage = {
  readonly kind: 'intake';
  readonly id: string;
  readonly claimId: ClaimId;
  readonly at: Instant;
  readonly person: Person;
  /** Empty: as what comes says of itself. */
  readonly name: string;
  readonly downloadUrl: string;
  /** A picture that lies in Teams itself, which gives it to the bot only. */
  readonly inTeams?: true;
};

/**
 * A file that was dropped without a claim in mind; `claimId` is the place where its sender's lie.
 */
export type HeldMessage = Omit<IntakeMessage, 'kind' | 'claimId'> & {
  readonly kind: 'held';
  readonly claimId: string;
};

/** All that is overdue, to all reviewers, once a business day. */
export type DigestMessage = {
  readonly kind: 'digest';
  readonly id: string;
  readonly claimId: string;
  readonly at: Instant;
};

export type OutboxMessage =
  Message | EditMessage | RefreshMessage | IntakeMessage | HeldMessage | DigestMessage;

export type Delivery = {
  readonly at: Instant;
  readonly how: 'sent' | 'unreachable' | 'refused';
  readonly activityId?: string;
};

/** A message and how far it has come. `claimId` is its partition. */
export type OutboxEntry = {
  readonly v: 1;
  readonly message: OutboxMessage;
  /** Not before this; whoever works on it moves it on, so that a crash makes it due again. */
  readonly dueAt: Instant;
  readonly attempts: number;
  /**
   * By recipient (`tenantId:objectId`), so that going on after a crash repeats nobody who has it.
   */
  readonly deliveries: Readonly<Record<string, Delivery>>;
  readonly state: 'waiting' | 'done' | 'dead';
  readonly error?: string;
};

/** Who was told of an event, and when: one notice, for the history. */
export type Notified = {
  /** When the first of them was. */
  readonly at: Instant;
  /** Of the event. */
  readonly seq: number;
  readonly reached: readonly Addressee[];
  /** Whom Teams could not reach. */
  readonly missed: readonly Addressee[];
};
/**
 * A person by name; or, where the names are none of the reader's business or it was the channel,
 * those together.
 */
export type Addressee = { readonly name: string } | { readonly all: 'reviewers' | 'channel' };

export type Outbox = {
  /** Adds or replaces. */
  put(entry: OutboxEntry): Promise<void>;
  /** Adds, unless one of this id is or was there: false. */
  add(entry: OutboxEntry): Promise<boolean>;
  load(claimId: string, id: string): Promise<Stored<OutboxEntry> | undefined>;
  due(now: Instant, limit: number): Promise<Stored<OutboxEntry>[]>;
  /** All that wait, due or not, oldest first. */
  waiting(limit: number): Promise<Stored<OutboxEntry>[]>;
  /** Those that were given up, oldest first. */
  dead(limit: number): Promise<OutboxEntry[]>;
  /** Writes if the etag still holds; answers the new one, or undefined where it does not. */
  save(entry: OutboxEntry, etag: string): Promise<string | undefined>;
  /** The messages of a claim, for its history. */
  ofClaim(claimId: ClaimId): Promise<OutboxEntry[]>;
};

/** The message that shows a claim in a chat: one for each claim and chat. */
export type LiveCard = Place & {
  readonly v: 1;
  readonly claimId: ClaimId;
  /** How many events the claim had that it shows. */
  readonly seq: number;
  readonly said?: Said;
  /** When the message came to show it: of two that are noted out of order the later one counts. */
  readonly at?: Instant;
};

/** A claim as a message shows it: after so many events, and what else it says. */
export type Shown = {
  readonly id: ClaimId;
  readonly seq: number;
  readonly said?: Said;
  readonly at?: Instant;
};

/**
 * What an answer or a notice said beside the claim itself: it stays for a while, as long as the
 * status is the same.
 */
export type Said = {
  readonly notice?: { readonly kind: NoticeKind; readonly event: ClaimEvent };
  readonly good?: string;
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly status: Claim['state']['status'];
  readonly until: Instant;
};

export type LiveCards = {
  of(claimId: ClaimId): Promise<LiveCard[]>;
  /** Replaces the one of the same claim and chat. */
  put(card: LiveCard): Promise<void>;
  /**
   * The message shows the claim as it was after so many events; nothing where another has taken its
   * place meanwhile.
   */
  markShown(card: LiveCard, seq: number): Promise<void>;
};

/** What became of a message to Teams. */
export type Sent =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** That person cannot be reached until they come back. */
  | { readonly kind: 'unreachable' }
  /** Try again, after so many milliseconds where Teams said so. */
  | { readonly kind: 'later'; readonly afterMs?: number; readonly error: string }
  /** Trying again will not help. */
  | { readonly kind: 'refused'; readonly error: string };

/** One line in the reviewers' channel: a notice, or all that is overdue. */
export type ChannelLine =
  | { readonly kind: NoticeKind; readonly claim: Claim; readonly event: ClaimEvent }
  | { readonly overdue: readonly Claim[] };

/** Sends claims and notices to a person or the channel. Card layout is up to the implementation. */
export type Notifier = {
  notice(
    to: Conversation,
    notice: { kind: NoticeKind; claim: Claim; event: ClaimEvent; capacity: Capacity },
  ): Promise<Sent>;
  digest(to: Conversation, overdue: readonly Claim[]): Promise<Sent>;
  /** Writes a card, or one line about a claim, into a message. */
  edit(to: Conversation, message: EditMessage, claim: Claim | undefined): Promise<Sent>;
  /** Writes the claim, as this person may see it, into a message that shows it. */
  refresh(to: Conversation, card: LiveCard, claim: Claim): Promise<Sent>;
  /**
   * A claim in the reviewers' channel: a card that anybody there may see, and of which each of
   * `viewers` gets their own view.
   */
  channelCard(
    to: Conversation,
    claim: Claim,
    viewers: readonly string[],
    place?: Place,
  ): Promise<Sent>;
  /** What happened, in one line: under a claim's card, or by itself. */
  channelLine(to: Conversation, line: ChannelLine, under?: Place): Promise<Sent>;
  intake(to: Conversation, result: IntakeResult & { name: string }): Promise<Sent>;
};

/**
 * What became of a file: its place in the claim, or why the file or the claim does not allow it.
 */
export type IntakeOutcome =
  | { readonly kind: 'stored' | 'known'; readonly poe: Poe }
  | { readonly kind: 'badFile'; readonly reason: RefusedFile | 'notFetched' | 'webPage' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type IntakeResult = { readonly claim?: Claim; readonly outcome: IntakeOutcome };
