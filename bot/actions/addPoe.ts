import { createHash } from 'node:crypto';
import { policyOf } from '../../services/claims/deadlines.ts';
import type { App, ClaimAction, ClaimPress } from '../answers/app.ts';
import { callerOf } from '../answers/perform.ts';
import { claimView, showRefusal } from '../answers/views.ts';

/**
 * Milliseconds for which files dropped into the chat are taken for the claim, without asking which
 * one.
 */
const NEXT_FILES_MS = 15 * 60_000;

/**
 * Gives a link to the upload page. For 15 minutes, files dropped into this chat go to this claim
 * too.
 */
export const addPoe: ClaimAction = async (press, app) => {
  const { claim, actor, words } = press;
  const refusal = app.handleClaim.whyNot(claim, 'addPoe', callerOf(press));
  if (refusal) return showRefusal(refusal, claim, press, app);
  await rememberNext(press, app);
  const id = createHash('sha256')
    .update(`${press.receipt}/${actor.person.id}`)
    .digest('base64url')
    .slice(0, 16);
  await app.store.audit(claim.id, {
    v: 1,
    id,
    at: app.clock.now(),
    by: actor.person,
    what: 'uploadLinkIssued',
  });
  const { poeMaxBytes, poeMaxFiles } = policyOf(claim, app.rules);
  return claimView(claim, press, app, {
    good: words.done.uploadLink(Math.floor(poeMaxBytes / 1024 / 1024), poeMaxFiles),
    links: [{ title: words.buttons.uploadPage, url: app.links.upload(claim.id, actor.person) }],
  });
};

async function rememberNext(
  { actor, claim, activityId }: ClaimPress,
  { conversations, clock }: App,
): Promise<void> {
  const conversation = await conversations.of(actor.person);
  if (!conversation) return;
  const until = new Date(Date.parse(clock.now()) + NEXT_FILES_MS).toISOString();
  await conversations.put({
    ...conversation,
    nextPoe: { claimId: claim.id, until, ...(activityId === undefined ? {} : { activityId }) },
  });
}
