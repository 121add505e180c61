import { removeQuestion } from '../../cards/questionCards.ts';
import type { Action } from '../app.ts';
import { textOf } from '../inputs.ts';
import { ask, perform } from '../perform.ts';

/** Takes a file off a draft; its bytes stay until the claim is gone, as the history names them. */
export const removePoe: Action = (press, app) => {
  const poeId = textOf(press.data, 'poeId');
  if (poeId === '') return ask(press, app, 'removePoe', removeQuestion);
  return perform(press, app, { command: { type: 'removePoe', poeId }, good: (done) => done.poeRemoved });
};
