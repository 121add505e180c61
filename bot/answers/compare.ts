import { sideBySideCard } from '../../cards/sideBySideCard.ts';
import type { Extras } from '../../cards/reader.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { mayReview } from '../../services/claims/standing.ts';
import { findCompeting, sharedHolds } from '../../services/holds/competing.ts';
import type { Answer, App, Reading } from './app.ts';
import { claimView, newOnce } from './views.ts';

type Comparison = { readonly claim: Claim; readonly otherId: string; readonly page: number };

/**
 * Shows a claim beside a competing one, to a reviewer who may see both. Where `otherId` names no
 * such claim, the first competing one is shown; where there is none, the claim's own card says so.
 */
export async function showComparison(
  { claim, otherId, page }: Comparison,
  reading: Reading,
  app: App,
  extras: Extras = {},
): Promise<Answer> {
  const { actor, words } = reading;
  const all = await findCompeting(claim, app.store);
  const rivals = all.filter((one) => mayReview(actor, one));
  const other = rivals.find(({ id }) => id === otherId) ?? rivals[0];
  const hidden = all.length > rivals.length ? [words.sideBySide.hidden] : [];
  if (!other) {
    const none = hidden.length > 0 ? hidden : extras.line ? [] : [words.sideBySide.none];
    return claimView(claim, reading, app, {
      ...extras,
      line: [extras.line, ...none].filter(Boolean).join(' '),
    });
  }
  const shared = sharedHolds(claim, other);
  const line = [extras.line, ...hidden].filter(Boolean).join(' ');
  const both = { claim, other, shared, rivals, page, rules: app.rules, once: newOnce(), words };
  return { card: sideBySideCard(both, { ...extras, line }) };
}
