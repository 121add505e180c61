import type { ClaimAction } from '../answers/app.ts';
import { answers, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Rejects at the partner's own request, at once and without a reviewer. */
export const requestRejection: ClaimAction = (press, app) => {
  const { data } = press;
  if (!answers(data, 'detail')) return ask(press, app, 'requestRejection');
  const detail = textOf(data, 'detail');
  return perform(press, app, {
    command: { type: 'requestRejection', detail, comment: textOf(data, 'comment') },
    question: 'requestRejection',
  });
};
