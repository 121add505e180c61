import type { Claim } from '../services/claims/claim.ts';
import { policyOf, type Rules } from '../services/claims/deadlines.ts';
import type { ClaimEvent } from '../services/claims/events.ts';
import type { Addressee, Card, Notified } from '../services/outbox/ports.ts';
import type { AuditEntry } from '../services/ports.ts';
import { button, dataOf } from './actions.ts';
import { eventText } from './eventText.ts';
import json from './historyCard.json' with { type: 'json' };
import { bold, run, shorten, template, type Run } from './render.ts';
import type { Words } from './text/words.ts';
import { timeText } from './time.ts';

const expand = template(json);

/** UTF-16 units of JSON that the entries of a page may take; a whole activity may take 14,336. */
const BUDGET = 10_500;
const ENTRIES = 10;

export type History = {
  claim: Claim;
  events: readonly ClaimEvent[];
  audits: readonly AuditEntry[];
  notified: readonly Notified[];
  page: number;
  rules: Rules;
  words: Words;
};

/**
 * The claim's history, the newest first: who, in which capacity, when, what, and who was notified.
 */
export function historyCard({
  claim,
  events,
  audits,
  notified,
  page,
  rules,
  words,
}: History): Card {
  const { zone } = policyOf(claim, rules);
  const lines = [
    ...events.map((event) =>
      fromEvent(
        event,
        notified.filter(({ seq }) => seq === event.seq),
        zone,
        words,
      ),
    ),
    ...audits.map((entry) => fromAudit(entry, claim, zone, words)),
  ];
  const pages = pagesOf(
    lines
      .toSorted((a, b) => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1))
      .map(({ runs }) => ({ runs })),
  );
  const shown = Math.min(Math.max(page, 0), pages.length - 1);
  const turn = (title: string, to: number) =>
    button('showHistory', title, { ...dataOf(claim), page: to });
  return expand({
    title: words.history.title(shown + 1, pages.length),
    claimId: claim.id,
    entries: pages[shown] ?? [],
    actions: [
      ...(shown + 1 < pages.length ? [turn(words.buttons.older, shown + 1)] : []),
      ...(shown > 0 ? [turn(words.buttons.newer, shown - 1)] : []),
      button('showClaim', words.buttons.backToClaim, dataOf(claim)),
    ],
  });
}

type Line = { at: string; seq: number; runs: Run[] };
type HistoryEntry = { runs: Run[] };

function pagesOf(entries: readonly HistoryEntry[]): HistoryEntry[][] {
  const pages: HistoryEntry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const size = JSON.stringify(entry).length + 60;
    const current = pages.at(-1) ?? [];
    if (current.length > 0 && (used + size > BUDGET || current.length >= ENTRIES)) {
      pages.push([entry]);
      used = size;
    } else {
      current.push(entry);
      used += size;
    }
  }
  return pages;
}

/** The time of an entry. No-break spaces keep it together on narrow screens. */
const when = (at: string, zone: string, words: Words): Run =>
  run(`  ${timeText(at, zone, words).replaceAll(' ', '\u00a0')}\n`, {
    isSubtle: true,
    size: 'Small',
  });

function fromEvent(
  event: ClaimEvent,
  notified: readonly Notified[],
  zone: string,
  words: Words,
): Line {
  const { at, by, seq } = event;
  const who = by.person
    ? `${by.person.name} (${words.history.roles[by.role]})`
    : words.history.system;
  return {
    at,
    seq,
    runs: [
      bold(who),
      when(at, zone, words),
      ...eventText(event, words),
      ...notified.flatMap((one) => toldRuns(one, zone, words)),
    ],
  };
}

function fromAudit(
  { at, by, what, poeId }: AuditEntry,
  { poe }: Claim,
  zone: string,
  words: Words,
): Line {
  const name = poe.find(({ id }) => id === poeId)?.name ?? '';
  const texts = {
    poeLinkIssued: words.history.linkIssued(name),
    poeOpened: words.history.opened(name),
    uploadLinkIssued: words.history.uploadLinkIssued,
  };
  return {
    at,
    seq: 0,
    runs: [bold(by.name), when(at, zone, words), run(texts[what])],
  };
}

/** Names in a list before the rest is only counted. */
const NAMED = 8;

/** Lines below an event: who was notified, with the time of the first, and who could not be. */
function toldRuns({ at, reached, missed }: Notified, zone: string, words: Words): Run[] {
  const { told, couldNotTell } = words.history;
  const time = timeText(at, zone, words);
  const lines = [
    ...(reached.length > 0 ? [told(namesText(reached, words), time)] : []),
    ...(missed.length > 0 ? [couldNotTell(namesText(missed, words), time)] : []),
  ];
  return lines.map((line) => run(`\n${line}`, { isSubtle: true, size: 'Small' }));
}

function namesText(all: readonly Addressee[], { history, facts }: Words): string {
  const names = all.map((one) => ('name' in one ? shorten(one.name, 60) : history[one.all]));
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? facts.andMore(shown, names.length - NAMED) : shown;
}
