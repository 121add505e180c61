import type { Capacity } from './actor.ts';
import type { Status } from './claim.ts';
import type { Problem } from './validate.ts';

/** Why a command is not carried out. A refusal is shown; it changes nothing. */
export type Refusal =
  /** No such claim, or not theirs to see: both are told the same. */
  | { readonly kind: 'unknownClaim' }
  /** They see the claim, but the command is for others. */
  | { readonly kind: 'notForYou'; readonly who: readonly Capacity[] }
  | { readonly kind: 'roleMissing' }
  | { readonly kind: 'otherLocation'; readonly mpnIds: readonly string[] }
  /** The card showed an older revision. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'wrongStatus'; readonly allowed: readonly Status[] }
  | { readonly kind: 'windowClosed'; readonly window: 'consent' | 'dispute' }
  /** No dispute is left: `max` in all (the setting `maxDisputes`). */
  | { readonly kind: 'disputesUsed'; readonly max: number }
  | { readonly kind: 'fieldsFixed'; readonly allowed: readonly Status[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'poeMissing' }
  | { readonly kind: 'poeFull'; readonly max: number }
  | { readonly kind: 'poeUnknown' }
  | { readonly kind: 'noAdvice' }
  | { readonly kind: 'heldByOther' }
  | { readonly kind: 'reviewerUnfit' };

export const invalid = (...problems: Problem[]): Refusal => ({ kind: 'invalid', problems });
