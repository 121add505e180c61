import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

/** The comment says how the customer was told. */
export const recordCustomerTold: ClaimAction = (press, app) =>
  perform(press, app, {
    command: { type: 'recordCustomerTold', comment: textOf(press.data, 'comment') },
    good: (done) => done.customerTold,
  });
