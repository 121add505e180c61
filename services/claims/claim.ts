import type { Day, Deadline, Instant } from './businessDays.ts';
import type { Fields } from './fields.ts';
import type { ClaimId } from './ids.ts';
import type { Policy } from './policy.ts';
import type {
  ChecklistItem,
  EligibilityCode,
  InformationReason,
  RejectionReason,
  RequestDetail,
} from './reasons.ts';

export const statuses = [
  'editing',
  'submitted',
  'underReview',
  'partnerActionRequired',
  'approved',
  'rejected',
] as const;
export type Status = (typeof statuses)[number];

/** A person as Teams authenticated them: Entra object id and tenant. */
export type Person = { readonly id: string; readonly tenantId: string; readonly name: string };

export type Poe = {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly sha256: string;
  readonly by: Person;
  readonly at: Instant;
};

/** Each status holds what is true in it, and nothing else. */
export type State =
  | { readonly status: 'editing'; readonly touchedAt: Instant; readonly reminded: boolean }
  | { readonly status: 'discarded'; readonly by: Person; readonly at: Instant }
  | {
      readonly status: 'submitted';
      readonly since: Instant;
      readonly deadline: Deadline;
      readonly breached: boolean;
    }
  | {
      readonly status: 'underReview';
      readonly since: Instant;
      readonly deadline: Deadline;
      readonly breached: boolean;
      readonly dispute?: Dispute;
    }
  | {
      readonly status: 'partnerActionRequired';
      readonly since: Instant;
      readonly deadline: Deadline;
      readonly reasons: readonly InformationReason[];
      readonly comment: string;
      /** Products that the reviewer advises to remove. */
      readonly advice: readonly string[];
      readonly dispute?: Dispute;
    }
  | {
      readonly status: 'approved';
      readonly since: Instant;
      readonly deadline: Deadline;
      readonly consent: 'open' | 'passed';
    }
  | {
      readonly status: 'rejected';
      readonly since: Instant;
      readonly reason: RejectionReason;
      readonly detail?: RequestDetail;
      readonly comment: string;
      /** Absent where `maxDisputes` leaves none; then no window ever opened. */
      readonly deadline?: Deadline;
      readonly dispute: 'open' | 'closed';
      /** How many files there were; what is beyond came for the dispute. */
      readonly poeBefore: number;
    };

/** A dispute under way: what the partner brought forward. */
export type Dispute = {
  readonly since: Instant;
  readonly by: Person;
  readonly justification: string;
};

/** How the customer came to know of the association: in Teams, by e-mail, or told by a reviewer. */
export type Told = {
  readonly how: 'teams' | 'email' | 'reviewer';
  readonly to: string;
  readonly at: Instant;
};

/** The overall target; while PAR stops it, `pausedOn` is the day on which that began. */
export type Target = {
  readonly deadline: Deadline;
  readonly breached: boolean;
  readonly pausedOn?: Day;
};

export type Claim = {
  /** Version of this document's form. */
  readonly v: 1;
  readonly id: ClaimId;
  /** Counts what a decision rests on: status, fields, PoE, reviewer. */
  readonly rev: number;
  /** How many events there are. */
  readonly seq: number;
  readonly organisation: { readonly id: string; readonly name: string; readonly tenantId: string };
  readonly createdAt: Instant;
  readonly createdBy: Person;
  readonly updatedAt: Instant;
  readonly fields: Fields;
  readonly poe: readonly Poe[];
  readonly checklist?: {
    readonly ticked: readonly ChecklistItem[];
    readonly by: Person;
    readonly at: Instant;
  };
  /** Everyone of the organisation who acted on it; they are told of what happens. */
  readonly people: readonly Person[];
  readonly reviewer?: Person;
  /** When a review last began. */
  readonly reviewedAt?: Instant;
  /** The policy under which it was submitted. */
  readonly policy?: Policy;
  readonly submittedAt?: Instant;
  readonly approvedAt?: Instant;
  readonly rejectedAt?: Instant;
  readonly target?: Target;
  readonly approvals: number;
  readonly disputes: number;
  /** Of the approval that is in force. */
  readonly told: readonly Told[];
  readonly noObjectionAt?: Instant;
  readonly eligibility?: {
    readonly messageId: string;
    readonly at: Instant;
    readonly withdrawnAt?: Instant;
    readonly outcome?: { readonly code: EligibilityCode; readonly at: Instant };
  };
  /** The instant up to which this state's reminders are dealt with. */
  readonly remindedThrough: Instant;
  readonly clonedFrom?: ClaimId;
  readonly clonedTo?: readonly ClaimId[];
  readonly state: State;
};

export type ClaimIn<S extends State['status']> = Claim & {
  readonly state: Extract<State, { status: S }>;
};

/** Narrows a claim to one status. */
export function isIn<S extends State['status']>(claim: Claim, status: S): claim is ClaimIn<S> {
  return claim.state.status === status;
}

/** PoE that came after the rejection, for the dispute. */
export function poeForDispute({ poe, state }: ClaimIn<'rejected'>): readonly Poe[] {
  return poe.slice(state.poeBefore);
}
