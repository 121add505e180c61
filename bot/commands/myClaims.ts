import { refusalText } from '../../cards/refusalText.ts';
import { refusalWithoutClaim } from '../../services/claims/standing.ts';
import type { TypedCommand } from '../answers/app.ts';
import { showOwnClaims } from '../answers/lists.ts';

export const myClaims: TypedCommand = (typed, app) => {
  const refusal = refusalWithoutClaim('listClaims', typed.actor);
  return refusal ? { text: refusalText(refusal, typed.words) } : showOwnClaims(typed, app);
};
