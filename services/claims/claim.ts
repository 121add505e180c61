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

const waiting = ['submitted', 'underReview', 'partnerActionRequired'] as const;
/** The statuses in which somebody has to act: they have a deadline and stand in the queue. */
export const waitingStatuses: readonly Status[] = waiting;

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

/** The state of each status has only the fields that are true in that status. */
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
      /** The end of the dispute window; absent where `maxDisputes` allows no further dispute. */
      readonly deadline?: Deadline;
      readonly dispute: 'open' | 'closed';
      /** The number of files at the rejection; later ones belong to the dispute. */
      readonly poeBefore: number;
    };

/** A dispute under way, with the partner's justification. */
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

/**
 * The overall target. `pausedOn`: the day on which Partner action required paused it, while paused.
 */
export type Target = {
  readonly deadline: Deadline;
  readonly breached: boolean;
  readonly pausedOn?: Day;
};

export type Claim = {
  /** Version of the stored document's form. */
  readonly v: 1;
  readonly id: ClaimId;
  /** Number of changes of what a decision rests on: status, fields, PoE, reviewer. */
  readonly rev: number;
  /** Number of events so far. */
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
  /** Everyone of the organisation who acted on the claim; notices to the partner go to them. */
  readonly people: readonly Person[];
  readonly reviewer?: Person;
  /** When a review last began. */
  readonly reviewedAt?: Instant;
  /** The policy at the submission; absent before. */
  readonly policy?: Policy;
  readonly submittedAt?: Instant;
  readonly approvedAt?: Instant;
  readonly rejectedAt?: Instant;
  readonly target?: Target;
  readonly approvals: number;
  readonly disputes: number;
  /** How the customer was told of the approval in force. */
  readonly told: readonly Told[];
  readonly noObjectionAt?: Instant;
  readonly eligibility?: {
    readonly messageId: string;
    readonly at: Instant;
    readonly withdrawnAt?: Instant;
    readonly outcome?: { readonly code: EligibilityCode; readonly at: Instant };
  };
  /** Reminders of this state up to this instant are sent or skipped. */
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

/** Narrows a claim to the statuses in which somebody has to act. */
export const isWaiting = (claim: Claim): claim is ClaimIn<(typeof waiting)[number]> =>
  waiting.some((status) => status === claim.state.status);

/** PoE added after the rejection, for the dispute. */
export function poeForDispute({ poe, state }: ClaimIn<'rejected'>): readonly Poe[] {
  return poe.slice(state.poeBefore);
}
