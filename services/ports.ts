import type { Readable } from 'node:stream';
import type { Actor } from './claims/actor.ts';
import type { Associations } from './claims/associations.ts';
import type { Instant } from './claims/businessDays.ts';
import type { Claim, Person, Status } from './claims/claim.ts';
import type { ClaimEvent } from './claims/events.ts';
import type { ClaimId } from './claims/ids.ts';
import type { Organisation } from './claims/validate.ts';
import type { EligibilityMessage } from './eligibilityMessage.ts';
import type { OutboxEntry } from './outbox/ports.ts';
import type { Stored } from './stored.ts';

/** The one clock of the bot; local mode can move it forward. */
export type Clock = { now(): Instant };

/**
 * One command's writes, all of one claim, stored together or not at all. At most 100 documents and
 * 2 MB, the limits of one transactional batch of Cosmos DB.
 */
export type Commit = {
  readonly claim: Claim;
  /** The etag of the claim as it was read; undefined for a new claim. */
  readonly etag: string | undefined;
  readonly dueAt: Instant | undefined;
  readonly events: readonly ClaimEvent[];
  readonly entries: readonly OutboxEntry[];
  /** Names the press of a button, so that a second delivery of that press finds it done. */
  readonly receipt?: string;
};

export type ClaimQuery = {
  /**
   * `organisation`: the claims of this organisation, newest first. `reviewerOutside`: the claims of
   * all organisations except these and that of the reviewer's own tenant, earliest deadline first.
   */
  readonly of:
    | { readonly organisation: string }
    | { readonly reviewerOutside: readonly string[]; readonly tenantId: string };
  readonly statuses: readonly Status[];
  /** Words to find in the claim's id, name or customer, in upper or lower case. */
  readonly text?: string;
  /** The `next` of the previous page, opaque to callers. */
  readonly after?: string;
  readonly limit: number;
};

/**
 * A file opened or a link issued, and by whom. Kept beside the events; the claim's revision stays.
 */
export type AuditEntry = {
  readonly v: 1;
  readonly id: string;
  readonly at: Instant;
  readonly by: Person;
  readonly what: 'poeLinkIssued' | 'poeOpened' | 'uploadLinkIssued';
  readonly poeId?: string;
};

export type ClaimStore = {
  load(id: ClaimId): Promise<Stored<Claim> | undefined>;
  commit(commit: Commit): Promise<'committed' | 'conflict'>;
  hasReceipt(id: ClaimId, receipt: string): Promise<boolean>;
  /** The whole history, oldest first. */
  events(id: ClaimId): Promise<ClaimEvent[]>;
  /** Adds an entry; adding the same id again changes nothing. */
  audit(id: ClaimId, entry: AuditEntry): Promise<void>;
  audits(id: ClaimId): Promise<AuditEntry[]>;
  /** Claims with something due at `now`, the longest due first. */
  due(now: Instant, limit: number): Promise<ClaimId[]>;
  list(query: ClaimQuery): Promise<{ claims: Claim[]; next?: string }>;
  /** Claims with this contact that were approved at least once. `email` is in lower case. */
  ofContact(tenantId: string, email: string): Promise<Claim[]>;
  /**
   * Claims for this customer, of all organisations, in the statuses Submitted to Approved, which
   * may compete with each other.
   */
  ofCustomer(tenantId: string): Promise<Claim[]>;
  /** Claims in Submitted or Under review whose period is breached, the longest overdue first. */
  overdue(limit: number): Promise<Claim[]>;
};

export type AssociationStore = {
  load(tenantId: string): Promise<Stored<Associations> | undefined>;
  /** Replaces the version of this etag; without an etag, adds a document where there is none. */
  save(associations: Associations, etag: string | undefined): Promise<'saved' | 'conflict'>;
};

export type KeptPoe = { readonly claimId: string; readonly poeId: string; readonly at: Instant };

/** Files of PoE: written once, never changed. */
export type PoeStore = {
  /** Stores a stream as a whole or not at all. Putting the same id again changes nothing. */
  put(claimId: ClaimId, poeId: string, bytes: Readable): Promise<void>;
  open(claimId: ClaimId, poeId: string): Promise<Readable | undefined>;
  remove(claimId: ClaimId, poeId: string): Promise<void>;
  /** All stored files with the time at which each was stored, in no order. */
  list(): AsyncIterable<KeptPoe>;
  /**
   * An address at which anybody may read this one file for five minutes, answered with these
   * headers; undefined where the file is missing. Only some stores have such links.
   */
  readLink?(
    claimId: ClaimId,
    poeId: string,
    headers: { readonly contentType: string; readonly contentDisposition: string },
  ): Promise<URL | undefined>;
};

/** People and organisations as the operator's file names them. */
export type Directory = {
  actor(person: Person): Actor;
  organisation(id: string): Organisation | undefined;
  reviewers(): readonly Person[];
};

/** Receives approved claims. Delivering the same message twice has the effect of once. */
export type Eligibility = {
  deliver(message: EligibilityMessage): Promise<void>;
};

/** A small structured log; `fault` returns a reference number to show to the user. */
export type Log = {
  info(what: string, more?: Record<string, unknown>): void;
  warn(what: string, more?: Record<string, unknown>): void;
  fault(what: string, error: unknown, more?: Record<string, unknown>): string;
};
