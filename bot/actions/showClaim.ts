import type { ClaimAction } from '../answers/app.ts';
import { claimView } from '../answers/views.ts';

/** The claim, to each concerned in their own view. */
export const showClaim: ClaimAction = (press, app) => claimView(press.claim, press, app);
