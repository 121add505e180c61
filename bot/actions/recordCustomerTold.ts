import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

/** Records that a reviewer told the customer; the comment says how. */
export const recordCustomerTold: ClaimAction = (press, app) =>
  perform(press, app, {
    command: { type: 'recordCustomerTold', comment: textOf(press.data, 'comment') },
    good: (done) => done.customerTold,
  });
