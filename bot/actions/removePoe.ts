import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Takes a file off a draft; its bytes stay until the claim is gone, as the history names them. */
export const removePoe: ClaimAction = (press, app) => {
  const poeId = textOf(press.data, 'poeId');
  if (poeId === '') return ask(press, app, 'removePoe');
  return perform(press, app, {
    command: { type: 'removePoe', poeId },
    good: (done) => done.poeRemoved,
  });
};
