import type { Command } from '../answers/app.ts';
import { mine } from '../answers/lists.ts';

export const myClaims: Command = async (typed, app) =>
  typed.actor.partner ? mine(typed, app) : { text: typed.words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
