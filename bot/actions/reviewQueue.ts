import type { Action } from '../answers/app.ts';
import { pageOf, textOf } from '../answers/inputs.ts';
import { queue } from '../answers/lists.ts';

export const reviewQueue: Action = async (press, app) => {
  const { actor, data, words } = press;
  if (!actor.reviewer) return { text: words.refusalText({ kind: 'notForYou', who: ['reviewer'] }) };
  return queue(press, app, {
    page: pageOf(data),
    after: textOf(data, 'after'),
    query: textOf(data, 'query').slice(0, 100),
  });
};
