import { sideBySideCard } from '../../cards/sideBySideCard.ts';
import type { Extras } from '../../cards/reader.ts';
import { capacityFor } from '../../services/claims/actor.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { competingClaims, sharedHolds } from '../../services/competing.ts';
import type { Answer, App, Reading } from './app.ts';
import { claimView, newOnce, refusalView } from './views.ts';

type Compared = { readonly claimId: ClaimId | undefined; readonly otherId: string; readonly page: number };

/**
 * A claim beside one that competes with it, for a reviewer who may see both; `otherId` is of no matter where it does not
 * compete. Without such a claim: the claim's own card, which says so.
 */
export async function compareView(
  { claimId, otherId, page }: Compared,
  reading: Reading,
  app: App,
  extras: Extras = {},
): Promise<Answer> {
  const { actor, words } = reading;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  const capacity = claim && capacityFor(actor, claim);
  if (!claim || !capacity) return { text: words.unknownClaim };
  if (capacity !== 'reviewer') return refusalView({ kind: 'notForYou', who: ['reviewer'] }, claim, reading, app);
  const all = await competingClaims(claim, app.store);
  const rivals = all.filter((one) => capacityFor(actor, one) === 'reviewer');
  const other = rivals.find(({ id }) => id === otherId) ?? rivals[0];
  const hidden = all.length > rivals.length ? [words.sideBySide.hidden] : [];
  if (!other) {
    const none = hidden.length > 0 ? hidden : extras.line ? [] : [words.sideBySide.none];
    return claimView(claim, reading, app, { ...extras, line: [extras.line, ...none].filter(Boolean).join(' ') });
  }
  const shared = sharedHolds(claim, other);
  const line = [extras.line, ...hidden].filter(Boolean).join(' ');
  const both = { claim, other, shared, rivals, page, rules: app.rules, once: newOnce(), words };
  return { card: sideBySideCard(both, { ...extras, line }) };
}
