import { claimCard } from '../../cards/claimCard.ts';
import { consentCard } from '../../cards/consentCard.ts';
import { historyCard } from '../../cards/historyCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import type { QuestionContext } from '../../cards/questionInputs.ts';
import type { Reader } from '../../cards/reader.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { sideBySideCard, type SideBySide } from '../../cards/sideBySideCard.ts';
import type { Notified } from '../../services/outbox/ports.ts';
import { sharedHolds } from '../../services/holds/competing.ts';
import { run as typed } from '../../cards/render.ts';
import { english } from '../../cards/text/languages.ts';
import type { Words } from '../../cards/text/words.ts';
import { catalogue } from '../../services/claims/catalogue.ts';
import type { Claim } from '../../services/claims/claim.ts';
import {
  claimIdOf,
  good,
  on,
  people,
  paths,
  poeOf,
  reach,
  rulesWith,
  run,
  stages,
  utc,
} from '../support/law.ts';
import { stretched } from '../support/longest.ts';

/** Long texts of thorough people, in place of the escaped signs with which `stretched` measures. */
const long = (claim: Claim): Claim => ({
  ...claim,
  fields: {
    ...claim.fields,
    name: 'Zusammenführung der Geschäftsanwendungen bei Donaudampfschifffahrtsgesellschaft Müller & Söhne, third phase',
    customerName:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    customerDomain: 'donaudampfschifffahrtselektrizitaetenhauptbetriebswerk.example',
    customerContactEmail:
      'maximiliane-wilhelmine.von-und-zu-hohenlohe@donaudampfschifffahrt.example',
  },
});
const manyFiles = (claim: Claim): Claim => ({
  ...claim,
  poe: Array.from({ length: 20 }, (_, i) => ({ ...poeOf(i + 1), size: 90_000 * (i + 1) })),
});
const manyProducts = (claim: Claim): Claim => ({
  ...claim,
  fields: { ...claim.fields, productIds: catalogue.slice(0, 40).map(({ id }) => id) },
});

const stretchedProducts = (claim: Claim): Claim => {
  const { solutionArea, activity, productIds, subscriptions } = stretched(claim).fields;
  const known = Object.entries({ solutionArea, activity, productIds, subscriptions }).filter(
    ([, value]) => value,
  );
  return { ...claim, fields: { ...claim.fields, ...Object.fromEntries(known) } };
};

const rivalOf = (claim: Claim): Claim => ({
  ...claim,
  id: claimIdOf('CPOR-9999-9999'),
  organisation: { ...claim.organisation, id: 'adatum' },
  checklist: {
    ticked: ['claim', 'solution', 'products'],
    by: people.rival.person,
    at: claim.updatedAt,
  },
});

