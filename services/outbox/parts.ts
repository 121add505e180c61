import type { Rules } from '../claims/deadlines.ts';
import type { HandleClaim } from '../handleClaim.ts';
import type {
  Conversations,
  IntakeMessage,
  IntakeResult,
  LiveCards,
  Notifier,
  Outbox,
  OutboxEntry,
} from './ports.ts';
import type { AssociationStore, ClaimStore, Clock, Directory, Eligibility, Log } from '../ports.ts';

/** The collaborators of the outbox. */
export type OutboxParts = {
  outbox: Outbox;
  store: ClaimStore;
  conversations: Conversations;
  associations: AssociationStore;
  liveCards: LiveCards;
  directory: Directory;
  notifier: Notifier;
  eligibility: Eligibility;
  handleClaim: HandleClaim;
  /** Fetches a dropped file and notes it on its claim; the result is shown to the person. */
  takeIn(message: IntakeMessage): Promise<IntakeResult & { name: string }>;
  /** The id of the reviewers' channel; undefined where there is none. */
  channel?: string | undefined;
  /** Sends an entry that was just stored, after the present one. */
  later(entry: OutboxEntry): void;
  clock: Clock;
  rules: Rules;
  log: Log;
};
