import { rejectionQuestion } from '../../cards/questionCards.ts';
import type { Action } from '../app.ts';
import { answers, textOf } from '../inputs.ts';
import { ask, perform } from '../perform.ts';

export const rejectClaim: Action = (press, app) => {
  const { data } = press;
  if (!answers(data, 'reason')) return ask(press, app, 'reject', rejectionQuestion);
  const command = { type: 'reject', reason: textOf(data, 'reason'), comment: textOf(data, 'comment') } as const;
  return perform(press, app, { command, good: (done) => done.rejected, question: rejectionQuestion });
};
