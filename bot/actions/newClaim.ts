import { randomBytes } from 'node:crypto';
import { formCard } from '../../cards/formCard.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { hasRole } from '../../services/claims/actor.ts';
import { aboutNoClaim } from '../../services/claims/permissions.ts';
import { newClaimId } from '../../services/claims/ids.ts';
import type { Action, Answer, App, Reading } from '../answers/app.ts';
import { findRecentCustomers } from '../answers/suggest.ts';
import { newOnce } from '../answers/views.ts';

/**
 * Opens the first form of a new claim. The id is made here, so that sending the form twice makes
 * one claim.
 */
export const newClaim: Action = async (press, app) => showFirstForm(press, app);

export async function showFirstForm({ actor, words }: Reading, app: App): Promise<Answer> {
  const { directory, links, clock } = app;
  const organisation = actor.partner && directory.organisation(actor.partner.organisationId);
  if (!organisation || !actor.partner)
    return { text: refusalText({ kind: 'notForYou', who: aboutNoClaim.newClaim }, words) };
  if (!hasRole(actor)) return { text: words.roleMissing };
  const id = newClaimId(randomBytes(8));
  const state = { status: 'editing', touchedAt: clock.now(), reminded: false } as const;
  return {
    card: formCard({
      page: 'customer',
      claim: { id, rev: 0, fields: {}, state },
      organisation,
      mpnIds: actor.partner.mpnIds,
      once: newOnce(),
      words,
      mark: links.draftMark(id, actor.person),
      recent: await findRecentCustomers(actor, app),
    }),
  };
}
