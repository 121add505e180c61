import { refusalText } from '../../cards/refusalText.ts';
import { refusalWithoutClaim } from '../../services/claims/standing.ts';
import type { Action } from '../answers/app.ts';
import { pageOf, textOf } from '../answers/inputs.ts';
import { showQueue } from '../answers/lists.ts';

export const reviewQueue: Action = async (press, app) => {
  const { actor, data, words } = press;
  const refusal = refusalWithoutClaim('reviewQueue', actor);
  if (refusal) return { text: refusalText(refusal, words) };
  return showQueue(press, app, {
    page: pageOf(data),
    after: textOf(data, 'after'),
    query: textOf(data, 'query').slice(0, 100),
  });
};
