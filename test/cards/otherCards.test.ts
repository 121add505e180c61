import { describe, expect, it } from '@jest/globals';
import { consentCard } from '../../cards/consentCard.ts';
import { formCard } from '../../cards/formCard.ts';
import { helpCard } from '../../cards/helpCard.ts';
import { listCard, type List } from '../../cards/listCard.ts';
import { askingVerbs, questionCard } from '../../cards/questionCard.ts';
import type { QuestionContext } from '../../cards/questionInputs.ts';
import { MOST_UNITS } from '../../cards/render.ts';
import type { Reader } from '../../cards/reader.ts';
import { english as words } from '../../cards/text/languages.ts';
import { statuses, type Claim } from '../../services/claims/claim.ts';
import { formPages } from '../../services/claims/form.ts';
import { actionsOf, byId, cardProblems, inputsOf, objectsOf } from '../support/cardLint.ts';
import { longText, stretched } from '../support/longest.ts';
import {
  fabrikam,
  people,
  presalesInput,
  reach,
  revenueInput,
  rulesWith,
  run,
} from '../support/law.ts';

const rules = rulesWith();
const reader: Reader = {
  capacity: 'customer',
  mayChange: true,
  now: '2026-11-02T12:00:00.000Z',
  rules,
  once: 'a1b2c3d4',
  words,
};
const verbs = (card: unknown): unknown[] => actionsOf(card).map(({ verb }) => verb);
const form = { organisation: fabrikam, mpnIds: [], once: 'a1b2c3d4', words };

describe('the form', () => {
  const claims = {
    'Microsoft 365': reach('editing'),
    'pre-sales': run([], { input: presalesInput }).claim,
    'revenue association': run([], { input: revenueInput }).claim,
  };
  const pages = [...formPages, 'edit'] as const;

  it.each(
    Object.entries(claims).flatMap(([kind, claim]) => pages.map((page) => ({ kind, claim, page }))),
  )('is a good card: page $page of $kind', ({ claim, page }) => {
    expect(cardProblems(formCard({ ...form, page, claim }))).toEqual([]);
  });

  it.each(pages)('fits into a message with the longest data: page %s', (page) => {
    const claim = stretched(reach('submitted'));
    const fields = inputsOf(formCard({ ...form, page, claim })).map(({ id }) => String(id));
    const problems = fields.map((field) => ({
      field: field as 'name',
      reason: 'tooLong' as const,
    }));
    expect(cardProblems(formCard({ ...form, page, claim, problems, line: longText(300) }))).toEqual(
      [],
    );
  });

  it('shows the stored values in its inputs', () => {
    const inputs = inputsOf(formCard({ ...form, page: 'contacts', claim: reach('editing') }));
    expect(inputs.find(({ id }) => id === 'customerContactEmail')?.value).toBe(
      'cora@tailspin.example',
    );
  });

  it('shows what was typed and not taken, what is wrong at its field, and a problem at its head', () => {
    const card = formCard({
      ...form,
      page: 'customer',
      claim: reach('editing'),
      typed: { customerDomain: 'not a domain' },
      problems: [{ field: 'customerDomain', reason: 'notADomain' }],
    });
    expect(inputsOf(card).find(({ id }) => id === 'customerDomain')?.value).toBe('not a domain');
    expect(byId(card, 'problem')).toBeDefined();
    expect(JSON.stringify(card)).toContain(words.problems.notADomain);
    expect(
      byId(formCard({ ...form, page: 'customer', claim: reach('editing') }), 'problem'),
    ).toBeUndefined();
  });

  it('helps to choose the activity and says what a wrong choice costs', () => {
    const json = JSON.stringify(formCard({ ...form, page: 'activity', claim: reach('editing') }));
    for (const help of Object.values(words.activityHelp)) expect(json).toContain(help);
    expect(json).toContain(words.wrongActivity);
  });

  it('offers enrolled locations only, and of those the ones that this person may act for', () => {
    const values = (mpnIds: readonly string[]): unknown => {
      const card = formCard({
        ...form,
        mpnIds,
        page: 'customer',
        claim: { ...reach('editing'), fields: {} },
      });
      const input = inputsOf(card).find(({ id }) => id === 'mpnId') as
        { choices: { value: string }[] } | undefined;
      return input?.choices.map(({ value }) => value);
    };
    expect(values([])).toEqual(['1234566', '1234577']);
    expect(values(['1234577'])).toEqual(['1234577']);
  });
});

