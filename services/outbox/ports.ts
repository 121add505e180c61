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

/** A person's or the channel's chat with the bot. */
export type Conversation = {
  readonly v: 1;
  readonly person: Person;
  /** The address from Teams' member look-up, in lower case; empty where the look-up failed. */
  readonly email: string;
  /** The tenant from the member look-up. */
  readonly memberTenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The bot's own id in this channel. */
  readonly botId: string;
  readonly userId: string;
  /** The locale of their Teams, such as "ru-RU"; it decides the language of notices. */
  readonly locale?: string;
  /** Set while Teams says that they cannot be reached. */
  readonly blockedAt?: Instant;
  /** The claim that gets the next files dropped into this chat. */
  readonly nextPoe?: {
    readonly claimId: ClaimId;
    readonly until: Instant;
    /** The message that asked for the files. */
    readonly activityId?: string;
  };
};

export type Conversations = {
  of(person: Pick<Person, 'id' | 'tenantId'>): Promise<Conversation | undefined>;
  /** Finds somebody by the tenant and e-mail of the member look-up; `email` in lower case. */
  ofMember(tenantId: string, email: string): Promise<Conversation | undefined>;
  put(conversation: Conversation): Promise<void>;
};

/** A message in somebody's chat. */
export type Place = {
  readonly person: Pick<Person, 'id' | 'tenantId'>;
  readonly conversationId: string;
  readonly activityId: string;
};

/**
 * Changes a message that is already in a chat. A newer edit of the same message replaces a waiting
 * one.
 */
export type EditMessage = Place & {
  readonly kind: 'edit';
  readonly id: string;
  readonly claimId: string;
  readonly at: Instant;
  readonly becomes:
    /** `shows`: the card shows this claim, and is updated when the claim changes. */
    | { readonly card: Card; readonly shows?: Shown }
    /** The message becomes one line, since a newer message shows the claim. */
    | { readonly lineOf: ClaimId };
};

/** Updates the messages that show a claim. */
export type RefreshMessage = {
  readonly kind: 'refresh';
  readonly id: string;
  readonly claimId: ClaimId;
  readonly at: Instant;
  /** The message whose button was pressed; the answer to the press updates it. */
  readonly except?: Pick<Place, 'conversationId' | 'activityId'>;
};

/** A dropped file to be fetched, checked, stored and answered. */
export type IntakeMessage = {
  readonly kind: 'intake';
  readonly id: string;
  readonly claimId: ClaimId;
  readonly at: Instant;
  readonly person: Person;
  /** The file's name; empty where the type of the answered bytes is to name it. */
  readonly name: string;
  readonly downloadUrl: string;
  /** Set for a picture that Teams itself stores and gives to the bot only. */
  readonly inTeams?: true;
};

/**
 * A dropped file whose claim is not chosen yet; `claimId` is the partition of its sender's files.
 */
export type HeldMessage = Omit<IntakeMessage, 'kind' | 'claimId'> & {
  readonly kind: 'held';
  readonly claimId: string;
};

/** All overdue claims, sent to all reviewers once a business day. */
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

/**
 * What is to be sent or done (`message`), and how far it has come. `message.claimId` is the
 * partition.
 */
export type OutboxEntry = {
  readonly v: 1;
  readonly message: OutboxMessage;
  /**
   * The earliest time of the next attempt. A worker's lease moves it on, so that a crash makes the
   * entry due again.
   */
  readonly dueAt: Instant;
  readonly attempts: number;
  /**
   * By recipient (`tenantId:objectId`), so that a retry after a crash leaves out those who have it.
   */
  readonly deliveries: Readonly<Record<string, Delivery>>;
  readonly state: 'waiting' | 'done' | 'dead';
  readonly error?: string;
};

/** One notice as the history shows it: the event, the recipients, the time. */
export type Notified = {
  /** When the first recipient was told. */
  readonly at: Instant;
  /** The number of the event. */
  readonly seq: number;
  readonly reached: readonly Addressee[];
  /** Recipients whom Teams could not reach. */
  readonly missed: readonly Addressee[];
};
/** A person by name; `all` for the channel, or where the reader may not know the names. */
export type Addressee = { readonly name: string } | { readonly all: 'reviewers' | 'channel' };

