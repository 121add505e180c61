import { createHash } from 'node:crypto';
import { listCard, type Waiting } from '../../cards/listCard.ts';
import { hasRole, type Actor } from '../../services/claims/actor.ts';
import { statuses, waitingStatuses, type Claim, type Status } from '../../services/claims/claim.ts';
import { allowedIn, timeFor } from '../../services/claims/permissions.ts';
import type { ClaimQuery } from '../../services/ports.ts';
import type { Answer, App, Reading } from './app.ts';

const PAGE = 8;
/** Pages that one query may skip on the way to a distant page: 25 pages are 200 claims. */
const STEP = 25;
/** Page starts that a button carries. */
const KEPT = 4;
/** Claims that are counted for the picture of the queue, at most. */
const COUNTED = 200;
const ALL_BUT_DRAFTS = statuses.filter((status) => status !== 'editing');

type ListRequest = { page?: number; after?: string; query?: string; status?: Status };

/** Shows the claims of the reader's organisation, the newest first. */
export async function showOwnClaims(
  { actor, words }: Reading,
  app: App,
  { page = 0, after = '', query = '', status }: ListRequest = {},
): Promise<Answer> {
  const of = { organisation: actor.partner?.organisationId ?? '' };
  const listQuery: ListQuery = {
    of,
    statuses: status ? [status] : statuses,
    text: query,
  };
  const found = await loadPage(app, listQuery, page, after);
  return {
    card: listCard({
      kind: 'mine',
      ...found,
      query,
      ...(status ? { status } : {}),
      ...nowAndRules(app),
      words,
      mayChange: hasRole(actor),
    }),
  };
}

/**
 * Shows what waits for reviewers, the nearest deadline first. With a search text, finds any claim
 * that was submitted.
 */
export async function showQueue(
  { actor, words }: Reading,
  app: App,
  { page = 0, after = '', query = '' }: ListRequest = {},
): Promise<Answer> {
  const of = { reviewerOutside: actor.reviewer?.belongsTo ?? [], tenantId: actor.person.tenantId };
  const listQuery: ListQuery = {
    of,
    statuses: query ? ALL_BUT_DRAFTS : waitingStatuses,
    text: query,
  };
  const found = await loadPage(app, listQuery, page, after);
  const picture =
    found.page === 0 && !query ? { waiting: await findWaiting(app, listQuery, found) } : {};
  return {
    card: listCard({
      kind: 'queue',
      ...found,
      ...picture,
      query,
      ...nowAndRules(app),
      words,
      mayChange: true,
    }),
  };
}

/**
 * The most urgent claims of a queue, and whether there are more than COUNTED. Takes the queue's first
 * page, which is enough where it is the only one.
 */
async function findWaiting(
  { store }: App,
  listQuery: ListQuery,
  { claims, more }: ListPage,
): Promise<Waiting> {
  if (!more) return { claims, more };
  const found = await store.list({ ...listQuery, limit: COUNTED });
  return { claims: found.claims, more: found.next !== undefined };
}

/** Finds the claims to which this person may add PoE now. */
export async function findTakingPoe(actor: Actor, app: App): Promise<Claim[]> {
  const of = { organisation: actor.partner?.organisationId ?? '' };
  const { claims } = await app.store.list({
    of,
    statuses: allowedIn('addPoe'),
    limit: 100,
  });
  return claims.filter(
    (claim) =>
      claim.people.some(({ id }) => id === actor.person.id) && timeFor('addPoe', claim) === 'now',
  );
}

const nowAndRules = ({ clock, rules }: App) => ({ now: clock.now(), rules });

type ListQuery = Omit<ClaimQuery, 'limit' | 'after'>;
/** Start of a page: the store's cursor; absent for the first page. */
type PageStart = { readonly page: number; readonly cursor?: string };
/** Claims of one page. `previous` and `next`: the page starts that those buttons carry. */
type ListPage = { claims: Claim[]; page: number; more: boolean; previous: string; next: string };

/**
 * Loads one page of a list; the last page, where there are fewer. A button carries the starts of
 * its page and of some before, so that turning a page takes one query. Other pages are reached from
 * the nearest known start in big steps.
 */
async function loadPage(
  { store }: App,
  query: ListQuery,
  wish: number,
  after: string,
): Promise<ListPage> {
  const brought = pageStartsIn(after, query);
  const starts: [PageStart, ...PageStart[]] = [{ page: 0 }, ...brought];
  // cursors that are all of another list: the page number belongs to that list too, so start anew
  let wanted = after !== '' && brought.length === 0 ? 0 : wish;
  for (;;) {
    while (starts.length > 1 && lastOf(starts).page > wanted) starts.pop();
    const { page, cursor } = lastOf(starts);
    const pages = Math.max(1, Math.min(STEP, wanted - KEPT - page));
    const from = cursor === undefined ? {} : { after: cursor };
    const { claims, next } = await store.list({ ...query, limit: PAGE * pages, ...from });
    const ahead = next === undefined ? [] : [{ page: page + pages, cursor: next }];
    if (page === wanted && (claims.length > 0 || page === 0)) {
      return {
        claims,
        page,
        more: next !== undefined,
        previous: cursorsFor(starts, page - 1, query),
        next: cursorsFor([...starts, ...ahead], page + 1, query),
      };
    }
    if (next !== undefined) starts.push(...ahead);
    else wanted = Math.max(0, page + Math.ceil(claims.length / PAGE) - 1);
  }
}

const lastOf = ([first, ...others]: readonly [PageStart, ...PageStart[]]): PageStart =>
  others.at(-1) ?? first;

/** The page starts that a button to page `to` carries: of that page and of a few before it. */
function cursorsFor(starts: readonly PageStart[], to: number, query: ListQuery): string {
  return starts
    .flatMap(({ page, cursor }) =>
      cursor === undefined || page > to
        ? []
        : [`${page}.${checkOf(page, cursor, query)}.${cursor}`],
    )
    .slice(-KEPT)
    .join(' ');
}

/**
 * The page starts in a button's text that belong to this list. Clients may send any text: the check
 * drops starts of other lists, and stores never trust a cursor.
 */
function pageStartsIn(after: string, query: ListQuery): PageStart[] {
  const found = after.split(' ').flatMap((one) => {
    const [, number, check, cursor = ''] = /^([1-9]\d{0,5})\.([\w-]{8})\.([\w-]+)$/.exec(one) ?? [];
    const page = Number(number);
    return check !== undefined && check === checkOf(page, cursor, query) ? [{ page, cursor }] : [];
  });
  return found.toSorted((a, b) => a.page - b.page);
}

/**
 * Checksum that ties a cursor to its list and page. It guards against mix-ups only: forging it
 * gains nothing.
 */
function checkOf(page: number, cursor: string, list: ListQuery): string {
  const whole = JSON.stringify([list.of, list.statuses, list.text, page, cursor]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 8);
}
