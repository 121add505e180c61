import type { Action } from '../answers/app.ts';
import { claimView } from '../answers/views.ts';

/** The claim, to each concerned in their own view. */
export const showClaim: Action = async (press, app) => {
  const { claimId, actor, words } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  return claim ? claimView(claim, press, app) : { text: words.unknownClaim };
};
