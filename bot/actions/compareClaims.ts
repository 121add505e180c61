import type { Action } from '../app.ts';
import { compareView } from '../compare.ts';
import { pageOf, textOf } from '../inputs.ts';

/** The claim beside one of another organisation for the same workload or subscription. */
export const compareClaims: Action = (press, app) =>
  compareView({ claimId: press.claimId, otherId: textOf(press.data, 'otherId'), page: pageOf(press.data) }, press, app);
