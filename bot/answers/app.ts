import type { Words } from '../../cards/text/words.ts';
import type { Actor, Capacity } from '../../services/claims/actor.ts';
import type { Rules } from '../../services/claims/deadlines.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import type { Dispatcher } from '../../services/outbox/dispatcher.ts';
import type { Caller, HandleClaim, Seen } from '../../services/handleClaim.ts';
import type { Links } from '../../services/links.ts';
import type {
  Card,
  Conversations,
  IntakeResult,
  LiveCards,
  Outbox,
  Shown,
} from '../../services/outbox/ports.ts';
import type {
  AssociationStore,
  ClaimStore,
  Clock,
  Directory,
  Log,
  PoeStore,
} from '../../services/ports.ts';
import type { Readable } from 'node:stream';

/** Collaborators of commands and actions. Built in bot/wiring.ts. */
export type App = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  readonly liveCards: LiveCards;
  readonly poeStore: PoeStore;
  readonly directory: Directory;
  readonly handleClaim: HandleClaim;
  readonly dispatcher: Dispatcher;
  readonly links: Links;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Checks a file and adds it to a claim. `pressed`: the message with the button that asked for the
   * file; it is left out of refreshes, since its own answer updates it.
   */
  receive(
    claimId: ClaimId,
    file: { name: string; bytes: Readable },
    actor: Actor,
    pressed?: Caller['pressed'],
  ): Promise<IntakeResult>;
  /** Conversation id of the reviewers' channel, where reviewers may press buttons too. */
  readonly reviewChannel: string | undefined;
  /**
   * Local mode only: moves the clock by an ISO 8601 duration, carries out what is due and sends
   * what follows; answers the new time (ISO 8601, UTC).
   */
  readonly skip?: (advance: string) => Promise<{ now: string } | { problem: string }>;
};

/** Answer to a press or a typed command: a card, or a text. */
export type Answer =
  | {
      readonly card: Card;
      /**
       * The claim that the card shows; the card is refreshed when it changes. Absent on forms,
       * questions and lists.
       */
      readonly shows?: Shown;
    }
  | { readonly text: string };

/** Person who is answered, and the words of their language. */
export type Reading = { readonly actor: Actor; readonly words: Words };

/**
 * Pressed button. Everything but `data` comes from the server; `data` comes from the client and may
 * be forged.
 */
export type Press = Reading & {
  readonly data: Readonly<Record<string, unknown>>;
  readonly receipt: string;
  readonly conversationId: string;
  /** Message that holds the card; undefined where it must not be edited. */
  readonly activityId: string | undefined;
};

/**
 * Press about one claim, which was loaded before. Deadlines that have passed are applied to it in
 * memory, without a write.
 */
export type ClaimPress = Press &
  Seen & {
    /** Capacity in which this person sees the claim. */
    readonly capacity: Capacity;
  };

/** Action of a button about one claim. */
export type ClaimAction = (press: ClaimPress, app: App) => Promise<Answer> | Answer;
/** Action of a button that is about no stored claim, or about many. */
export type Action = (press: Press, app: App) => Promise<Answer> | Answer;

/** Typed command: the words after its name, and who typed it. */
export type TypedRequest = Reading & {
  readonly argument: string;
  readonly email: string;
  readonly memberTenantId: string;
  /**
   * Looks the person up in Teams: adds the e-mail and tenant by which a customer's contact is
   * recognised.
   */
  asMember(): Promise<Actor>;
};
/** Handler of a typed command. */
export type TypedCommand = (typed: TypedRequest, app: App) => Promise<Answer> | Answer;
