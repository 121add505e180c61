import * as words from '../../cards/text/en.ts';
import type { Action } from '../app.ts';
import { claimView } from '../views.ts';

/** The claim, to each concerned in their own view. */
export const showClaim: Action = async ({ claimId, actor }, app) => {
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  return claim ? claimView(claim, actor, app) : { text: words.unknownClaim };
};
