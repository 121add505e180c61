import type { Actor } from '../services/claims/actor.ts';
import type { Rules } from '../services/claims/deadlines.ts';
import type { ClaimId } from '../services/claims/ids.ts';
import type { Dispatcher } from '../services/dispatch.ts';
import type { HandleClaim } from '../services/handleClaim.ts';
import type { Links } from '../services/links.ts';
import type {
  AssociationStore,
  Card,
  ClaimStore,
  Clock,
  Conversations,
  Directory,
  IntakeResult,
  Log,
  Outbox,
  PoeStore,
} from '../services/ports.ts';
import type { Readable } from 'node:stream';

/** What commands and actions work with. Wired in main.ts. */
export type App = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  readonly poeStore: PoeStore;
  readonly directory: Directory;
  readonly handleClaim: HandleClaim;
  readonly dispatcher: Dispatcher;
  readonly links: Links;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly log: Log;
  receive(claimId: ClaimId, file: { name: string; bytes: Readable }, actor: Actor): Promise<IntakeResult>;
  /** Local mode only: moves the clock, looks at what is due, sends what follows; answers the new time. */
  readonly skip?: (advance: string) => Promise<{ now: string } | { problem: string }>;
};

/** What somebody is answered: a card, or a text. */
export type Answer = { readonly card: Card } | { readonly text: string };

/** A button that was pressed, as the server knows it. Only `data` comes from the card, and is believed in nothing. */
export type Press = {
  readonly actor: Actor;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly claimId: ClaimId | undefined;
  readonly receipt: string;
  readonly conversationId: string;
  /** The message that holds the card. */
  readonly activityId: string | undefined;
};

export type Action = (press: Press, app: App) => Promise<Answer>;

/** A typed command: what it was called with, and by whom. */
export type Typed = {
  readonly actor: Actor;
  readonly argument: string;
  readonly email: string;
  readonly memberTenantId: string;
  /** The same person, as Teams' own member look-up knows them now: who they are at a customer. */
  asMember(): Promise<Actor>;
};
export type Command = (typed: Typed, app: App) => Promise<Answer>;
