import type { ClaimAction } from '../answers/app.ts';
import { answers, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

export const rejectClaim: ClaimAction = (press, app) => {
  const { data } = press;
  if (!answers(data, 'reason')) return ask(press, app, 'rejectClaim');
  const command = {
    type: 'reject',
    reason: textOf(data, 'reason'),
    comment: textOf(data, 'comment'),
  } as const;
  return perform(press, app, { command, good: (done) => done.rejected, question: 'rejectClaim' });
};
