import type { Refusal } from '../services/claims/refusals.ts';
import type { Words } from './text/words.ts';

/** What is allowed instead, and to whom. */
export function refusalText(refusal: Refusal, { refusals }: Words): string {
  // what stands under a kind takes refusals of that kind, which types cannot follow through an
  // index
  const say = refusals[refusal.kind] as (refusal: Refusal) => string;
  return say(refusal);
}
