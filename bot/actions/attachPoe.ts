import { textCard } from '../../cards/lineCard.ts';
import type { ClaimAction } from '../answers/app.ts';
import { idsOf } from '../answers/inputs.ts';
import { findHeld, startIntakes } from '../answers/intake.ts';
import { callerOf } from '../answers/perform.ts';
import { claimView, showRefusal } from '../answers/views.ts';

/** Adds files that were dropped before a claim was named to the claim that is now chosen. */
export const attachPoe: ClaimAction = async (press, app) => {
  const { claim, actor, data, words } = press;
  const refusal = app.handleClaim.whyNot(claim, 'addPoe', callerOf(press));
  if (refusal) return showRefusal(refusal, claim, press, app);
  const found = await Promise.all(
    idsOf(data, 'poeId').map((poeId) => findHeld(claim.id, poeId, actor, app)),
  );
  const intakes = found.filter((intake) => intake !== undefined);
  if (intakes.length === 0) return claimView(claim, press, app, { line: words.files.gone });
  const done = await startIntakes(intakes, app);
  // each file's outcome is posted as a card of its own, so this card becomes one line
  if (done === 'known') return claimView(claim, press, app, { line: words.files.givenBefore });
  const say = done === 'done' ? words.files.given : words.files.checking;
  return { card: textCard(claim.id, say(claim.fields.name, claim.id)) };
};
