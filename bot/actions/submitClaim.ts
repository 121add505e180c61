import { checklistItems } from '../../services/claims/reasons.ts';
import { findCompeting } from '../../services/holds/competing.ts';
import type { ClaimAction } from '../answers/app.ts';
import { answers, idsOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/**
 * Submits a claim. The first press asks for the checklist, if the claim is complete; the answer
 * submits.
 */
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
    // a partner may learn that a competing claim exists, and nothing more about it
    const hasRival = (await findCompeting(claim, app.store)).length > 0;
    return { warnings: hasRival ? [words.questions.submit.rival] : [] };
  });
};