describe('a question', () => {
  const typed = {
    comment: longText(1000),
    reasons: 'missingAllPoe',
    justification: longText(1000),
  };
  const questionAbout = (claim: Claim): QuestionContext => ({
    claim,
    once: 'a1b2c3d4',
    words,
    typed,
    problems: [{ field: 'comment', reason: 'tooLong' }],
    warnings: ['One warning.'],
    reviewers: [people.reviewer.person],
  });
  it.each(askingVerbs)('is a good card that fits, with a way back: %s', (verb) => {
    const card = questionCard(verb, questionAbout(stretched(reach('rejected'))));
    expect(cardProblems(card)).toEqual([]);
    expect(verbs(card)).toContain('showClaim');
    expect(verbs(card)).toContain(verb);
  });

  it('is asked by nine verbs', () => {
    expect(askingVerbs).toHaveLength(9);
  });
});

describe('the consent card', () => {
  const stages = ['approved', 'passed', 'declined', 'rejected', 'disputed'] as const;
  it.each(stages)('is a good card that fits: %s', (stage) => {
    expect(cardProblems(consentCard(reach(stage), reader))).toEqual([]);
    expect(
      cardProblems(consentCard(stretched(reach(stage)), reader, { comment: longText(1000) })),
    ).toEqual([]);
  });

  it.each(stages)('shows nothing that the customer may not see: %s', (stage) => {
    const claim = { ...reach(stage), reviewer: people.reviewer.person };
    const json = JSON.stringify(consentCard(claim, reader));
    const hidden = [
      'Tailspin rollout',
      'proof-1.pdf',
      'Petra Partner',
      'petra@fabrikam.example',
      '1234566',
      'Rita Reviewer',
      'Nothing says what was done',
    ];
    for (const secret of hidden) expect(json).not.toContain(secret);
  });

  it('says who the partner is, which products, since when, until when to decline, and what the partner sees', () => {
    const card = consentCard(reach('approved'), reader);
    const json = JSON.stringify(card);
    for (const told of [
      'Fabrikam Consulting',
      'Exchange Online, Microsoft Teams',
      '2 Nov 2026',
      'usage and/or sold-seats data',
      'No action is needed',
    ])
      expect(json).toContain(told);
    expect(byId(card, 'deadline')?.text).toBe('Mon 9 Nov 2026, 23:59 UTC — 7 days left');
    expect(verbs(card)).toEqual(['declineAssociation', 'noObjection']);
  });

  it('has no buttons once the window is closed, and shows one’s own decline', () => {
    expect(verbs(consentCard(reach('passed'), reader))).toEqual([]);
    const json = JSON.stringify(consentCard(reach('declined'), reader));
    expect(json).toContain('We never met.');
    expect(verbs(consentCard(reach('declined'), reader))).toEqual([]);
  });
});

