import { historyCard } from '../../cards/historyCard.ts';
import { loadNotified } from '../../services/outbox/notified.ts';
import type { ClaimAction } from '../answers/app.ts';
import { pageOf } from '../answers/inputs.ts';

export const showHistory: ClaimAction = async ({ claim, due, capacity, data, words }, app) => {
  const [events, audits, notified] = await Promise.all([
    app.store.events(claim.id),
    app.store.audits(claim.id),
    loadNotified(claim, capacity, app),
  ]);
  // deadlines that have passed count as events, even before the next look stores them
  const all = [...events, ...due.filter(({ seq }) => seq > (events.at(-1)?.seq ?? 0))];
  return {
    card: historyCard({
      claim,
      events: all,
      audits,
      notified,
      page: pageOf(data),
      rules: app.rules,
      words,
    }),
  };
};
