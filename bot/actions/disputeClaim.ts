import type { ClaimAction } from '../answers/app.ts';
import { answers, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Disputes a rejection. Needs a justification, or PoE that was added since the rejection. */
export const disputeClaim: ClaimAction = (press, app) => {
  if (!answers(press.data, 'justification')) return ask(press, app, 'disputeClaim');
  const justification = textOf(press.data, 'justification');
  return perform(press, app, {
    command: { type: 'dispute', justification },
    good: (done) => done.disputed,
    question: 'disputeClaim',
  });
};
