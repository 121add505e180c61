import { submitQuestion } from '../../cards/questionCards.ts';
import { checklistItems } from '../../services/claims/reasons.ts';
import { competingClaims } from '../../services/competing.ts';
import type { Action } from '../answers/app.ts';
import { answers, idsOf } from '../answers/inputs.ts';
import { ask, perform, wouldRefuse } from '../answers/perform.ts';
import { refusalView } from '../answers/views.ts';

/** Without the checklist: asks for it, if the claim is ready; with it: submits. */
export const submitClaim: Action = async (press, app) => {
  const { claimId, data, actor, words } = press;
  if (answers(data, 'checklist')) {
    const ticked = idsOf(data, 'checklist');
    const checklist = checklistItems.filter((item) => ticked.includes(item));
    return perform(press, app, { command: { type: 'submit', checklist }, good: (done) => done.submitted });
  }
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: words.unknownClaim };
  const refusal = wouldRefuse(claim, { type: 'submit', checklist: [] }, press, app);
  if (refusal) return refusalView(refusal, claim, press, app);
  // that there is one is all that a partner may know
  const rival = (await competingClaims(claim, app.store)).length > 0;
  return ask(press, app, 'submit', (asked) => submitQuestion(asked, rival ? [words.questions.submit.rival] : []));
};
