import { confirmQuestion } from '../../cards/questionCards.ts';
import { approveClaim as approve } from '../../services/approveClaim.ts';
import type { Action } from '../answers/app.ts';
import { compareView } from '../answers/compare.ts';
import { textOf } from '../answers/inputs.ts';
import { askingOf, perform } from '../answers/perform.ts';

/**
 * Approves; where the contact is not at the customer's domain, asks for confirmation first. Where another organisation is
 * associated already, shows both claims side by side.
 */
export const approveClaim: Action = async (press, app) => {
  const { claimId, data, words } = press;
  if (!claimId) return { text: words.unknownClaim };
  const given = { comment: textOf(data, 'comment'), confirmContact: textOf(data, 'confirmContact') === 'true' };
  return perform(press, app, {
    command: { type: 'approve', heldByOther: false, ...given },
    good: (done) => done.approved,
    question: confirmQuestion,
    instead: (refusal) =>
      refusal.kind === 'heldByOther'
        ? compareView({ claimId, otherId: '', page: 0 }, press, app, { line: words.refusalText(refusal) })
        : undefined,
    by: () => approve(claimId, given, askingOf(press), app),
  });
};
