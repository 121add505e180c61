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

/** What the outbox works with. */
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
  /** Fetches a dropped file and notes it on its claim; answers what to tell the person. */
  takeIn(message: IntakeMessage): Promise<IntakeResult & { name: string }>;
  /** The id of the reviewers' channel, where they have one. */
  channel?: string | undefined;
  /** Works on an entry that was put just now, when the present one is done. */
  later(entry: OutboxEntry): void;
  clock: Clock;
  rules: Rules;
  log: Log;
};
