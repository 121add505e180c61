import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import { badFileText } from '../../cards/poeText.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { shorten } from '../../cards/render.ts';
import { wordsFor } from '../../cards/text/languages.ts';
import type { BadFile, Words } from '../../cards/text/words.ts';
import type { Actor } from '../../services/claims/actor.ts';
import { policyOf } from '../../services/claims/deadlines.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { whoMay } from '../../services/claims/permissions.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import { stillShows } from '../../services/outbox/liveCards.ts';
import type { Conversation, IntakeResult, Place } from '../../services/outbox/ports.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import type { App, Reading } from '../answers/app.ts';
import { answer, problem, refuse, type Route } from './replies.ts';
import { editMessage } from '../answers/edits.ts';
import { contentSecurityPolicy, uploadPage } from './upload/page.ts';
import { claimView } from '../answers/views.ts';

const tokenOf = (req: Request): string => String((req.params as { token?: string }).token);

/**
 * Upload page, upload, and opening a file: each behind a signed, short-lived link of its own kind.
 */
export function poeRoutes(app: App): { page: Route; put: Route; open: Route } {
  return {
    page: (req, res) => page(req, res, app),
    put: (req, res) => put(req, res, app),
    open: (req, res) => open(req, res, app),
  };
}

/**
 * Where a link's holder can be reached, and their language; nothing of somebody whose link is none
 * of ours.
 */
async function holderOf(
  req: Request,
  app: App,
): Promise<{ conversation: Conversation | undefined; words: Words }> {
  const person = app.links.holderOf(tokenOf(req));
  const conversation = person && (await app.conversations.of(person));
  return { conversation, words: wordsFor(conversation?.locale) };
}

async function page(req: Request, res: Response, app: App): Promise<void> {
  const { words } = await holderOf(req, app);
  const link = app.links.read('upload', tokenOf(req));
  const actor = link && app.directory.actor(link.person);
  const claim = actor && (await app.handleClaim.look(link.claimId, actor))?.claim;
  if (!claim) return html(res, 403, uploadPage({ problem: words.links.uploadOver }, words));
  const refusal = app.handleClaim.whyNot(claim, 'addPoe', { actor });
  if (refusal) {
    const body = uploadPage({ problem: refusalText(refusal, words) }, words);
    return html(res, isForbidden(refusal) ? 403 : 409, body);
  }
  const { poeMaxBytes, poeMaxFiles, zone } = policyOf(claim, app.rules);
  return html(
    res,
    200,
    uploadPage({ claim, maxBytes: poeMaxBytes, maxFiles: poeMaxFiles, zone }, words),
  );
}

function html(res: Response, status: number, body: string): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': contentSecurityPolicy,
  });
  res.end(body);
}

async function put(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('upload', tokenOf(req));
  const { conversation, words } = await holderOf(req, app);
  if (!link) return refuse(req, res, 403, words.links.uploadOver);
  const name = nameOf(req);
  const { poeMaxBytes } = app.rules.policy;
  if (Number(req.headers['content-length'] ?? 0) > poeMaxBytes)
    return refuse(req, res, 413, badFileText('tooLarge', poeMaxBytes, words));
  const actor = app.directory.actor(link.person);
  const asking = await placeThatAsked(link.claimId, conversation, app);
  const result = await received(req, { claimId: link.claimId, name, actor, asking }, app);
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
 * Undefined where the sender went away in the middle: then nobody is there to be answered, and
 * nothing was kept.
 */
async function received(
  req: Request,
  {
    claimId,
    name,
    actor,
    asking,
  }: { claimId: ClaimId; name: string; actor: Actor; asking: Place | undefined },
  app: App,
): Promise<IntakeResult | undefined> {
  // a stream of its own, so that refusing the file does not break the connection before the answer
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
const isForbidden = ({ kind }: Refusal): boolean =>
  ['unknownClaim', 'notForYou', 'roleMissing', 'otherLocation'].includes(kind);
const statusOf = (refusal: Refusal): number =>
  isForbidden(refusal) ? 403 : refusal.kind === 'poeFull' ? 400 : 409;

function nameOf(req: Request): string {
  const raw = (req.getPath?.() ?? req.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/**
 * The card that asked for files of this claim, while it still shows the claim: no form, no list, no
 * newer card.
 */
async function placeThatAsked(
  claimId: ClaimId,
  conversation: Conversation | undefined,
  app: App,
): Promise<Place | undefined> {
  const { nextPoe } = conversation ?? {};
  if (!conversation || nextPoe?.activityId === undefined || nextPoe.claimId !== claimId)
    return undefined;
  const { person, conversationId } = conversation;
  const place = { person, conversationId, activityId: nextPoe.activityId };
  return (await shownBy(place, claimId, app)) ? place : undefined;
}

async function shownBy(
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

/**
 * The card that asked for the file shows it: edited in place, so that its buttons know the newest
 * revision.
 */
async function tellChat(
  { claim }: IntakeResult,
  name: string,
  { actor, words, asking }: Reading & { asking: Place | undefined },
  app: App,
): Promise<void> {
  if (!claim || !asking || !(await shownBy(asking, claim.id, app))) return;
  const view = claimView(claim, { actor, words }, app, {
    good: words.files.added(shorten(name, 56)),
    links: [{ title: words.buttons.uploadPage, url: app.links.upload(claim.id, actor.person) }],
  });
  await editMessage(asking, view, app);
}

async function open(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('poe', tokenOf(req));
  const claim = link && (await app.store.load(link.claimId))?.value;
  const poe = claim?.poe.find(({ id }) => id === link?.poeId);
  const fail = async (status: number, why: 'fileOver' | 'fileGone'): Promise<void> =>
    problem(res, status, (await holderOf(req, app)).words.links[why]);
  if (!link || !claim || !poe) return fail(403, 'fileOver');
  const actor = app.directory.actor(link.person);
  const capacity = capacityFor(actor, claim);
  if (!capacity || !whoMay('openPoe').includes(capacity)) return fail(403, 'fileOver');
  const contentDisposition = disposition(poe.name);
  const found = app.poeStore.readLink
    ? await app.poeStore.readLink(claim.id, poe.id, {
        contentType: poe.contentType,
        contentDisposition,
      })
    : await app.poeStore.open(claim.id, poe.id);
  if (!found) return fail(404, 'fileGone');
  const at = app.clock.now();
  const id = createHash('sha256')
    .update(`${tokenOf(req)}/${at}`)
    .digest('base64url')
    .slice(0, 16);
  await app.store.audit(claim.id, {
    v: 1,
    id,
    at,
    by: link.person,
    what: 'poeOpened',
    poeId: poe.id,
  });
  if (found instanceof URL) {
    res.writeHead(302, {
      location: found.href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    return void res.end();
  }
  res.writeHead(200, {
    'content-type': poe.contentType,
    'content-length': String(poe.size),
    'content-disposition': contentDisposition,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  // a reader who goes away is nobody's fault
  await pipeline(found, res).catch(() => undefined);
}

/**
 * As an attachment, never rendered; the name in plain letters and, beside it, as it is (RFC 6266).
 */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. ()-]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
