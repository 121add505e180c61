import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import type { Person, Poe } from '../../services/claims/claim.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { whoMay } from '../../services/claims/permissions.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import type { App } from '../answers/app.ts';
import { findHolder, tokenOf } from './linkHolder.ts';
import { sendProblem, type Route } from './replies.ts';

/**
 * `GET /poe/:token`: sends a file of PoE, by a signed link of five minutes. The history notes each
 * opening.
 */
export function openRoute(app: App): Route {
  return (req, res) => openFile(req, res, app);
}

async function openFile(req: Request, res: Response, app: App): Promise<void> {
  const link = app.links.read('poe', tokenOf(req));
  const claim = link && (await app.store.load(link.claimId))?.value;
  const poe = claim?.poe.find(({ id }) => id === link?.poeId);
  const fail = async (status: number, why: 'fileOver' | 'fileGone'): Promise<void> =>
    sendProblem(res, status, (await findHolder(req, app)).words.links[why]);
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
  await noteOpening(tokenOf(req), { link, poe }, app);
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
  // a client that closes the connection early is no fault
  await pipeline(found, res).catch(() => undefined);
}

type Opening = { readonly link: { claimId: ClaimId; person: Person }; readonly poe: Poe };

async function noteOpening(
  token: string,
  { link, poe }: Opening,
  { store, clock }: App,
): Promise<void> {
  const at = clock.now();
  const id = createHash('sha256').update(`${token}/${at}`).digest('base64url').slice(0, 16);
  const entry = { v: 1, id, at, by: link.person, what: 'poeOpened', poeId: poe.id } as const;
  await store.audit(link.claimId, entry);
}

/**
 * Content-Disposition of a download, so that browsers never render the file. The name stands in
 * plain letters and, encoded, in full (RFC 6266).
 */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. ()-]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
