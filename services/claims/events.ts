import type { Role } from './actor.ts';
import type { Day, Deadline, Instant } from './businessDays.ts';
import type { Claim, Person, Poe, Told } from './claim.ts';
import type { FieldChange } from './fields.ts';
import type { ClaimId } from './ids.ts';
import type { Policy } from './policy.ts';
import type { ReminderKind } from './reminders.ts';
import type {
  ChecklistItem,
  EligibilityCode,
  InformationReason,
  RejectionReason,
  RequestDetail,
} from './reasons.ts';

/** A period whose end is flagged, with no decision. */
export type Breach = 'reviewStart' | 'decision' | 'disputeResult' | 'target';

/**
 * What happened to a claim. Deadlines are worked out once and stored here, so that a replay needs
 * no calendar.
 */
export type ClaimFact =
  | { type: 'created'; id: ClaimId; organisation: Claim['organisation']; clonedFrom?: ClaimId }
  | { type: 'fieldsChanged'; changes: readonly FieldChange[] }
  | { type: 'poeAdded'; poe: Poe }
  | { type: 'poeRemoved'; poeId: string; name: string }
  | { type: 'discarded' }
  | {
      type: 'submitted';
      checklist: readonly ChecklistItem[];
      policy: Policy;
      deadline: Deadline;
      target: Deadline;
    }
  | { type: 'reviewStarted'; comment: string; deadline: Deadline }
  | {
      type: 'informationRequested';
      reasons: readonly InformationReason[];
      comment: string;
      advice: readonly string[];
      deadline: Deadline;
      pausedOn: Day;
    }
  | { type: 'resubmitted'; comment: string; deadline: Deadline; target?: Deadline }
  | { type: 'approved'; comment: string; deadline: Deadline; contactConfirmed: boolean }
  | {
      type: 'rejected';
      reason: RejectionReason;
      detail?: RequestDetail;
      comment: string;
      deadline?: Deadline;
      /** Whether the claim was with eligibility, which is then told to withdraw it. */
      withdraws: boolean;
    }
  | { type: 'disputed'; justification: string; deadline: Deadline }
  | { type: 'disputeClosed' }
  | { type: 'customerTold'; told: Told; comment: string }
  | { type: 'noObjection' }
  | { type: 'sentToEligibility'; messageId: string }
  | { type: 'eligibilityAnswered'; messageId: string; code: EligibilityCode }
  | { type: 'commented'; comment: string }
  | { type: 'reassigned'; to: Person }
  | { type: 'cloned'; to: ClaimId }
  | { type: 'holdLost' }
  | { type: 'breached'; period: Breach; deadline: Deadline }
  | { type: 'reminded'; reminder: ReminderKind; scheduled: Instant };

export type By = { readonly role: Role; readonly person?: Person };

/** One entry of the history: a fact with its number, time and author. */
export type ClaimEvent = {
  readonly v: 1;
  readonly seq: number;
  readonly at: Instant;
  readonly by: By;
} & Readonly<ClaimFact>;
export type EventOf<T extends ClaimFact['type']> = ClaimEvent & { readonly type: T };

type EventTraits = {
  /** It changes what a decision rests on: status, fields, PoE, reviewer. It raises the revision. */
  readonly counts: boolean;
  /** A card of the claim shows it; open cards are brought up to date. */
  readonly shows: boolean;
};
const decisive: EventTraits = { counts: true, shows: true };
const shown: EventTraits = { counts: false, shows: true };
/** An update of a card for it would only discard what somebody is typing there. */
const onlyInHistory: EventTraits = { counts: false, shows: false };

const traits: Readonly<Record<ClaimFact['type'], EventTraits>> = {
  created: decisive,
  fieldsChanged: decisive,
  poeAdded: decisive,
  poeRemoved: decisive,
  discarded: decisive,
  submitted: decisive,
  reviewStarted: decisive,
  informationRequested: decisive,
  resubmitted: decisive,
  approved: decisive,
  rejected: decisive,
  disputed: decisive,
  reassigned: decisive,
  disputeClosed: shown,
  customerTold: shown,
  noObjection: shown,
  sentToEligibility: shown,
  eligibilityAnswered: shown,
  cloned: shown,
  holdLost: shown,
  breached: shown,
  commented: onlyInHistory,
  reminded: onlyInHistory,
};
export const raisesRevision = (type: ClaimFact['type']): boolean => traits[type].counts;
export const changesCards = (type: ClaimFact['type']): boolean => traits[type].shows;
