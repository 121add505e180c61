import type { Command } from '../app.ts';
import { mine } from '../lists.ts';

export const myClaims: Command = async (typed, app) =>
  typed.actor.partner ? mine(typed, app) : { text: typed.words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
