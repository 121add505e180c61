import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/**
 * Removes a file from a draft. Its bytes stay until the claim is deleted, since the history names
 * the file.
 */
export const removePoe: ClaimAction = (press, app) => {
  const poeId = textOf(press.data, 'poeId');
  if (poeId === '') return ask(press, app, 'removePoe');
  return perform(press, app, {
    command: { type: 'removePoe', poeId },
    good: (done) => done.poeRemoved,
  });
};
