import type { Action } from '../app.ts';
import { textOf } from '../inputs.ts';
import { perform } from '../perform.ts';

export const resubmitClaim: Action = (press, app) =>
  perform(press, app, {
    command: { type: 'resubmit', comment: textOf(press.data, 'comment') },
    good: (done) => done.resubmitted,
  });
