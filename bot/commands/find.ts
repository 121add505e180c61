import * as words from '../../cards/text/en.ts';
import type { Command } from '../app.ts';
import { mine, queue } from '../lists.ts';

/** Looks for words in claims: a partner's own, else what a reviewer may see. */
export const find: Command = async ({ actor, argument }, app) => {
  const query = argument.slice(0, 100);
  if (actor.partner) return mine(actor, app, { query });
  return actor.reviewer
    ? queue(actor, app, { query })
    : { text: words.refusalText({ kind: 'notForYou', who: ['partner', 'reviewer'] }) };
};
