import type { Action } from '../app.ts';
import { textOf } from '../inputs.ts';
import { perform } from '../perform.ts';

export const startReview: Action = (press, app) =>
  perform(press, app, {
    command: { type: 'startReview', comment: textOf(press.data, 'comment') },
    good: (done) => done.reviewStarted,
  });
