import * as words from '../../cards/text/en.ts';
import type { Command } from '../app.ts';
import { queue as queueOf } from '../lists.ts';

export const queue: Command = async ({ actor }, app) =>
  actor.reviewer ? queueOf(actor, app) : { text: words.refusalText({ kind: 'notForYou', who: ['reviewer'] }) };
