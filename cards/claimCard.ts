import { holdKeys } from '../services/claims/associations.ts';
import { isIn, isWaiting, type Claim } from '../services/claims/claim.ts';
import { policyOf } from '../services/claims/deadlines.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/outbox/ports.ts';
import { arrange, dataOf } from './actions.ts';
import { clocksOf } from './claimClocks.ts';
import { claimFacts } from './claimFacts.ts';
import json from './claimCard.json' with { type: 'json' };
import { poeOf } from './claimPoe.ts';
import { reasonsOf, whyOf } from './claimReasons.ts';
import { nextStep, turnOf } from './claimTurn.ts';
import { wayOf } from './claimWay.ts';
import { buttonsFor } from './offers.ts';
import { linesOf, type Extras, type Reader } from './reader.ts';
import { MOST_UNITS, run, shorten, template, type Run } from './render.ts';

const expand = template(json);

/**
 * Characters that facts, comments and a notice's text may take: all, or fewer until the card fits
 * into a message. The history has the full texts.
 */
const lengths = [
  {
    fact: Number.POSITIVE_INFINITY,
    said: Number.POSITIVE_INFINITY,
    news: Number.POSITIVE_INFINITY,
  },
  { fact: 90, said: 1000, news: 1010 },
  { fact: 40, said: 120, news: 600 },
] as const;
type Length = (typeof lengths)[number] & { way: readonly Run[] };

/** The claim's card for partners and reviewers. */
export function claimCard(claim: Claim, reader: Reader, extras: Extras = {}): Card {
  // the picture of the way is dropped before texts are cut
  for (const length of lengths) {
    for (const way of [wayOf(claim, reader.words), []]) {
      const card = cardOf(claim, reader, extras, { ...length, way });
      if (JSON.stringify(card).length <= MOST_UNITS) return card;
    }
  }
  return cardOf(claim, reader, extras, { ...lengths[2], way: [] });
}

const cutRuns = (runs: readonly Run[], max: number): Run[] =>
  runs.map((one) => ({ ...one, text: shorten(one.text, max) }));

function cardOf(claim: Claim, reader: Reader, extras: Extras, length: Length): Card {
  const { status } = claim.state;
  if (status === 'discarded') throw new Error('A discarded claim has no card.');
  const { words } = reader;
  const { zone } = policyOf(claim, reader.rules);
  const actions = reader.mayChange ? buttonsFor(claim, reader) : [];
  const hasComment = actions.some(({ verb }) => verb === 'comment');
  return expand({
    words: words.claimWords,
    fallbackText: `${claim.id}: ${words.statusLabels[status]}`,
    headline: headlineOf(extras, length.news),
    lines: linesOf(extras),
    name: [run(claim.fields.name ?? words.unnamed, { weight: 'Bolder', size: 'Large' })],
    claimId: claim.id,
    historyData: { ...dataOf(claim), page: 0 },
    status: words.statusLabels[status],
    statusStyle: statusStyles[status],
    disputed: isDisputed(claim),
    turn: turnOf(claim, reader.capacity, words),
    way: length.way,
    clocks: clocksOf(claim, reader),
    reason: reasonsOf(claim, words),
    why: whyOf(claim, zone, length.said, words),
    next: nextStep(claim, reader),
    facts: claimFacts(claim, reader, zone, length.fact).map((runs) => ({
      runs: cutRuns(runs, length.fact),
    })),
    ...poeOf(claim, reader),
    comparison: comparisonOf(claim, reader),
    links: extras.links ?? [],
    hasComment,
    comment: (extras.comment ?? '').slice(0, MAX_COMMENT),
    commentHint: commentHint(claim, reader),
    actions: arrange(actions, extras.links?.length ?? 0),
  });
}

const headlineOf = ({ headline }: Extras, max: number): object[] =>
  headline ? [{ title: headline.title, detail: cutRuns(headline.detail ?? [], max) }] : [];

const isDisputed = (claim: Claim): boolean =>
  (isIn(claim, 'underReview') || isIn(claim, 'partnerActionRequired')) &&
  claim.state.dispute !== undefined;

const commentHint = (claim: Claim, { capacity, words }: Reader): string =>
  isIn(claim, 'partnerActionRequired') && capacity === 'partner'
    ? words.claimWords.commentClock
    : words.claimWords.commentTold;

/**
 * Colours of the status, which its text says too. They colour the container, since text in these
 * colours is too pale to read.
 */
const statusStyles = {
  editing: 'emphasis',
  submitted: 'accent',
  underReview: 'accent',
  partnerActionRequired: 'warning',
  approved: 'good',
  rejected: 'attention',
} as const;

/** The link to the comparison: for reviewers, while the claim is undecided. */
function comparisonOf(claim: Claim, { capacity }: Reader): object[] {
  return capacity === 'reviewer' && isWaiting(claim) && holdKeys(claim.fields).length > 0
    ? [{ data: dataOf(claim) }]
    : [];
}
