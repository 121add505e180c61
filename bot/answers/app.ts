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

/** What commands and actions work with. Wired in main.ts. */
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
  /** `pressed`: the message that asked for the file, and shows what came of it by itself. */
  receive(
    claimId: ClaimId,
    file: { name: string; bytes: Readable },
    actor: Actor,
    pressed?: Caller['pressed'],
  ): Promise<IntakeResult>;
  /** Where reviewers may press buttons beside their own chats. */
  readonly reviewChannel: string | undefined;
  /**
   * Local mode only: moves the clock, looks at what is due, sends what follows; answers the new
   * time.
   */
  readonly skip?: (advance: string) => Promise<{ now: string } | { problem: string }>;
};

/** What somebody is answered: a card, or a text. */
export type Answer =
  | {
      readonly card: Card;
      /**
       * It is this claim as it now is, and is kept up to date; other cards are forms, questions and
       * lists.
       */
      readonly shows?: Shown;
    }
  | { readonly text: string };

/** Who is answered, and in which words. */
export type Reading = { readonly actor: Actor; readonly words: Words };

/**
 * A button that was pressed, as the server knows it. Only `data` comes from the card, and is
 * believed in nothing.
 */
export type Press = Reading & {
  readonly data: Readonly<Record<string, unknown>>;
  readonly receipt: string;
  readonly conversationId: string;
  /** The message that holds the card. */
  readonly activityId: string | undefined;
};

/**
 * A press about one claim, which the door has read: what is due is reckoned in, and nothing is
 * written for that.
 */
export type ClaimPress = Press &
  Seen & {
    /** As what this person sees it. */
    readonly capacity: Capacity;
  };

/** What a button does that is about one claim. */
export type ClaimAction = (press: ClaimPress, app: App) => Promise<Answer> | Answer;
/** What a button does that is about no claim yet, or about many. */
export type Action = (press: Press, app: App) => Promise<Answer> | Answer;

/** What somebody typed: what stood behind the command's words, and who they are. */
export type TypedRequest = Reading & {
  readonly argument: string;
  readonly email: string;
  readonly memberTenantId: string;
  /** The same person, as Teams' own member look-up knows them now: who they are at a customer. */
  asMember(): Promise<Actor>;
};
/** One typed command. */
export type TypedCommand = (typed: TypedRequest, app: App) => Promise<Answer> | Answer;
