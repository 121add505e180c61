import { historyCard } from '../../cards/historyCard.ts';
import { capacityFor } from '../../services/claims/actor.ts';
import { notifiedOf } from '../../services/notified.ts';
import type { Action } from '../answers/app.ts';
import { pageOf } from '../answers/inputs.ts';
import { refusalView } from '../answers/views.ts';

export const showHistory: Action = async (press, app) => {
  const { claimId, actor, data, words } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  const capacity = claim && capacityFor(actor, claim);
  if (!claim || !capacity) return { text: words.unknownClaim };
  if (capacity === 'customer')
    return refusalView({ kind: 'notForYou', who: ['partner', 'reviewer'] }, claim, press, app);
  const [events, audits, notified] = await Promise.all([
    app.store.events(claim.id),
    app.store.audits(claim.id),
    notifiedOf(claim, capacity, app),
  ]);
  return { card: historyCard({ claim, events, audits, notified, page: pageOf(data), rules: app.rules, words }) };
};
