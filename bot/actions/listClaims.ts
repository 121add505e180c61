import { refusalText } from '../../cards/refusalText.ts';
import { statuses } from '../../services/claims/claim.ts';
import { refusalWithoutClaim } from '../../services/claims/standing.ts';
import type { Action } from '../answers/app.ts';
import { pageOf, textOf } from '../answers/inputs.ts';
import { showOwnClaims } from '../answers/lists.ts';

export const listClaims: Action = async (press, app) => {
  const { actor, data, words } = press;
  const refusal = refusalWithoutClaim('listClaims', actor);
  if (refusal) return { text: refusalText(refusal, words) };
  const status = statuses.find((one) => one === textOf(data, 'status'));
  return showOwnClaims(press, app, {
    page: pageOf(data),
    after: textOf(data, 'after'),
    query: textOf(data, 'query').slice(0, 100),
    ...(status ? { status } : {}),
  });
};
