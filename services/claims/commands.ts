import type { Poe, Told } from './claim.ts';
import type { FieldInput } from './fields.ts';
import type { FormPage } from './form.ts';
import type { ClaimId } from './ids.ts';
import type { ChecklistItem, EligibilityCode } from './reasons.ts';

/** Commands of the partner. */
export type PartnerCommand =
  /** `edit`: the fields that may change after submission; `partial`: any fields, none required. */
  | { type: 'save'; page: FormPage | 'edit' | 'partial'; input: FieldInput }
  | { type: 'discard' }
  | { type: 'addPoe'; poe: Poe }
  | { type: 'removePoe'; poeId: string }
  | { type: 'submit'; checklist: readonly ChecklistItem[] }
  | { type: 'resubmit'; comment: string }
  | { type: 'takeAdvice' }
  | { type: 'requestRejection'; detail: string; comment: string }
  | { type: 'dispute'; justification: string }
  | { type: 'noteClone'; to: ClaimId };

/** Commands of a reviewer. Reasons are ids as the client sent them, checked by `decide`. */
export type ReviewerCommand =
  | { type: 'startReview'; comment: string }
  | { type: 'approve'; comment: string; confirmContact: boolean }
  | {
      type: 'requestInformation';
      reasons: readonly string[];
      comment: string;
      productIds: readonly string[];
    }
  | { type: 'reject'; reason: string; comment: string }
  /** `reviewerId`: an Entra object id as the client sent it, checked by `decide`. */
  | { type: 'reassign'; reviewerId: string }
  | { type: 'recordCustomerTold'; comment: string };

/** Commands of the customer's contact. */
export type CustomerCommand = { type: 'decline'; comment: string } | { type: 'noObjection' };

/** Commands of the clock and of the bot itself. */
export type SystemCommand =
  | { type: 'tick' }
  | { type: 'recordNotice'; told: Told }
  | { type: 'recordEligibility'; messageId: string; code: EligibilityCode }
  /**
   * Another organisation takes over a hold of this claim, which is not Approved (docs/law.md
   * section 7).
   */
  | { type: 'loseHold' };

export type CommentCommand = { type: 'comment'; comment: string };

export type PersonalCommand = PartnerCommand | ReviewerCommand | CustomerCommand | CommentCommand;
export type Command = PersonalCommand | SystemCommand;
export type CommandType = Command['type'];
export type PersonalCommandType = PersonalCommand['type'];
