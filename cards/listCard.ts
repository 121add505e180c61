import type { Capacity } from '../services/claims/actor.ts';
import { daysLeft, type Instant } from '../services/claims/businessDays.ts';
import { statuses, type Claim } from '../services/claims/claim.ts';
import { calendarFor, policyOf, type Rules } from '../services/claims/deadlines.ts';
import type { Card } from '../services/outbox/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import { isClosed } from './claimClocks.ts';
import { turnOf } from './claimTurn.ts';
import json from './listCard.json' with { type: 'json' };
import { bold, run, template, type Run } from './render.ts';
import type { Words } from './text/words.ts';
import { leftText } from './time.ts';

const expand = template(json);

/** Rows of a page: more do not fit into a message. The digest names further claims by their ids. */
const ROWS = 8;
const MOST_NAMED = 100;

/** The most urgent waiting claims, and whether there are more. */
export type Waiting = { readonly claims: readonly Claim[]; readonly more: boolean };

export type List = {
  readonly kind: 'mine' | 'queue' | 'overdue';
  readonly claims: readonly Claim[];
  readonly page: number;
  readonly more: boolean;
  /** Opaque texts that the buttons to these pages carry. */
  readonly previous?: string;
  readonly next?: string;
  /** Waiting claims, for the picture above the rows. */
  readonly waiting?: Waiting;
  readonly status?: string;
  readonly query?: string;
  readonly now: Instant;
  readonly rules: Rules;
  readonly mayChange: boolean;
  readonly words: Words;
};

const verbs = { mine: 'listClaims', queue: 'reviewQueue', overdue: 'reviewQueue' } as const;

/**
 * A list of claims, eight a page: name, customer, status, whose turn, time left. Pressing a row
 * opens the claim.
 */
export function listCard(list: List): Card {
  const { kind, claims, page, more, previous, next, status = '', query = '', words } = list;
  const { buttons, lists } = words;
  const verb = verbs[kind];
  const turn = (to: number, after = ''): Record<string, unknown> => ({
    page: to,
    status,
    query,
    ...(after && { after }),
  });
  const actions: Button[] = [
    ...(page > 0
      ? [button(verb, buttons.previous, turn(page - 1, previous), { inputs: 'none' })]
      : []),
    ...(more ? [button(verb, buttons.next, turn(page + 1, next), { inputs: 'none' })] : []),
    ...(kind === 'mine' ? [button(verb, buttons.show, { page: 0, query })] : []),
    ...(kind === 'mine' && list.mayChange
      ? [button('newClaim', buttons.newClaim, {}, { inputs: 'none', mode: 'secondary' })]
      : []),
  ];
  return expand({
    words: lists,
    title: lists.titles[kind],
    intro: introOf(list),
    waiting: waitingText(list),
    picture: pictureOf(list),
    rows: claims.slice(0, ROWS).map((claim) => rowOf(claim, list)),
    statuses:
      kind === 'mine'
        ? [
            { title: lists.all, value: 'all' },
            ...statuses.map((value) => ({ value, title: words.statusLabels[value] })),
          ]
        : [],
    status: status || 'all',
    actions,
  });
}

function introOf({ kind, claims, page, more, status, query, words: { lists } }: List): string {
  if (kind === 'overdue') {
    const others = claims.slice(ROWS, MOST_NAMED).map(({ id }) => id);
    const count = lists.overdue(claims.length);
    return others.length > 0 ? `${count} ${lists.alsoOverdue(others.join(', '))}` : count;
  }
  const wanted = query ? lists.wanted(query.replaceAll(/[^\p{L}\p{N} .@-]/gu, ' ')) : '';
  if (claims.length > 0)
    return `${rangeOf(page * ROWS, claims.length, more, lists)}${wanted}. ${lists.press}`;
  if (query) return `${lists.nothingFound}${wanted}.`;
  if (kind === 'queue') return lists.nothingWaits;
  return status ? lists.noneOfStatus : lists.none;
}

/** "Claims 9 to 16"; on the last page also of how many. */
function rangeOf(before: number, here: number, more: boolean, lists: Words['lists']): string {
  const last = before + here;
  const which = here === 1 ? lists.one(last) : lists.range(before + 1, last);
  return more ? which : `${which}${lists.of(last)}`;
}

const waitingText = ({ waiting, words: { lists } }: List): string =>
  waiting ? lists.waiting(waiting.claims.length, waiting.more) : '';

const BAR = 8;

/**
 * The picture of the queue: waiting claims in groups by days left, each with number, words and a
 * bar.
 */
function pictureOf({ waiting, now, rules, words }: List): Record<string, unknown>[] {
  const { groups } = words.lists;
  if (!waiting || waiting.claims.length === 0) return [];
  const known = new Map<string, number>();
  const found = waiting.claims.map((claim) => {
    // computed once for claims that end at the same time, since counting business days is slow
    const ends = `${deadlineOf(claim)?.at} ${deadlineOf(claim)?.counted} ${policyOf(claim, rules).holidays}`;
    const group = known.get(ends) ?? groupOf(claim, now, rules);
    known.set(ends, group);
    return group;
  });
  // claims come by deadline, so those beyond the counted ones are in the last group reached, or in
  // later ones
  const reached = waiting.more ? Math.max(...found) : groups.length;
  const counts = groups
    .slice(0, reached + 1)
    .map((_, group) => found.filter((one) => one === group).length);
  const most = Math.max(...counts);
  return counts.map((count, group) => ({
    words: groups[group],
    count: `${count}${group === reached ? '+' : ''}`,
    bar: '█'.repeat(Math.ceil((count / most) * BAR)),
    color: group === 0 && count > 0 ? 'Attention' : 'Default',
  }));
}

const deadlineOf = ({ state }: Claim) => ('deadline' in state ? state.deadline : undefined);

function groupOf(claim: Claim, now: Instant, rules: Rules): number {
  const deadline = deadlineOf(claim);
  if (!deadline) return 3;
  if (now >= deadline.at) return 0;
  const left = daysLeft(deadline, now, calendarFor(claim, rules));
  return left === 0 ? 1 : left <= 2 ? 2 : 3;
}

function rowOf(claim: Claim, list: List): Record<string, unknown> {
  const { kind, words } = list;
  const capacity: Capacity = kind === 'mine' ? 'partner' : 'reviewer';
  const { state, fields, organisation } = claim;
  const who =
    capacity === 'reviewer'
      ? words.lists.partnerFor(organisation.name, fields.customerName ?? '')
      : (fields.customerName ?? words.noCustomer);
  const status =
    state.status === 'discarded'
      ? ''
      : `${words.statusLabels[state.status]} — ${turnOf(claim, capacity, words)}`;
  return {
    data: dataOf(claim),
    runs: [bold(fields.name ?? words.unnamed), run(`  ${who}`)],
    state: [
      run(status, { size: 'Small' }),
      ...leftRun(claim, list),
      run(`  ${claim.id}`, { isSubtle: true, size: 'Small' }),
    ],
  };
}

/** Time left in the claim's period, or how far it is over; nothing once its window has closed. */
function leftRun(claim: Claim, { now, rules, words }: List): Run[] {
  const deadline = isClosed(claim) ? undefined : deadlineOf(claim);
  if (!deadline) return [];
  const color = now >= deadline.at ? ({ color: 'Attention' } as const) : {};
  return [
    run(`, ${leftText(deadline, now, calendarFor(claim, rules), words)}`, {
      size: 'Small',
      ...color,
    }),
  ];
}
