import { cloneClaim as clone } from '../../services/cloneClaim.ts';
import type { ClaimAction } from '../answers/app.ts';
import { answers, idsOf } from '../answers/inputs.ts';
import { ask, callerOf } from '../answers/perform.ts';
import { claimView, showRefusal } from '../answers/views.ts';

/**
 * Makes a new claim from a rejected one. Asks first which files to carry over, if there are any.
 */
export const cloneClaim: ClaimAction = async (press, app) => {
  const { claim, data, words } = press;
  if (!answers(data, 'poeIds') && claim.poe.length > 0) return ask(press, app, 'cloneClaim');
  const made = await clone(press.stored, idsOf(data, 'poeIds'), callerOf(press), app);
  if (made.refusal || !made.claim)
    return showRefusal(made.refusal ?? { kind: 'unknownClaim' }, made.claim, press, app);
  return claimView(made.claim, press, app, {
    good: words.done.cloned(claim.id),
  });
};
