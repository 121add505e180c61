import { capacityFor, standingOf } from '../../services/claims/standing.ts';
import { isIn } from '../../services/claims/claim.ts';
import { firstOpenPage } from '../../services/claims/form.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import type { TypedCommand } from '../answers/app.ts';
import { openPage } from '../answers/suggest.ts';
import { claimView } from '../answers/views.ts';

/** Opens a claim by its id. A draft opens at the first page of its form that lacks something. */
export const claim: TypedCommand = async ({ actor: known, argument, words, asMember }, app) => {
  const id = parseClaimId(argument);
  if (!id) return { text: words.answers.badId };
  const stored = await app.store.load(id);
  if (!stored) return { text: words.unknownClaim };
  const actor = capacityFor(known, stored.value) ? known : await asMember();
  const found = app.handleClaim.lookAt(stored, actor)?.claim;
  if (!found) return { text: words.unknownClaim };
  const goesOn = isIn(found, 'editing') && standingOf(actor, found) === 'partner';
  const page = goesOn ? firstOpenPage(found.fields) : undefined;
  return page
    ? openPage(found, page, { actor, words }, app)
    : claimView(found, { actor, words }, app);
};
