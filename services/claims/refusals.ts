import type { Capacity } from './actor.ts';
import type { Status } from './claim.ts';
import type { Problem } from './validate.ts';

/** The reason for not carrying out a command. A refusal is shown and changes nothing. */
export type Refusal =
  /**
   * There is no such claim, or the actor may not see it; both read the same, so that ids cannot be
   * tried out.
   */
  | { readonly kind: 'unknownClaim' }
  /** The actor sees the claim, but the command is for others. */
  | { readonly kind: 'notForYou'; readonly who: readonly Capacity[] }
  | { readonly kind: 'roleMissing' }
  | { readonly kind: 'otherLocation'; readonly mpnIds: readonly string[] }
  /** The card showed an older revision of the claim. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'wrongStatus'; readonly allowed: readonly Status[] }
  | { readonly kind: 'windowClosed'; readonly window: 'consent' | 'dispute' }
  /** All disputes are used: `max` in all (the setting `maxDisputes`). */
  | { readonly kind: 'disputesUsed'; readonly max: number }
  | { readonly kind: 'fieldsFixed'; readonly allowed: readonly Status[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'poeMissing' }
  | { readonly kind: 'poeFull'; readonly max: number }
  | { readonly kind: 'poeUnknown' }
  | { readonly kind: 'noAdvice' }
  | { readonly kind: 'heldByOther' }
  | { readonly kind: 'reviewerUnfit' };

const aboutThePerson: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  'unknownClaim',
  'notForYou',
  'roleMissing',
  'otherLocation',
]);
/** Whether the person is the reason, whatever the claim and the input are. */
export const isAboutThePerson = ({ kind }: Refusal): boolean => aboutThePerson.has(kind);

export const invalid = (...problems: Problem[]): Refusal => ({ kind: 'invalid', problems });
