import { checklistItems } from '../../services/claims/reasons.ts';
import { findCompeting } from '../../services/holds/competing.ts';
import type { ClaimAction } from '../answers/app.ts';
import { answers, idsOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Without the checklist: asks for it, if the claim is ready; with it: submits. */
export const submitClaim: ClaimAction = (press, app) => {
  const { claim, data, words } = press;
  if (answers(data, 'checklist')) {
    const ticked = idsOf(data, 'checklist');
    const checklist = checklistItems.filter((item) => ticked.includes(item));
    return perform(press, app, {
      command: { type: 'submit', checklist },
      good: (done) => done.submitted,
    });
  }
  return ask(press, app, 'submitClaim', async () => {
    // that there is one is all that a partner may know
    const hasRival = (await findCompeting(claim, app.store)).length > 0;
    return { warnings: hasRival ? [words.questions.submit.rival] : [] };
  });
};
