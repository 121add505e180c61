import type { ClaimAction } from '../answers/app.ts';
import { claimView } from '../answers/views.ts';

/** Shows the claim, in the view of the reader's capacity. */
export const showClaim: ClaimAction = (press, app) => claimView(press.claim, press, app);
