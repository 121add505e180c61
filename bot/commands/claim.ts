import { isOwn } from '../../services/claims/actor.ts';
import { isIn } from '../../services/claims/claim.ts';
import { firstOpenPage } from '../../services/claims/form.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import type { Command } from '../answers/app.ts';
import { openPage } from '../answers/suggest.ts';
import { claimView } from '../answers/views.ts';

/** Opens a claim; a draft goes on in its form where it was left. */
export const claim: Command = async ({ actor: known, argument, words, asMember }, app) => {
  const id = parseClaimId(argument);
  if (!id) return { text: words.answers.badId };
  const own = await app.handleClaim.look(id, known);
  const actor = own ? known : await asMember();
  const found = own ?? (await app.handleClaim.look(id, actor));
  if (!found) return { text: words.unknownClaim };
  const page =
    isIn(found, 'editing') && isOwn(actor, found) && actor.partner?.roles.length
      ? firstOpenPage(found.fields)
      : undefined;
  return page ? openPage(found, page, { actor, words }, app) : claimView(found, { actor, words }, app);
};