export type Outbox = {
  /** Adds or replaces an entry. */
  put(entry: OutboxEntry): Promise<void>;
  /** Adds an entry; false where one of this id exists, sent ones included. */
  add(entry: OutboxEntry): Promise<boolean>;
  load(claimId: string, id: string): Promise<Stored<OutboxEntry> | undefined>;
  due(now: Instant, limit: number): Promise<Stored<OutboxEntry>[]>;
  /** Entries not sent yet, due or not, oldest first. */
  waiting(limit: number): Promise<Stored<OutboxEntry>[]>;
  /** Entries that were given up, oldest first. */
  dead(limit: number): Promise<OutboxEntry[]>;
  /**
   * Replaces the entry of this etag and returns the new etag; undefined where another version is
   * stored.
   */
  save(entry: OutboxEntry, etag: string): Promise<string | undefined>;
  /** The entries of a claim, for its history. */
  ofClaim(claimId: ClaimId): Promise<OutboxEntry[]>;
};

/** The message that shows a claim in a chat; a claim has at most one in each chat. */
export type LiveCard = Place & {
  readonly v: 1;
  readonly claimId: ClaimId;
  /** The number of the last event that the message shows. */
  readonly seq: number;
  readonly said?: Said;
  /**
   * When the message began to show the claim. Of two messages noted out of order the later one
   * stays.
   */
  readonly at?: Instant;
};

/** The claim that a message shows, up to event `seq`, with further words on the card. */
export type Shown = {
  readonly id: ClaimId;
  readonly seq: number;
  readonly said?: Said;
  readonly at?: Instant;
};

/**
 * Words of an answer or a notice on the card beside the claim. They stay until `until`, as long as
 * the status is the same.
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
  /** Adds a card, in place of the one of the same claim and chat. */
  put(card: LiveCard): Promise<void>;
  /**
   * Stores that the message now shows the claim up to event `seq`; changes nothing where another
   * message shows it.
   */
  markShown(card: LiveCard, seq: number): Promise<void>;
};

/** The result of sending a message to Teams. */
export type Sent =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** The person cannot be reached until they write or install the app again. */
  | { readonly kind: 'unreachable' }
  /** Worth another attempt, after so many milliseconds where Teams said so. */
  | { readonly kind: 'later'; readonly afterMs?: number; readonly error: string }
  /** Another attempt would not help. */
  | { readonly kind: 'refused'; readonly error: string };

/** One line in the reviewers' channel: a notice, or the overdue claims. */
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
  /** Writes a card, or one line about a claim, into an existing message. */
  edit(to: Conversation, message: EditMessage, claim: Claim | undefined): Promise<Sent>;
  /** Writes the claim, as this person may see it, into the message that shows it. */
  refresh(to: Conversation, card: LiveCard, claim: Claim): Promise<Sent>;
  /**
   * Sends or, at `place`, updates a claim's card in the reviewers' channel. Each of `viewers` gets
   * a view of their own; all others see the general one.
   */
  channelCard(
    to: Conversation,
    claim: Claim,
    viewers: readonly string[],
    place?: Place,
  ): Promise<Sent>;
  /** Sends one line: as a reply to a claim's card, or by itself. */
  channelLine(to: Conversation, line: ChannelLine, under?: Place): Promise<Sent>;
  intake(to: Conversation, result: IntakeResult & { name: string }): Promise<Sent>;
};

/** The result for a dropped file: its place in the claim, or why it was not accepted. */
export type IntakeOutcome =
  | { readonly kind: 'stored' | 'known'; readonly poe: Poe }
  | { readonly kind: 'badFile'; readonly reason: RefusedFile | 'notFetched' | 'webPage' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type IntakeResult = { readonly claim?: Claim; readonly outcome: IntakeOutcome };