/** Every card of these modules that differs to the eye, by name. */
export function gallery(words: Words = english): Record<string, object> {
  const partner: Reader = {
    capacity: 'partner',
    mayChange: true,
    now: '2026-11-02T12:00:00.000Z',
    rules: rulesWith(),
    once: 'a1b2c3d4',
    words,
  };
  const reviewer: Reader = { ...partner, capacity: 'reviewer' };
  const customer: Reader = { ...partner, capacity: 'customer' };
  const shown = stages.filter((stage) => stage !== 'discarded');
  const both = shown.flatMap((stage) => [
    [`claim-${stage}-partner`, claimCard(reach(stage), partner)] as const,
    [`claim-${stage}-reviewer`, claimCard(reach(stage), reviewer)] as const,
    [`longest-${stage}`, claimCard(stretched(reach(stage)), partner)] as const,
  ]);
  const late = run([good.submit, on(utc('2026-11-11'), good.tick)]).claim;
  const lateReader = { ...reviewer, now: utc('2026-11-11') };
  const questionAbout = (claim: Claim): QuestionContext => ({
    claim,
    once: 'a1b2c3d4',
    typed: {},
    words,
  });
  const review = reach('underReview');
  const { claim, events } = run(paths.closed);
  const notified: Notified[] = [
    {
      at: claim.updatedAt,
      seq: claim.seq,
      reached: [{ name: people.partner.person.name }, { name: people.billingAdmin.person.name }],
      missed: [{ name: people.globalAdmin.person.name }],
    },
    { at: claim.updatedAt, seq: claim.seq - 1, reached: [{ all: 'reviewers' }], missed: [] },
    { at: claim.updatedAt, seq: claim.seq - 2, reached: [{ all: 'channel' }], missed: [] },
  ];
  const rivals = (mine: Claim, other: Claim): SideBySide => ({
    claim: mine,
    other,
    shared: sharedHolds(mine, other),
    rivals: [other, rivalOf(reach('submitted'))],
    page: 0,
    rules: rulesWith(),
    once: 'a1b2c3d4',
    words,
  });
  return {
    ...Object.fromEntries(both),
    'claim-onlooker': claimCard(reach('submitted'), { ...partner, mayChange: false }),
    'claim-overdue': claimCard(late, lateReader),
    'claim-notice': claimCard(reach('partnerActionRequired'), partner, {
      headline: {
        title: words.notices.informationRequested,
        detail: [typed('“Please have page 3 signed.”')],
      },
    }),
    'claim-line': claimCard(reach('submitted'), partner, {
      line: refusalText({ kind: 'stale' }, words),
      comment: 'Kept words.',
    }),
    'claim-link': claimCard(reach('submitted'), partner, {
      good: words.done.saved,
      links: [{ title: words.buttons.openFile, url: 'https://claims.example.com/poe/x' }],
    }),
    'claim-long-names': claimCard(long(reach('partnerActionRequired')), partner),
    'claim-20-poe': claimCard(manyFiles(reach('submitted')), partner),
    'claim-40-products': claimCard(manyProducts(reach('underReview')), reviewer),
    'claim-subscriptions': claimCard(long(stretchedProducts(reach('submitted'))), reviewer),
    'consent-open': consentCard(reach('approved'), customer),
    'consent-long': consentCard(long(reach('approved')), customer),
    'consent-passed': consentCard(reach('passed'), customer),
    'consent-declined': consentCard(reach('declined'), customer),
    'consent-40-products': consentCard(manyProducts(reach('approved')), customer),
    'consent-longest': consentCard(stretched(reach('approved')), customer),
    'question-submit': questionCard('submitClaim', {
      ...questionAbout(reach('editing')),
      warnings: [words.questions.submit.rival],
    }),
    'question-information': questionCard('requestInformation', {
      ...questionAbout(review),
      problems: [{ field: 'comment', reason: 'required' }],
    }),
    'question-rejection': questionCard('rejectClaim', questionAbout(review)),
    'question-confirmation': questionCard('approveClaim', questionAbout(review)),
    'question-dispute': questionCard('disputeClaim', questionAbout(reach('rejected'))),
    'question-withdrawal': questionCard('requestRejection', questionAbout(review)),
    'question-reassignment': questionCard('reassignClaim', {
      ...questionAbout(review),
      reviewers: [people.reviewer.person],
    }),
    'question-removal': questionCard('removePoe', questionAbout(manyFiles(reach('editing')))),
    'question-clone': questionCard('cloneClaim', questionAbout(manyFiles(reach('closed')))),
    'question-40-products': questionCard('requestInformation', questionAbout(manyProducts(review))),
    'side-by-side': sideBySideCard(rivals(review, rivalOf(reach('approved')))),
    'side-by-side-refused': sideBySideCard(rivals(review, rivalOf(reach('approved'))), {
      line: refusalText({ kind: 'heldByOther' }, words),
    }),
    'side-by-side-link': sideBySideCard(rivals(manyFiles(review), rivalOf(reach('submitted'))), {
      good: words.done.fileLink('proof-1.pdf'),
      links: [{ title: words.buttons.openFile, url: 'https://claims.example.com/poe/x' }],
    }),
    'side-by-side-long': sideBySideCard(
      rivals(manyFiles(long(review)), rivalOf(long(reach('submitted')))),
    ),
    'side-by-side-longest': sideBySideCard(
      rivals(stretched(review), rivalOf(stretched(reach('approved')))),
      {
        line: refusalText({ kind: 'heldByOther' }, words),
      },
    ),
    history: historyCard({
      claim,
      events,
      audits: [],
      notified,
      page: 0,
      rules: partner.rules,
      words,
    }),
    'history-long': historyCard({
      claim: long(claim),
      events,
      audits: [],
      notified,
      page: 0,
      rules: partner.rules,
      words,
    }),
  };
}
