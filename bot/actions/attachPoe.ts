import { textCard } from '../../cards/lineCard.ts';
import * as words from '../../cards/text/en.ts';
import { standingOf } from '../../services/claims/decide.ts';
import { refusalBefore } from '../../services/poe/receivePoe.ts';
import type { Action } from '../app.ts';
import { heldFor, takenIn } from '../files.ts';
import { idsOf } from '../inputs.ts';
import { claimView, refusalView } from '../views.ts';

const GONE = 'The file is not known here any more. Press “Add PoE” on the claim, then send it again.';

const BEFORE = 'This file was given to the claim before. If it is not on it, press “Add PoE” and send it again.';

/** Gives what was dropped without a claim in mind to this one. */
export const attachPoe: Action = async ({ claimId, actor, data }, app) => {
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: words.unknownClaim };
  const standing = standingOf(claim, { type: 'addPoe' }, actor);
  const refusal = 'capacity' in standing ? refusalBefore(claim, actor, app) : standing;
  if (refusal) return refusalView(refusal, claim, actor, app);
  const found = await Promise.all(idsOf(data, 'poeId').map((poeId) => heldFor(claim.id, poeId, actor, app)));
  const intakes = found.filter((intake) => intake !== undefined);
  if (intakes.length === 0) return claimView(claim, actor, app, { line: GONE });
  const done = await takenIn(intakes, app);
  // what became of it is a card of its own, which shows the claim from now on
  if (done === 'known') return claimView(claim, actor, app, { line: BEFORE });
  const where = done === 'done' ? 'see its card in this chat' : 'it is being checked, and the answer follows here';
  return { card: textCard(claim.id, `Given to ${claim.fields.name ?? 'the claim'} (${claim.id}): ${where}.`) };
};
