import type { ClaimAction } from '../answers/app.ts';
import { showComparison } from '../answers/compare.ts';
import { pageOf, textOf } from '../answers/inputs.ts';

/** Shows the claim beside one of another organisation for the same workload or subscription. */
export const compareClaims: ClaimAction = (press, app) =>
  showComparison(
    { claim: press.claim, otherId: textOf(press.data, 'otherId'), page: pageOf(press.data) },
    press,
    app,
  );
