import { isIn, type Claim, type Poe } from '../services/claims/claim.ts';
import { policyOf, type Rules } from '../services/claims/deadlines.ts';
import { checklistItems } from '../services/claims/reasons.ts';
import type { HoldKey } from '../services/claims/associations.ts';
import type { Card } from '../services/outbox/ports.ts';
import { arrange, button, dataOf, type Button } from './actions.ts';
import { buttonsFor, type OfferedVerb } from './offers.ts';
import { poeDetail } from './poeText.ts';
import { linesOf, type Extras } from './reader.ts';
import { bold, run, shorten, template, type Run } from './render.ts';
import json from './sideBySideCard.json' with { type: 'json' };
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';
import { dateText } from './time.ts';

const expand = template(json);

export type SideBySide = {
  /** The reviewer's claim; `other` is a competing one of another organisation. */
  readonly claim: Claim;
  readonly other: Claim;
  readonly shared: readonly HoldKey[];
  /** All competing claims, the most important first; `other` is one of them. */
  readonly rivals: readonly Claim[];
  /** Page of the files, counted from 0. */
  readonly page: number;
  readonly rules: Rules;
  readonly once: string;
  readonly words: Words;
};

const FILES_A_PAGE = 5;

/**
 * Two claims for the same workload or subscription, check by check and file by file (docs/law.md
 * section 7). For a reviewer who may see both.
 */
export function sideBySideCard(both: SideBySide, extras: Extras = {}): Card {
  const { claim, other, rivals, words } = both;
  const pages = Math.max(
    1,
    ...[claim, other].map(({ poe }) => Math.ceil(poe.length / FILES_A_PAGE)),
  );
  const page = Math.min(both.page, pages - 1);
  const to = { otherId: other.id };
  return expand({
    words: { ...words.sideBySide, poe: words.claimWords.poe },
    title: words.sideBySide.title,
    lines: linesOf(extras),
    shared: [run(words.sideBySide.both(sharedNames(both)))],
    sides: [
      sideOf(claim, { ...both, page }, 'claimId', 'status'),
      sideOf(other, { ...both, page }, 'otherId', 'otherStatus'),
    ],
    checks: checklistItems.map((item) => ({
      label: words.checklist[item],
      answers: [claim, other].map(({ checklist }) =>
        checklist?.ticked.includes(item)
          ? { text: words.sideBySide.ticked, weight: 'Bolder' }
          : { text: words.sideBySide.unticked, weight: 'Default' },
      ),
    })),
    more:
      pages > 1
        ? [
            page + 1 < pages
              ? {
                  title: words.sideBySide.moreFiles,
                  data: { ...dataOf(claim), ...to, page: page + 1 },
                }
              : { title: words.sideBySide.firstFiles, data: { ...dataOf(claim), ...to, page: 0 } },
          ]
        : [],
    links: extras.links ?? [],
    actions: arrange(buttonsOf(both, rivals), extras.links?.length ?? 0),
  });
}

/** Verbs that decide the claim. Approving is left out by the caller while a rival is associated. */
const isDecision = (verb: OfferedVerb): boolean =>
  verb === 'approveClaim' || verb === 'requestInformation' || verb === 'rejectClaim';

function buttonsOf({ claim, other, once, words }: SideBySide, rivals: readonly Claim[]): Button[] {
  const { buttons } = words;
  const held = rivals.some((rival) => isIn(rival, 'approved'));
  const next = rivals[(rivals.indexOf(other) + 1) % rivals.length];
  return [
    ...buttonsFor(claim, { capacity: 'reviewer', once, words }, isDecision).filter(
      ({ verb }) => !(held && verb === 'approveClaim'),
    ),
    button('showClaim', buttons.backToClaim, dataOf(claim)),
    ...(next && next !== other
      ? [
          button('compareClaims', words.sideBySide.next(rivals.length), {
            ...dataOf(claim),
            otherId: next.id,
            page: 0,
          }),
        ]
      : []),
  ];
}

function sharedNames({ claim, shared, words }: SideBySide): string {
  const { productIds = [], subscriptions = {} } = claim.fields;
  const names = productIds
    .filter((id) =>
      shared.some((key) => key === `workload:${id}` || key === `subscription:${subscriptions[id]}`),
    )
    .map(productName);
  return names.length > 5
    ? words.facts.andMore(names.slice(0, 5).join(', '), names.length - 5)
    : names.join(', ');
}

function sideOf(
  claim: Claim,
  { claim: main, other, page, rules, words }: SideBySide,
  idOfId: string,
  idOfStatus: string,
) {
  const { zone } = policyOf(claim, rules);
  const from = page * FILES_A_PAGE;
  const files = claim.poe.slice(from, from + FILES_A_PAGE);
  const fileData = { ...dataOf(claim), beside: main.id, otherId: other.id, page };
  return {
    idOfId,
    id: claim.id,
    idOfStatus,
    status: claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    name: [
      run(`${shorten(claim.organisation.name, 60)}\n`, { weight: 'Bolder' }),
      run(shorten(claim.fields.name ?? words.unnamed, 60), { size: 'Small' }),
    ],
    dates: datesOf(claim, zone, words),
    data: dataOf(claim),
    counted: words.sideBySide.files(claim.poe.length, from + 1, from + files.length),
    files: files.map((poe) => ({
      data: { ...fileData, poeId: poe.id },
      runs: fileRuns(poe, zone, words),
    })),
  };
}

function datesOf(
  { submittedAt, approvedAt, checklist, state }: Claim,
  zone: string,
  words: Words,
): Run[] {
  const on = (label: string, at: string | undefined): Run[] =>
    at === undefined ? [] : [run(`${label} ${dateText(at, zone, words)}\n`, { size: 'Small' })];
  return [
    ...on(words.sideBySide.submitted, submittedAt),
    ...(state.status === 'approved' ? on(words.sideBySide.since, approvedAt) : []),
    run(words.sideBySide.tickedBy(shorten(checklist?.by.name ?? '', 40)), { size: 'Small' }),
  ];
}

const fileRuns = (poe: Poe, zone: string, words: Words): Run[] => [
  { ...bold(`${shorten(poe.name, 36)} ›`), color: 'Accent' },
  run(`\n${poeDetail(poe, zone, words)}`, { isSubtle: true, size: 'Small' }),
];
