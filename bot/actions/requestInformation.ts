import type { ClaimAction } from '../answers/app.ts';
import { answers, idsOf, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

export const requestInformation: ClaimAction = (press, app) => {
  const { data } = press;
  if (!answers(data, 'reasons')) return ask(press, app, 'requestInformation');
  const command = {
    type: 'requestInformation',
    reasons: idsOf(data, 'reasons'),
    comment: textOf(data, 'comment'),
    productIds: idsOf(data, 'productIds'),
  } as const;
  return perform(press, app, {
    command,
    good: (done) => done.asked,
    question: 'requestInformation',
  });
};