describe('a list', () => {
  const list = (more: Partial<List>): List => ({
    kind: 'mine',
    claims: [],
    page: 0,
    more: false,
    now: '2026-11-02T12:00:00.000Z',
    rules,
    mayChange: true,
    words,
    ...more,
  });
  const many = Array.from({ length: 8 }, () => stretched(reach('submitted')));
  it.each(['mine', 'queue'] as const)(
    'is a good card with none, with one and with eight long ones: %s',
    (kind) => {
      for (const claims of [[], [reach('approved')], many])
        expect(
          cardProblems(listCard(list({ kind, claims, page: 1, more: true, query: 'x' }))),
        ).toEqual([]);
    },
  );
  it('fits with the picture of a long queue, and with the longest cursors on both buttons', () => {
    const waiting = {
      claims: Array.from({ length: 200 }, () => stretched(reach('submitted'))),
      more: true,
    };
    const cursors = Array.from({ length: 4 }, () => `99999.abcdefgh.${'x'.repeat(100)}`).join(' ');
    const pages = [
      list({ kind: 'queue', claims: many, more: true, waiting, next: cursors.slice(0, 115) }),
      list({
        kind: 'queue',
        claims: many,
        page: 99_998,
        more: true,
        query: 'x'.repeat(100),
        previous: cursors,
        next: cursors,
      }),
      list({
        claims: many,
        page: 99_998,
        more: true,
        query: 'x'.repeat(100),
        previous: cursors,
        next: cursors,
      }),
    ];
    for (const page of pages) {
      expect(cardProblems(listCard(page))).toEqual([]);
      expect(JSON.stringify(listCard(page)).length).toBeLessThan(MOST_UNITS);
    }
  });
  it('says which claims these are, and of how many at the end', () => {
    const said = (more: Partial<List>): string => JSON.stringify(listCard(list(more)));
    expect(said({ claims: many, more: true })).toContain('Claims 1 to 8. Press');
    expect(said({ claims: many, page: 1 })).toContain('Claims 9 to 16 of 16. Press');
    expect(said({ claims: [reach('submitted')], page: 1 })).toContain('Claim 9 of 9. Press');
    expect(said({ claims: many, query: 'Tail*spin' })).toContain(
      'Claims 1 to 8 of 8 for “Tail spin”. Press',
    );
  });
  it('is a good card with twenty overdue claims', () => {
    const claims = Array.from({ length: 20 }, () => stretched(reach('submitted')));
    expect(cardProblems(listCard(list({ kind: 'overdue', claims })))).toEqual([]);
  });
  it('shows status, whose turn and what is left, and opens by one press', () => {
    const claim = reach('submitted');
    const card = listCard(list({ claims: [claim] }));
    expect(JSON.stringify(card)).toContain('Submitted — The reviewer’s turn');
    expect(JSON.stringify(card)).toContain('5 business days left');
    expect(objectsOf(card).find(({ verb }) => verb === 'showClaim')?.data).toEqual({
      claimId: claim.id,
      rev: claim.rev,
    });
  });
  it('leads on to the other pages by the same verb', () => {
    const pages = actionsOf(listCard(list({ claims: many, page: 1, more: true }))).filter(
      ({ verb }) => verb === 'listClaims',
    );
    expect(pages.map(({ data }) => (data as { page: number }).page)).toEqual([0, 2, 0]);
  });
});

describe('help', () => {
  const who = {
    name: 'Petra **Partner**',
    welcome: true,
    local: true,
    reviewer: false,
    associations: [],
    words,
  };
  it('is a good card for partner, onlooker, reviewer, customer and stranger, and for all at once', () => {
    const partner = { organisation: longText(100), mayChange: true };
    const all = [
      who,
      { ...who, partner },
      { ...who, partner: { ...partner, mayChange: false } },
      { ...who, reviewer: true },
      { ...who, associations: [reach('approved')] },
      {
        ...who,
        partner,
        reviewer: true,
        associations: Array.from({ length: 5 }, () => reach('approved')),
      },
    ];
    for (const one of all) expect(cardProblems(helpCard(one))).toEqual([]);
  });
  it('tells each what to try first', () => {
    expect(
      verbs(helpCard({ ...who, partner: { organisation: 'Fabrikam', mayChange: true } })),
    ).toEqual(['newClaim', 'listClaims']);
    expect(verbs(helpCard({ ...who, reviewer: true }))).toEqual(['reviewQueue']);
    expect(JSON.stringify(helpCard(who))).toContain('Nothing here is waiting for you');
  });
});

describe('the words', () => {
  it('label the six statuses exactly as the rules quote them', () => {
    expect(statuses.map((status) => words.statusLabels[status])).toEqual([
      'Editing',
      'Submitted',
      'Under review',
      'Partner action required',
      'Approved',
      'Rejected',
    ]);
  });
});
