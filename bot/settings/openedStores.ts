import type { TokenCredential } from '@azure/identity';
import type { Conversations, LiveCards, Outbox } from '../../services/outbox/ports.ts';
import type { AssociationStore, ClaimStore, Eligibility, PoeStore } from '../../services/ports.ts';

/** Fetches the managed identity's credential, where an account is opened without a key. */
export type Identity = () => Promise<TokenCredential>;

/** Claims and all that belongs to them, in SQLite or Cosmos DB. */
export type ClaimStores = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  readonly liveCards: LiveCards;
  /**
   * Whether this process alone works on these stores: then messages that a crash left leased can be
   * taken back at the start.
   */
  readonly soleWorker: boolean;
  close(): void;
};
/** PoE, and where approved claims are handed over: in a folder, or Blob Storage. */
export type Files = {
  readonly poeStore: PoeStore;
  readonly eligibility: Eligibility;
  /** Checks that PoE can be stored and read; rejects where it cannot. */
  poeAnswers(): Promise<unknown>;
};
