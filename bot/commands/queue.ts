import type { Command } from '../answers/app.ts';
import { queue as queueOf } from '../answers/lists.ts';

export const queue: Command = async (typed, app) =>
  typed.actor.reviewer
    ? queueOf(typed, app)
    : { text: typed.words.refusalText({ kind: 'notForYou', who: ['reviewer'] }) };
