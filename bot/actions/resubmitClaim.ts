import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

export const resubmitClaim: ClaimAction = (press, app) =>
  perform(press, app, {
    command: { type: 'resubmit', comment: textOf(press.data, 'comment') },
    good: (done) => done.resubmitted,
  });
