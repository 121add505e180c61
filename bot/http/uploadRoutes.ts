import { Readable } from 'node:stream';
import type { Request, Response } from 'restify';
import { badFileText } from '../../cards/poeText.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { shorten } from '../../cards/render.ts';
import type { BadFile } from '../../cards/text/words.ts';
import type { Actor } from '../../services/claims/actor.ts';
import { policyOf } from '../../services/claims/deadlines.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { isAboutThePerson, type Refusal } from '../../services/claims/refusals.ts';
import { stillShows } from '../../services/outbox/liveCards.ts';
import type { Conversation, IntakeResult, Place } from '../../services/outbox/ports.ts';
import type { App, Reading } from '../answers/app.ts';
import { findHolder, tokenOf } from './linkHolder.ts';
import { answer, refuse, type Route } from './replies.ts';
import { editMessage } from '../answers/edits.ts';
import { contentSecurityPolicy, uploadPage } from './upload/page.ts';
import { claimView } from '../answers/views.ts';

/**
 * Routes of the upload page and its uploads. Links are signed for one claim and one person, for an
 * hour.
 */
export function uploadRoutes(app: App): { page: Route; put: Route } {
  return {
    page: (req, res) => showPage(req, res, app),
    put: (req, res) => takeUpload(req, res, app),
  };
}

async function showPage(req: Request, res: Response, app: App): Promise<void> {
  const { words } = await findHolder(req, app);
  const link = app.links.read('upload', tokenOf(req));
  const actor = link && app.directory.actor(link.person);
  const claim = actor && (await app.handleClaim.look(link.claimId, actor))?.claim;
  if (!claim) return sendHtml(res, 403, uploadPage({ problem: words.links.uploadOver }, words));
  const refusal = app.handleClaim.whyNot(claim, 'addPoe', { actor });
  if (refusal) {
    const body = uploadPage({ problem: refusalText(refusal, words) }, words);
    return sendHtml(res, isAboutThePerson(refusal) ? 403 : 409, body);
  }
  const { poeMaxBytes, poeMaxFiles, zone } = policyOf(claim, app.rules);
  return sendHtml(
    res,
    200,
    uploadPage({ claim, maxBytes: poeMaxBytes, maxFiles: poeMaxFiles, zone }, words),
  );
}

function sendHtml(res: Response, status: number, body: string): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': contentSecurityPolicy,
  });
  res.end(body);
}

async function takeUpload(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('upload', tokenOf(req));
  const { conversation, words } = await findHolder(req, app);
  if (!link) return refuse(req, res, 403, words.links.uploadOver);
  const name = fileNameIn(req);
  const { poeMaxBytes } = app.rules.policy;
  if (Number(req.headers['content-length'] ?? 0) > poeMaxBytes)
    return refuse(req, res, 413, badFileText('tooLarge', poeMaxBytes, words));
  const actor = app.directory.actor(link.person);
  const asking = await findAskingCard(link.claimId, conversation, app);
  const result = await receiveBody(req, { claimId: link.claimId, name, actor, asking }, app);
  if (!result) return;
  const { outcome } = result;
  switch (outcome.kind) {
    case 'stored':
    case 'known': {
      const { id, size, sha256 } = outcome.poe;
      answer(res, 201, { id, name: outcome.poe.name, size, sha256 });
      return tellChat(result, name, { actor, words, asking }, app);
    }
    case 'badFile':
      return refuse(
        req,
        res,
        statusOfBad(outcome.reason),
        badFileText(outcome.reason, poeMaxBytes, words),
      );
    case 'refused':
      return refuse(req, res, statusOf(outcome.refusal), refusalText(outcome.refusal, words));
    default:
      return outcome satisfies never;
  }
}

/**
 * Receives the body as a file. Undefined where the client closed the connection: nothing was
 * stored, and nobody is left to answer.
 */
async function receiveBody(
  req: Request,
  {
    claimId,
    name,
    actor,
    asking,
  }: { claimId: ClaimId; name: string; actor: Actor; asking: Place | undefined },
  app: App,
): Promise<IntakeResult | undefined> {
  // a stream of its own, so that refusing the file leaves the connection open for the answer
  const bytes = Readable.from(req.iterator({ destroyOnReturn: false }));
  try {
    return await app.receive(claimId, { name, bytes }, actor, asking);
  } catch (error) {
    if (!req.destroyed) throw error;
    app.log.info('an upload broke off', { claimId });
    return undefined;
  }
}

const statusOfBad = (reason: BadFile): number => (reason === 'tooLarge' ? 413 : 400);
const statusOf = (refusal: Refusal): number =>
  isAboutThePerson(refusal) ? 403 : refusal.kind === 'poeFull' ? 400 : 409;

function fileNameIn(req: Request): string {
  const raw = (req.getPath?.() ?? req.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/** Finds the message whose button opened the upload page, if it still shows the claim. */
async function findAskingCard(
  claimId: ClaimId,
  conversation: Conversation | undefined,
  app: App,
): Promise<Place | undefined> {
  const { nextPoe } = conversation ?? {};
  if (!conversation || nextPoe?.activityId === undefined || nextPoe.claimId !== claimId)
    return undefined;
  const { person, conversationId } = conversation;
  const place = { person, conversationId, activityId: nextPoe.activityId };
  return (await isShownBy(place, claimId, app)) ? place : undefined;
}

/** Whether a message shows the claim now. */
async function isShownBy(
  place: Place,
  claimId: ClaimId,
  { liveCards, outbox }: App,
): Promise<boolean> {
  const cards = await liveCards.of(claimId);
  return (
    cards.some(({ activityId }) => activityId === place.activityId) &&
    stillShows(place, claimId, outbox)
  );
}

/** Refreshes the card whose button opened the upload page: its buttons need the newest revision. */
async function tellChat(
  { claim }: IntakeResult,
  name: string,
  { actor, words, asking }: Reading & { asking: Place | undefined },
  app: App,
): Promise<void> {
  if (!claim || !asking || !(await isShownBy(asking, claim.id, app))) return;
  const view = claimView(claim, { actor, words }, app, {
    good: words.files.added(shorten(name, 56)),
    links: [{ title: words.buttons.uploadPage, url: app.links.upload(claim.id, actor.person) }],
  });
  await editMessage(asking, view, app);
}
