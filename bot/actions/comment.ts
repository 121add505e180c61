import type { Action } from '../app.ts';
import { textOf } from '../inputs.ts';
import { perform } from '../perform.ts';

export const comment: Action = (press, app) =>
  perform(press, app, {
    command: { type: 'comment', comment: textOf(press.data, 'comment') },
    good: (done) => done.commented,
  });
