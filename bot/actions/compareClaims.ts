import type { Action } from '../answers/app.ts';
import { compareView } from '../answers/compare.ts';
import { pageOf, textOf } from '../answers/inputs.ts';

/** The claim beside one of another organisation for the same workload or subscription. */
export const compareClaims: Action = (press, app) =>
  compareView({ claimId: press.claimId, otherId: textOf(press.data, 'otherId'), page: pageOf(press.data) }, press, app);
