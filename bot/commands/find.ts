import { refusalText } from '../../cards/refusalText.ts';
import type { TypedCommand } from '../answers/app.ts';
import { showOwnClaims, showQueue } from '../answers/lists.ts';

/**
 * Searches claims for words: partners in their own claims, reviewers in those that they may see.
 */
export const find: TypedCommand = async (typed, app) => {
  const { actor, argument, words } = typed;
  const query = argument.slice(0, 100);
  if (actor.partner) return showOwnClaims(typed, app, { query });
  return actor.reviewer
    ? showQueue(typed, app, { query })
    : { text: refusalText({ kind: 'notForYou', who: ['partner', 'reviewer'] }, words) };
};
