import { createHash } from 'node:crypto';
import { listCard, type Waiting } from '../../cards/listCard.ts';
import type { Actor } from '../../services/claims/actor.ts';
import { statuses, type Claim, type Status } from '../../services/claims/claim.ts';
import { allowedIn, timeFor } from '../../services/claims/permissions.ts';
import type { ClaimQuery } from '../../services/ports.ts';
import type { Answer, App, Reading } from './app.ts';

const PAGE = 8;
/** So many pages lie in one big step of a walk: 200 claims. */
const STEP = 25;
/** A button carries where so many pages begin. */
const KEPT = 4;
/** So many claims are counted for the picture of the queue. */
const COUNTED = 200;
const ALL_BUT_DRAFTS = statuses.filter((status) => status !== 'editing');
const WAITING: readonly Status[] = ['submitted', 'underReview', 'partnerActionRequired'];

type ListRequest = { page?: number; after?: string; query?: string; status?: Status };

/** The claims of one's own organisation, the newest first. */
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
      mayChange: (actor.partner?.roles.length ?? 0) > 0,
    }),
  };
}

/** What waits at the reviewers, the most urgent first; with words, any claim from Submitted on. */
export async function showQueue(
  { actor, words }: Reading,
  app: App,
  { page = 0, after = '', query = '' }: ListRequest = {},
): Promise<Answer> {
  const of = { reviewerOutside: actor.reviewer?.belongsTo ?? [], tenantId: actor.person.tenantId };
  const listQuery: ListQuery = {
    of,
    statuses: query ? ALL_BUT_DRAFTS : WAITING,
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

/** The most urgent claims of a queue, whose first page is known, and whether there are more. */
async function findWaiting(
  { store }: App,
  listQuery: ListQuery,
  { claims, more }: ListPage,
): Promise<Waiting> {
  if (!more) return { claims, more };
  const found = await store.list({ ...listQuery, limit: COUNTED });
  return { claims: found.claims, more: found.next !== undefined };
}

/** The claims of this person that may take PoE now. */
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
/** Where a page of a list begins; the first one has no cursor. */
type PageStart = { readonly page: number; readonly cursor?: string };
/** `previous` and `next`: what the buttons bring along. */
type ListPage = { claims: Claim[]; page: number; more: boolean; previous: string; next: string };

/**
 * One page of a list; past the end it is the last one. A button brings along where its page and
 * some before it begin, so that turning the page is one query; from the nearest page known it walks
 * in big steps.
 */
async function loadPage(
  { store }: App,
  query: ListQuery,
  wish: number,
  after: string,
): Promise<ListPage> {
  const brought = pageStartsIn(after, query);
  const starts: [PageStart, ...PageStart[]] = [{ page: 0 }, ...brought];
  // what is none of this list says nothing about where one was in it
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

/** Starts of pages as a button carries them: of the page that it leads to and of some before. */
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
 * What of it is of this list; anybody may have written it, and no store believes a cursor either.
 */
function pageStartsIn(after: string, query: ListQuery): PageStart[] {
  const found = after.split(' ').flatMap((one) => {
    const [, number, check, cursor = ''] = /^([1-9]\d{0,5})\.([\w-]{8})\.([\w-]+)$/.exec(one) ?? [];
    const page = Number(number);
    return check !== undefined && check === checkOf(page, cursor, query) ? [{ page, cursor }] : [];
  });
  return found.toSorted((a, b) => a.page - b.page);
}

/** Says of which list and page a cursor is: one that was brought to another says nothing there. */
function checkOf(page: number, cursor: string, list: ListQuery): string {
  const whole = JSON.stringify([list.of, list.statuses, list.text, page, cursor]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 8);
}
