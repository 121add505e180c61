import { refusalText } from '../../cards/refusalText.ts';
import { refusalWithoutClaim } from '../../services/claims/standing.ts';
import type { TypedCommand } from '../answers/app.ts';
import { showQueue as queueOf } from '../answers/lists.ts';

export const queue: TypedCommand = (typed, app) => {
  const refusal = refusalWithoutClaim('reviewQueue', typed.actor);
  return refusal ? { text: refusalText(refusal, typed.words) } : queueOf(typed, app);
};
