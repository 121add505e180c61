import { createHash } from 'node:crypto';
import { shorten } from '../../cards/render.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import type { ClaimAction } from '../answers/app.ts';
import { showComparison } from '../answers/compare.ts';
import { pageOf, textOf } from '../answers/inputs.ts';
import { claimView, showRefusal } from '../answers/views.ts';

/**
 * Adds a link to one file, valid for five minutes, to the claim's card or to the comparison that
 * the button stood on. The history notes that the link was issued.
 */
export const openPoe: ClaimAction = async (press, app) => {
  const { claim, capacity, actor, data, receipt, words } = press;
  const poe = claim.poe.find(({ id }) => id === textOf(data, 'poeId'));
  if (!poe) return showRefusal({ kind: 'poeUnknown' }, claim, press, app);
  const at = app.clock.now();
  const id = createHash('sha256')
    .update(`${receipt}/${actor.person.id}/${at}`)
    .digest('base64url')
    .slice(0, 16);
  await app.store.audit(claim.id, {
    v: 1,
    id,
    at,
    by: actor.person,
    what: 'poeLinkIssued',
    poeId: poe.id,
  });
  const link = {
    good: words.done.fileLink(shorten(poe.name, 56)),
    links: [{ title: words.buttons.openFile, url: app.links.poe(claim.id, poe.id, actor.person) }],
  };
  const beside = parseClaimId(textOf(data, 'beside'));
  const main =
    beside && capacity === 'reviewer' ? await app.handleClaim.look(beside, actor) : undefined;
  return main
    ? showComparison(
        { claim: main.claim, otherId: textOf(data, 'otherId'), page: pageOf(data) },
        press,
        app,
        link,
      )
    : claimView(claim, press, app, link);
};
