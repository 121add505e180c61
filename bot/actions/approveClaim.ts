import { refusalText } from '../../cards/refusalText.ts';
import { approveClaim as approve } from '../../services/holds/approveClaim.ts';
import type { ClaimAction } from '../answers/app.ts';
import { showComparison } from '../answers/compare.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

/**
 * Approves a claim. Asks for confirmation first where the contact's e-mail is not at the customer's
 * domain. Where another organisation is associated already, shows both claims side by side instead.
 */
export const approveClaim: ClaimAction = async (press, app) => {
  const { claim, stored, data, words } = press;
  const given = {
    comment: textOf(data, 'comment'),
    confirmContact: textOf(data, 'confirmContact') === 'true',
  };
  return perform(press, app, {
    command: { type: 'approve', ...given },
    good: (done) => done.approved,
    question: 'approveClaim',
    instead: (refusal) =>
      refusal.kind === 'heldByOther'
        ? showComparison({ claim, otherId: '', page: 0 }, press, app, {
            line: refusalText(refusal, words),
          })
        : undefined,
    by: (caller) => approve(claim.id, given, { ...caller, known: stored }, app),
  });
};
