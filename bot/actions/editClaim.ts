import { isIn } from '../../services/claims/claim.ts';
import { firstOpenPage, formPages } from '../../services/claims/form.ts';
import type { ClaimAction } from '../answers/app.ts';
import { callerOf } from '../answers/perform.ts';
import { formView, showRefusal } from '../answers/views.ts';

/**
 * Opens the form: of a draft the page asked for, else the first that lacks something; of a
 * submitted claim the fields that may still change.
 */
export const editClaim: ClaimAction = async (press, app) => {
  const { claim, data } = press;
  // opening changes nothing, so a card of an older revision may open the form too
  const refusal = app.handleClaim.whyNot(claim, 'save', { ...callerOf(press), rev: claim.rev });
  if (refusal) return showRefusal(refusal, claim, press, app);
  const asked = formPages.find((page) => page === data.page);
  const page = isIn(claim, 'editing')
    ? (asked ?? firstOpenPage(claim.fields) ?? 'customer')
    : 'edit';
  return formView({ claim, page }, press, app);
};
