import { textCard } from '../../cards/lineCard.ts';
import { standingOf } from '../../services/claims/decide.ts';
import { refusalBefore } from '../../services/poe/receivePoe.ts';
import type { Action } from '../answers/app.ts';
import { heldFor, startIntakes } from '../answers/intake.ts';
import { idsOf } from '../answers/inputs.ts';
import { claimView, refusalView } from '../answers/views.ts';

/** Gives what was dropped without a claim in mind to this one. */
export const attachPoe: Action = async (press, app) => {
  const { claimId, actor, data, words } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: words.unknownClaim };
  const standing = standingOf(claim, { type: 'addPoe' }, actor);
  const refusal = 'capacity' in standing ? refusalBefore(claim, actor, app) : standing;
  if (refusal) return refusalView(refusal, claim, press, app);
  const found = await Promise.all(idsOf(data, 'poeId').map((poeId) => heldFor(claim.id, poeId, actor, app)));
  const intakes = found.filter((intake) => intake !== undefined);
  if (intakes.length === 0) return claimView(claim, press, app, { line: words.files.gone });
  const done = await startIntakes(intakes, app);
  // what became of it is a card of its own, which shows the claim from now on
  if (done === 'known') return claimView(claim, press, app, { line: words.files.givenBefore });
  const say = done === 'done' ? words.files.given : words.files.checking;
  return { card: textCard(claim.id, say(claim.fields.name, claim.id)) };
};
