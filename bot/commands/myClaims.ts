import * as words from '../../cards/text/en.ts';
import type { Command } from '../app.ts';
import { mine } from '../lists.ts';

export const myClaims: Command = async ({ actor }, app) =>
  actor.partner ? mine(actor, app) : { text: words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
