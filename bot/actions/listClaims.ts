import { statuses } from '../../services/claims/claim.ts';
import type { Action } from '../answers/app.ts';
import { pageOf, textOf } from '../answers/inputs.ts';
import { mine } from '../answers/lists.ts';

export const listClaims: Action = async (press, app) => {
  const { actor, data, words } = press;
  if (!actor.partner) return { text: words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
  const status = statuses.find((one) => one === textOf(data, 'status'));
  return mine(press, app, {
    page: pageOf(data),
    after: textOf(data, 'after'),
    query: textOf(data, 'query').slice(0, 100),
    ...(status ? { status } : {}),
  });
};
