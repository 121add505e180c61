import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import { shorten } from '../../cards/render.ts';
import { english as words, wordsFor } from '../../cards/text/words.ts';
import type { Actor } from '../../services/claims/actor.ts';
import { policyOf } from '../../services/claims/deadlines.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { whoMay } from '../../services/claims/permissions.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import { stillShows } from '../../services/liveCards.ts';
import type { IntakeResult, Place } from '../../services/ports.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import type { App } from '../answers/app.ts';
import { answer, problem, refuse, type Route } from './replies.ts';
import { editMessage } from '../answers/edits.ts';
import { contentSecurityPolicy, uploadPage } from './upload/page.ts';
import { claimView } from '../answers/views.ts';

const BAD_LINK =
  'This link does not work, or works no more. Press the button on the claim’s card again to get a new one.';
const BAD_UPLOAD_LINK =
  'This link does not work, or works no more: it is good for an hour. Press “Add PoE” on the claim’s card in Teams to get a new one.';
const tokenOf = (req: Request): string => String((req.params as { token?: string }).token);

/** Upload page, upload, and opening a file: each behind a signed, short-lived link of its own kind. */
export function poeRoutes(app: App): { page: Route; put: Route; open: Route } {
  return {
    page: (req, res) => page(req, res, app),
    put: (req, res) => put(req, res, app),
    open: (req, res) => open(req, res, app),
  };
}

async function page(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('upload', tokenOf(req));
  const actor = link && app.directory.actor(link.person);
  const claim = actor && (await app.handleClaim.look(link.claimId, actor))?.claim;
  if (!claim) return html(res, 403, uploadPage({ problem: BAD_UPLOAD_LINK }));
  const refusal = app.handleClaim.refusal(claim, 'addPoe', { actor });
  if (refusal) return html(res, isForbidden(refusal) ? 403 : 409, uploadPage({ problem: words.refusalText(refusal) }));
  const { poeMaxBytes, poeMaxFiles, zone } = policyOf(claim, app.rules);
  return html(res, 200, uploadPage({ claim, maxBytes: poeMaxBytes, maxFiles: poeMaxFiles, zone }));
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
  if (!link) return refuse(req, res, 403, BAD_UPLOAD_LINK);
  const name = nameOf(req);
  const { poeMaxBytes } = app.rules.policy;
  if (Number(req.headers['content-length'] ?? 0) > poeMaxBytes)
    return refuse(req, res, 413, words.badFile('tooLarge', poeMaxBytes));
  const actor = app.directory.actor(link.person);
  const asking = await placeThatAsked(link.claimId, actor, app);
  const result = await received(req, { claimId: link.claimId, name, actor, asking }, app);
  if (!result) return;
  const { outcome } = result;
  switch (outcome.kind) {
    case 'stored':
    case 'known': {
      const { id, size, sha256 } = outcome.poe;
      answer(res, 201, { id, name: outcome.poe.name, size, sha256 });
      return tellChat(result, name, { actor, asking }, app);
    }
    case 'badFile':
      return refuse(req, res, outcome.reason === 'tooLarge' ? 413 : 400, words.badFile(outcome.reason, poeMaxBytes));
    case 'refused':
      return refuse(req, res, statusOf(outcome.refusal), words.refusalText(outcome.refusal));
    default:
      return outcome satisfies never;
  }
}

/** Undefined where the sender went away in the middle: then nobody is there to be answered, and nothing was kept. */
async function received(
  req: Request,
  { claimId, name, actor, asking }: { claimId: ClaimId; name: string; actor: Actor; asking: Place | undefined },
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

const isForbidden = ({ kind }: Refusal): boolean =>
  ['unknownClaim', 'notForYou', 'roleMissing', 'otherLocation'].includes(kind);
const statusOf = (refusal: Refusal): number => (isForbidden(refusal) ? 403 : refusal.kind === 'poeFull' ? 400 : 409);

function nameOf(req: Request): string {
  const raw = (req.getPath?.() ?? req.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/** The card that asked for files of this claim, while it still shows the claim: no form, no list, no newer card. */
async function placeThatAsked(claimId: ClaimId, { person }: Actor, app: App): Promise<Place | undefined> {
  const conversation = await app.conversations.of(person);
  const { nextPoe, conversationId = '' } = conversation ?? {};
  if (nextPoe?.activityId === undefined || nextPoe.claimId !== claimId) return undefined;
  const place = { person, conversationId, activityId: nextPoe.activityId };
  return (await shownBy(place, claimId, app)) ? place : undefined;
}

async function shownBy(place: Place, claimId: ClaimId, { liveCards, outbox }: App): Promise<boolean> {
  const cards = await liveCards.of(claimId);
  return cards.some(({ activityId }) => activityId === place.activityId) && stillShows(place, claimId, outbox);
}

/** The card that asked for the file shows it: edited in place, so that its buttons know the newest revision. */
async function tellChat(
  { claim }: IntakeResult,
  name: string,
  { actor, asking }: { actor: Actor; asking: Place | undefined },
  app: App,
): Promise<void> {
  if (!claim || !asking || !(await shownBy(asking, claim.id, app))) return;
  const inChat = wordsFor((await app.conversations.of(actor.person))?.locale);
  const view = claimView(claim, { actor, words: inChat }, app, {
    good: inChat.files.added(shorten(name, 56)),
    links: [{ title: inChat.buttons.uploadPage, url: app.links.upload(claim.id, actor.person) }],
  });
  await editMessage(asking, view, app);
}

async function open(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('poe', tokenOf(req));
  const claim = link && (await app.store.load(link.claimId))?.value;
  const poe = claim?.poe.find(({ id }) => id === link?.poeId);
  if (!link || !claim || !poe) return problem(res, 403, BAD_LINK);
  const actor = app.directory.actor(link.person);
  const capacity = capacityFor(actor, claim);
  if (!capacity || !whoMay('openPoe').includes(capacity)) return problem(res, 403, BAD_LINK);
  const contentDisposition = disposition(poe.name);
  const found = app.poeStore.readLink
    ? await app.poeStore.readLink(claim.id, poe.id, { contentType: poe.contentType, contentDisposition })
    : await app.poeStore.open(claim.id, poe.id);
  if (!found) return problem(res, 404, 'This file is no longer kept.');
  const at = app.clock.now();
  const id = createHash('sha256')
    .update(`${tokenOf(req)}/${at}`)
    .digest('base64url')
    .slice(0, 16);
  await app.store.audit(claim.id, { v: 1, id, at, by: link.person, what: 'poeOpened', poeId: poe.id });
  if (found instanceof URL) {
    res.writeHead(302, { location: found.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
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

/** As an attachment, never rendered; the name in plain letters and, beside it, as it is (RFC 6266). */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. ()-]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
