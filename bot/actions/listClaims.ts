import * as words from '../../cards/text/en.ts';
import { statuses } from '../../services/claims/claim.ts';
import type { Action } from '../app.ts';
import { pageOf, textOf } from '../inputs.ts';
import { mine } from '../lists.ts';

export const listClaims: Action = async ({ actor, data }, app) => {
  if (!actor.partner) return { text: words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
  const status = statuses.find((one) => one === textOf(data, 'status'));
  return mine(actor, app, {
    page: pageOf(data),
    after: textOf(data, 'after'),
    query: textOf(data, 'query').slice(0, 100),
    ...(status ? { status } : {}),
  });
};
