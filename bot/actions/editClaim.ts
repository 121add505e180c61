import { isIn } from '../../services/claims/claim.ts';
import { refusalOf, standingOf } from '../../services/claims/decide.ts';
import { firstOpenPage, formPages } from '../../services/claims/form.ts';
import type { Action } from '../answers/app.ts';
import { formView, refusalView } from '../answers/views.ts';

/** Opens the form: of a draft where it goes on, of a submitted claim the fields that may still change. */
export const editClaim: Action = async (press, app) => {
  const { claimId, actor, data, words } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: words.unknownClaim };
  const standing = standingOf(claim, { type: 'save' }, actor);
  // opening reads only, so an old card opens the newest form
  const refusal = 'capacity' in standing ? refusalOf(claim, { type: 'save' }, { rev: claim.rev }) : standing;
  if (refusal) return refusalView(refusal, claim, press, app);
  const asked = formPages.find((page) => page === data.page);
  return formView(
    claim,
    isIn(claim, 'editing') ? (asked ?? firstOpenPage(claim.fields) ?? 'customer') : 'edit',
    press,
    app,
  );
};
