import { refusalText } from '../../cards/refusalText.ts';
import type { TypedCommand } from '../answers/app.ts';
import { mine, queue } from '../answers/lists.ts';

/** Looks for words in claims: a partner's own, else what a reviewer may see. */
export const find: TypedCommand = async (typed, app) => {
  const { actor, argument, words } = typed;
  const query = argument.slice(0, 100);
  if (actor.partner) return mine(typed, app, { query });
  return actor.reviewer
    ? queue(typed, app, { query })
    : { text: refusalText({ kind: 'notForYou', who: ['partner', 'reviewer'] }, words) };
};
