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

/** The only clock; in local mode it can be moved forward. */
export type Clock = { now(): Instant };

/**
 * One command's writes, all of one claim, all or none. At most 100 documents and 2 MB, which is
 * what one transactional batch of Cosmos DB takes.
 */
export type Commit = {
  readonly claim: Claim;
  /** Of the claim as it was read; undefined: it is new. */
  readonly etag: string | undefined;
  readonly dueAt: Instant | undefined;
  readonly events: readonly ClaimEvent[];
  readonly entries: readonly OutboxEntry[];
  /** Names the press of a button that this carries out, so that a second delivery finds it done. */
  readonly receipt?: string;
};

export type ClaimQuery = {
  /**
   * Claims of this organisation, the newest first; or, for a reviewer, of all save those that they
   * belong to, those first whose period ends first.
   */
  readonly of:
    | { readonly organisation: string }
    | { readonly reviewerOutside: readonly string[]; readonly tenantId: string };
  readonly statuses: readonly Status[];
  /** Words of the claim's id, name or customer, in any case. */
  readonly text?: string;
  /** Where the previous page ended: opaque. */
  readonly after?: string;
  readonly limit: number;
};

/**
 * Who opened which file, and who was issued which link: beside the events, changing no revision.
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
  /** Written once under its id; again is the same. */
  audit(id: ClaimId, entry: AuditEntry): Promise<void>;
  audits(id: ClaimId): Promise<AuditEntry[]>;
  /** Claims for which the clock has something to do, the longest due first. */
  due(now: Instant, limit: number): Promise<ClaimId[]>;
  list(query: ClaimQuery): Promise<{ claims: Claim[]; next?: string }>;
  /** Claims that were ever approved, whose contact this is. E-mail in lower case. */
  ofContact(tenantId: string, email: string): Promise<Claim[]>;
  /**
   * Claims from Submitted to Approved for this customer, of any organisation: those that may
   * compete.
   */
  ofCustomer(tenantId: string): Promise<Claim[]>;
  /** Claims in Submitted or Under review whose period is breached, the longest overdue first. */
  overdue(limit: number): Promise<Claim[]>;
};

export type AssociationStore = {
  load(tenantId: string): Promise<Stored<Associations> | undefined>;
  /** Without an etag: only where there is none yet. */
  save(associations: Associations, etag: string | undefined): Promise<'saved' | 'conflict'>;
};

export type KeptPoe = { readonly claimId: string; readonly poeId: string; readonly at: Instant };

/** Files of PoE: written once, never changed. */
export type PoeStore = {
  /** Stores a stream whole or not at all. Writing the same id again is the same. */
  put(claimId: ClaimId, poeId: string, bytes: Readable): Promise<void>;
  open(claimId: ClaimId, poeId: string): Promise<Readable | undefined>;
  remove(claimId: ClaimId, poeId: string): Promise<void>;
  /** Everything that is kept, and since when; in no order. */
  list(): AsyncIterable<KeptPoe>;
  /**
   * Where the store can: an address at which anybody may read this one file for five minutes,
   * answered with these headers. Undefined: it is not kept.
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

/** Where approved claims are handed over. Delivering one message twice is once. */
export type Eligibility = {
  deliver(message: EligibilityMessage): Promise<void>;
};

/** A small structured log; `fault` answers a reference number to show. */
export type Log = {
  info(what: string, more?: Record<string, unknown>): void;
  warn(what: string, more?: Record<string, unknown>): void;
  fault(what: string, error: unknown, more?: Record<string, unknown>): string;
};
