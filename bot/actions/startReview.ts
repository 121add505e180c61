import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

export const startReview: ClaimAction = (press, app) =>
  perform(press, app, {
    command: { type: 'startReview', comment: textOf(press.data, 'comment') },
    good: (done) => done.reviewStarted,
  });
