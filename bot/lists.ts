import { listCard } from '../cards/listCard.ts';
import type { Actor } from '../services/claims/actor.ts';
import { statuses, type Claim, type Status } from '../services/claims/claim.ts';
import type { ClaimQuery } from '../services/ports.ts';
import type { Answer, App } from './app.ts';

const PAGE = 8;
const ALL_BUT_DRAFTS = statuses.filter((status) => status !== 'editing');
const WAITING: readonly Status[] = ['submitted', 'underReview', 'partnerActionRequired'];

type Asked = { page?: number; query?: string; status?: Status };

/** The claims of one's own organisation, the newest first. */
export async function mine(actor: Actor, app: App, { page = 0, query = '', status }: Asked = {}): Promise<Answer> {
  const of = { organisation: actor.partner?.organisationId ?? '' };
  const found = await pageAt(app, { of, statuses: status ? [status] : statuses, text: query, order: 'newest' }, page);
  return {
    card: listCard({
      kind: 'mine',
      ...found,
      query,
      ...(status ? { status } : {}),
      ...around(app),
      mayChange: (actor.partner?.roles.length ?? 0) > 0,
    }),
  };
}

/** What waits at the reviewers, the most urgent first; with words, any claim from Submitted on. */
export async function queue(actor: Actor, app: App, { page = 0, query = '' }: Asked = {}): Promise<Answer> {
  const of = { reviewerOutside: actor.reviewer?.belongsTo ?? [], tenantId: actor.person.tenantId };
  const found = await pageAt(
    app,
    { of, statuses: query ? ALL_BUT_DRAFTS : WAITING, text: query, order: 'deadline' },
    page,
  );
  return { card: listCard({ kind: 'queue', ...found, query, ...around(app), mayChange: true }) };
}

/** The claims of this person that may take PoE now. */
export async function takingPoe(actor: Actor, app: App): Promise<Claim[]> {
  const of = { organisation: actor.partner?.organisationId ?? '' };
  const { claims } = await app.store.list({
    of,
    statuses: ['editing', 'submitted', 'partnerActionRequired', 'rejected'],
    order: 'newest',
    limit: 100,
  });
  return claims.filter(
    ({ people, state }) =>
      people.some(({ id }) => id === actor.person.id) && !(state.status === 'rejected' && state.dispute === 'closed'),
  );
}

export function chooseCard(claims: readonly Claim[], app: App): Answer {
  return {
    card: listCard({
      kind: 'choose',
      claims: claims.slice(0, PAGE),
      page: 0,
      more: false,
      ...around(app),
      mayChange: true,
    }),
  };
}

const around = ({ clock, rules }: App) => ({ now: clock.now(), rules });

/** Walks the store's keyset pages up to the one asked for; past the end it is the last one. */
async function pageAt(
  { store }: App,
  query: Omit<ClaimQuery, 'limit' | 'after'>,
  wanted: number,
): Promise<{ claims: Claim[]; page: number; more: boolean }> {
  let page = 0;
  let found = await store.list({ ...query, limit: PAGE });
  while (page < wanted && found.next !== undefined) {
    found = await store.list({ ...query, limit: PAGE, after: found.next });
    page += 1;
  }
  return { claims: found.claims, page, more: found.next !== undefined };
}
