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
  // what is due has happened, though nobody has stored it yet
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
