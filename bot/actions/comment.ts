import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

export const comment: ClaimAction = (press, app) =>
  perform(press, app, {
    command: { type: 'comment', comment: textOf(press.data, 'comment') },
    good: (done) => done.commented,
  });
