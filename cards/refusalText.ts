import type { Refusal } from '../services/claims/refusals.ts';
import type { Words } from './text/words.ts';

/** Text of a refusal: what is allowed instead, and to whom. */
export function refusalText(refusal: Refusal, { refusals }: Words): string {
  // the text for a kind takes refusals of that kind, which the compiler cannot follow through an
  // index
  const say = refusals[refusal.kind] as (refusal: Refusal) => string;
  return say(refusal);
}
