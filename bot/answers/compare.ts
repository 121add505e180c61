import { sideBySideCard } from '../../cards/sideBySideCard.ts';
import type { Extras } from '../../cards/reader.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { mayReview } from '../../services/claims/standing.ts';
import { findCompeting, sharedHolds } from '../../services/holds/competing.ts';
import type { Answer, App, Reading } from './app.ts';
import { claimView, newOnce } from './views.ts';

type Compared = { readonly claim: Claim; readonly otherId: string; readonly page: number };

/**
 * A claim beside one that competes with it, for a reviewer who may see both; `otherId` is of no
 * matter where it does not compete. Without such a claim: the claim's own card, which says so.
 */
export async function compareView(
  { claim, otherId, page }: Compared,
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
