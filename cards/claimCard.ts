import { holdKeys } from '../services/claims/associations.ts';
import { isIn, type Claim, type Poe } from '../services/claims/claim.ts';
import { calendarFor, policyOf } from '../services/claims/deadlines.ts';
import { checklistItems, type ChecklistItem } from '../services/claims/reasons.ts';
import { timeFor } from '../services/claims/permissions.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/ports.ts';
import { arranged, dataOf } from './actions.ts';
import { claimFacts } from './claimFacts.ts';
import { nextStep, turnOf } from './claimTurn.ts';
import { wayOf } from './claimWay.ts';
import json from './claimCard.json' with { type: 'json' };
import { buttonsFor } from './offers.ts';
import { poeDetail } from './poeText.ts';
import type { Extras, Reader } from './reader.ts';
import { bold, MOST_UNITS, plainTitle, run, shorten, template, type Run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';
import { dateText, deadlineText, lastMinute } from './time.ts';

const expand = template(json);

/** How long a fact and a comment may be shown: whole, and where that does not fit, shorter; the history has all of it. */
const lengths = [
  { fact: Number.POSITIVE_INFINITY, said: Number.POSITIVE_INFINITY, news: Number.POSITIVE_INFINITY },
  { fact: 90, said: 1000, news: 1010 },
  { fact: 40, said: 120, news: 600 },
] as const;
type Length = (typeof lengths)[number] & { way: readonly Run[] };

/** The claim as a partner or a reviewer sees it. */
export function claimCard(claim: Claim, reader: Reader, extras: Extras = {}): Card {
  // what people wrote is worth more than the picture of the way
  for (const length of lengths) {
    for (const way of [wayOf(claim, reader.words), []]) {
      const card = cardOf(claim, reader, extras, { ...length, way });
      if (JSON.stringify(card).length <= MOST_UNITS) return card;
    }
  }
  return cardOf(claim, reader, extras, { ...lengths[2], way: [] });
}

const cut = (runs: readonly Run[], max: number): Run[] => runs.map((one) => ({ ...one, text: shorten(one.text, max) }));

function cardOf(claim: Claim, reader: Reader, extras: Extras, length: Length): Card {
  const { status } = claim.state;
  if (status === 'discarded') throw new Error('A discarded claim has no card.');
  const { words } = reader;
  const { zone } = policyOf(claim, reader.rules);
  const actions = reader.mayChange ? buttonsFor(claim, reader) : [];
  const lines = [
    ...(extras.line ? [{ style: 'warning', runs: [run(extras.line)] }] : []),
    ...(extras.good ? [{ style: 'good', runs: [run(extras.good)] }] : []),
  ];
  const hasComment = actions.some(({ verb }) => verb === 'comment');
  return expand({
    words: words.claimWords,
    fallbackText: `${claim.id}: ${words.statusLabels[status]}`,
    headline: extras.headline
      ? [{ title: extras.headline.title, detail: cut(extras.headline.detail ?? [], length.news) }]
      : [],
    lines,
    name: [run(claim.fields.name ?? words.unnamed, { weight: 'Bolder', size: 'Large' })],
    claimId: claim.id,
    historyData: { ...dataOf(claim), page: 0 },
    status: words.statusLabels[status],
    statusStyle: statusStyles[status],
    disputed:
      isIn(claim, 'underReview') || isIn(claim, 'partnerActionRequired') ? claim.state.dispute !== undefined : false,
    turn: turnOf(claim, reader.capacity, words),
    way: length.way,
    clocks: clocksOf(claim, reader),
    reason: reasonsOf(claim, words),
    why: whyOf(claim, zone, length, words),
    next: nextStep(claim, reader),
    facts: claimFacts(claim, reader, zone, length.fact).map((runs) => ({ runs: cut(runs, length.fact) })),
    ...poeOf(claim, reader, zone),
    comparison: comparisonOf(claim, reader),
    links: extras.links ?? [],
    hasComment,
    comment: (extras.comment ?? '').slice(0, MAX_COMMENT),
    commentHint:
      isIn(claim, 'partnerActionRequired') && reader.capacity === 'partner'
        ? words.claimWords.commentClock
        : words.claimWords.commentTold,
    actions: arranged(actions, extras.links?.length ?? 0),
  });
}

/** The container's colour says it too, never it alone; text colours of this kind are too pale to read. */
const statusStyles = {
  editing: 'emphasis',
  submitted: 'accent',
  underReview: 'accent',
  partnerActionRequired: 'warning',
  approved: 'good',
  rejected: 'attention',
} as const;

type ClockRow = { id: string; label: string; text: string; color: string };

function clocksOf(claim: Claim, { now, rules, words }: Reader): ClockRow[] {
  const calendar = calendarFor(claim, rules);
  const { state, target } = claim;
  const rows: ClockRow[] = [];
  const breached = (isIn(claim, 'submitted') || isIn(claim, 'underReview')) && claim.state.breached;
  const runs =
    'deadline' in state &&
    state.deadline &&
    !(isIn(claim, 'approved') && claim.state.consent === 'passed') &&
    !(isIn(claim, 'rejected') && claim.state.dispute === 'closed');
  if (runs && 'deadline' in state && state.deadline) {
    rows.push({
      id: 'deadline',
      label: deadlineLabel(claim, words.claimWords),
      text: deadlineText(state.deadline, now, calendar, words),
      color: breached ? 'Attention' : 'Default',
    });
  }
  if (target) {
    const paused = `${lastMinute(target.deadline, words)} — ${words.left.paused}`;
    rows.push({
      id: 'target',
      label: words.claimWords.target,
      text: target.pausedOn ? paused : deadlineText(target.deadline, now, calendar, words),
      color: target.breached ? 'Attention' : 'Default',
    });
  }
  const overdue = overdueOf(claim, words);
  if (overdue.length > 0)
    rows.push({ id: 'overdue', label: words.claimWords.overdue, text: overdue.join('; '), color: 'Attention' });
  return rows;
}

function overdueOf(claim: Claim, words: Words): string[] {
  const own = isIn(claim, 'submitted')
    ? 'reviewStart'
    : isIn(claim, 'underReview') && claim.state.dispute
      ? 'disputeResult'
      : 'decision';
  const breached = (isIn(claim, 'submitted') || isIn(claim, 'underReview')) && claim.state.breached;
  return [...(breached ? [words.breaches[own]] : []), ...(claim.target?.breached ? [words.breaches.target] : [])];
}

function deadlineLabel(claim: Claim, labels: Words['claimWords']): string {
  switch (claim.state.status) {
    case 'submitted':
      return labels.reviewStart;
    case 'underReview':
      return claim.state.dispute ? labels.disputeResult : labels.decision;
    case 'partnerActionRequired':
      return labels.answer;
    case 'approved':
      return labels.decline;
    case 'rejected':
      return labels.dispute;
    default:
      return '';
  }
}

function reasonsOf(claim: Claim, words: Words): string[] {
  if (isIn(claim, 'partnerActionRequired'))
    return claim.state.reasons.map((reason) => words.informationReasons[reason].label);
  if (!isIn(claim, 'rejected')) return [];
  const { reason, detail } = claim.state;
  return [
    detail ? `${words.rejectionReasons[reason]}: ${words.requestDetails[detail]}` : words.rejectionReasons[reason],
  ];
}

/** What stands behind the reasons: their explanations, and what was said. */
function whyOf(claim: Claim, zone: string, { said }: Length, words: Words): Run[] {
  const { state } = claim;
  if (isIn(claim, 'partnerActionRequired')) {
    const { reasons, comment, advice } = claim.state;
    const why = reasons.map((reason) => words.informationReasons[reason].why).join('; ');
    const remove = advice.length > 0 ? [run(`\n${words.claimWords.advised(advice.map(productName).join(', '))}`)] : [];
    return [
      run(`${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`, { isSubtle: true }),
      run(`\n“${shorten(comment, said)}”`),
      ...remove,
    ];
  }
  if (isIn(claim, 'rejected')) {
    const { reason, comment } = claim.state;
    const why = words.rejectionWhy[reason];
    return [
      ...(why ? [run(`${why}${comment ? '\n' : ''}`, { isSubtle: true })] : []),
      ...(comment ? [run(`“${shorten(comment, said)}”`)] : []),
    ];
  }
  if (state.status === 'underReview' && state.dispute?.justification) {
    return [
      bold(words.claimWords.disputedOn(dateText(state.dispute.since, zone, words))),
      run(`“${shorten(state.dispute.justification, said)}”`),
    ];
  }
  return [];
}

const SHOWN_NAME = 48;
const MOST_ROWS = 6;

function poeOf(claim: Claim, reader: Reader, zone: string): Record<string, unknown> {
  const { words } = reader;
  const { poe: title, addPoe, noPoe } = words.claimWords;
  const empty = reader.capacity === 'partner' && timeFor('addPoe', claim) === 'now' ? addPoe : noPoe;
  const few = claim.poe.length <= MOST_ROWS;
  return {
    poeTitle: claim.poe.length > 0 ? `${title}: ${claim.poe.length}` : title,
    poe: few
      ? claim.poe.map((poe) => ({ data: { ...dataOf(claim), poeId: poe.id }, runs: poeRuns(poe, zone, words) }))
      : [],
    // twenty rows would not fit into a message
    poeChoices: few ? [] : claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 32)) })),
    openData: dataOf(claim),
    poeNotes: claim.poe.length === 0 ? [empty] : checklistNotes(claim, words),
  };
}

/** What was ticked on submission, and on a line of its own what was not. */
function checklistNotes({ checklist }: Claim, words: Words): string[] {
  if (!checklist) return [];
  const listed = (items: readonly ChecklistItem[]): string => items.map((item) => words.checklist[item]).join('; ');
  const unticked = checklistItems.filter((item) => !checklist.ticked.includes(item));
  return [
    words.claimWords.ticked(listed(checklist.ticked)),
    ...(unticked.length > 0 ? [words.claimWords.unticked(listed(unticked))] : []),
  ];
}

function poeRuns(poe: Poe, zone: string, words: Words): Run[] {
  const detail = run(`  ${poeDetail(poe, zone, words)}`, { isSubtle: true, size: 'Small' });
  return [run(`${shorten(poe.name, SHOWN_NAME)} ›`, { color: 'Accent' }), detail];
}

/** A reviewer compares while there is something to decide. */
function comparisonOf(claim: Claim, { capacity }: Reader): object[] {
  const decides = isIn(claim, 'submitted') || isIn(claim, 'underReview') || isIn(claim, 'partnerActionRequired');
  return capacity === 'reviewer' && decides && holdKeys(claim.fields).length > 0 ? [{ data: dataOf(claim) }] : [];
}
