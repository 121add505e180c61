import { describe, expect, it } from '@jest/globals';
import { claimCard } from '../../cards/claimCard.ts';
import { wayOf } from '../../cards/claimWay.ts';
import type { Reader } from '../../cards/reader.ts';
import { run as typed } from '../../cards/render.ts';
import { english as words } from '../../cards/text/languages.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { actionsOf, byId, cardProblems, inputsOf } from '../support/cardLint.ts';
import { longText, stretched } from '../support/longest.ts';
import {
  DAY,
  good,
  on,
  plusMs,
  presalesInput,
  reach,
  rulesWith,
  run,
  stages,
  utc,
  type Stage,
} from '../support/law.ts';

const rules = rulesWith();
const partner: Reader = {
  capacity: 'partner',
  mayChange: true,
  now: '2026-11-02T12:00:00.000Z',
  rules,
  once: 'a1b2c3d4',
  words,
};
const reviewer: Reader = { ...partner, capacity: 'reviewer' };
const shown = stages.filter((stage) => stage !== 'discarded');
const textOf = (card: unknown, id: string): unknown => byId(card, id)?.text;
const verbs = (card: unknown): unknown[] => actionsOf(card).map(({ verb }) => verb);

describe('a claim card', () => {
  it.each(
    shown.flatMap((stage) =>
      [partner, reviewer].map((reader) => ({ stage, reader, who: reader.capacity })),
    ),
  )('is a good card in $stage for the $who', ({ stage, reader }) => {
    expect(cardProblems(claimCard(reach(stage), reader))).toEqual([]);
  });

  it.each(
    shown.flatMap((stage) =>
      [partner, reviewer].map((reader) => ({ stage, reader, who: reader.capacity })),
    ),
  )(
    'fits into a message in $stage for the $who, with the longest data that the rules allow',
    ({ stage, reader }) => {
      const headline = {
        title: words.notices.informationRequested,
        detail: [typed(`“${longText(1000)}”`)],
      };
      const links = [
        { title: 'Open the file', url: `https://claims.example.com/poe/${'t'.repeat(420)}` },
      ];
      const claim = stretched(reach(stage));
      // a notice, an answer with a link, and a refusal that keeps what was typed; never two at once
      expect(cardProblems(claimCard(claim, reader, { headline }))).toEqual([]);
      expect(
        cardProblems(claimCard(claim, reader, { good: 'The link works for five minutes.', links })),
      ).toEqual([]);
      expect(
        cardProblems(claimCard(claim, reader, { line: longText(300), comment: longText(1000) })),
      ).toEqual([]);
    },
  );

  it.each(shown)('says the status in words in %s, and names the claim', (stage) => {
    const claim = reach(stage);
    const card = claimCard(claim, partner);
    expect(textOf(card, 'claimId')).toBe(claim.id);
    expect(textOf(card, 'status')).toBe(
      claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    );
    expect(textOf(card, 'turn')).toEqual(expect.any(String));
  });

  it.each<{ stage: Stage; deadline: string | undefined }>([
    { stage: 'editing', deadline: undefined },
    { stage: 'submitted', deadline: 'Mon 9 Nov 2026, 23:59 UTC — 5 business days left' },
    {
      stage: 'partnerActionRequired',
      deadline: 'Mon 9 Nov 2026, 23:59 UTC — 5 business days left',
    },
    { stage: 'approved', deadline: 'Mon 9 Nov 2026, 23:59 UTC — 7 days left' },
    { stage: 'passed', deadline: undefined },
    { stage: 'rejected', deadline: 'Wed 2 Dec 2026, 23:59 UTC — 30 days left' },
    { stage: 'closed', deadline: undefined },
  ])(
    'shows the deadline of $stage with day, date, time, zone and what is left',
    ({ stage, deadline }) => {
      expect(textOf(claimCard(reach(stage), partner), 'deadline')).toBe(deadline);
    },
  );

  it('says "last day" on the day itself, and "1 business day left" before it', () => {
    const claim = reach('submitted');
    expect(
      textOf(claimCard(claim, { ...partner, now: utc('2026-11-09', '08:00') }), 'deadline'),
    ).toMatch(/ — last day$/);
    expect(
      textOf(claimCard(claim, { ...partner, now: utc('2026-11-07', '08:00') }), 'deadline'),
    ).toMatch(/ — 1 business day left$/);
  });

  it('shows the overall target while it runs, and "clock paused" while the partner must answer', () => {
    expect(textOf(claimCard(reach('submitted'), partner), 'target')).toBe(
      'Mon 16 Nov 2026, 23:59 UTC — 10 business days left',
    );
    expect(textOf(claimCard(reach('partnerActionRequired'), reviewer), 'target')).toMatch(
      /clock paused$/,
    );
    expect(textOf(claimCard(reach('approved'), partner), 'target')).toBeUndefined();
  });

  it('says what is overdue, and only then', () => {
    const late = run([good.submit, on(utc('2026-11-11'), good.tick)]).claim;
    expect(textOf(claimCard(late, { ...partner, now: utc('2026-11-11') }), 'overdue')).toMatch(
      /review should have started/,
    );
    expect(textOf(claimCard(reach('submitted'), partner), 'overdue')).toBeUndefined();
  });

  it('carries the word "disputed" where it is, and the quoted reasons in PAR and Rejected', () => {
    expect(textOf(claimCard(reach('disputed'), partner), 'disputed')).toBe('disputed');
    expect(byId(claimCard(reach('underReview'), partner), 'disputed')).toBeUndefined();
    expect(
      JSON.stringify(byId(claimCard(reach('partnerActionRequired'), partner), 'reason')),
    ).toContain('"Missing Products"');
    expect(JSON.stringify(byId(claimCard(reach('rejected'), partner), 'reason'))).toContain(
      '"Insufficient proof of execution"',
    );
    expect(byId(claimCard(reach('submitted'), partner), 'reason')).toBeUndefined();
  });

  it.each<{ stage: Stage; way: string }>([
    { stage: 'editing', way: '● Editing (now) | ○ Submitted | ○ Under review | ○ Approved' },
    { stage: 'submitted', way: '✓ Editing | ● Submitted (now) | ○ Under review | ○ Approved' },
    { stage: 'disputed', way: '✓ Editing | ✓ Submitted | ● Under review (now) | ○ Approved' },
    {
      stage: 'partnerActionRequired',
      way: '✓ Editing | ✓ Submitted | ● Partner action required (now) | ○ Under review | ○ Approved',
    },
    { stage: 'passed', way: '✓ Editing | ✓ Submitted | ✓ Under review | ● Approved (now)' },
    { stage: 'rejected', way: '✓ Editing | ✓ Submitted | ✓ Under review | ✕ Rejected (now)' },
    {
      stage: 'declined',
      way: '✓ Editing | ✓ Submitted | ✓ Under review | ✓ Approved | ✕ Rejected (now)',
    },
  ])('shows the way of $stage, with the present step in bold', ({ stage, way }) => {
    const runs = wayOf(reach(stage), words);
    const steps = runs.map(({ text }) => text).join('');
    expect(steps.replaceAll('\u00a0', ' ').replaceAll('  ›  ', ' | ')).toBe(way);
    const bold = runs.filter(({ weight }) => weight === 'Bolder');
    expect(bold.map(({ text }) => text)).toEqual([expect.stringMatching(/\(now\)$/)]);
    expect(JSON.stringify(claimCard(reach(stage), partner))).toContain(JSON.stringify(runs));
  });

  it('leaves the way out before it shortens what people wrote', () => {
    const lengths = Array.from({ length: 40 }, (_, i) => {
      const card = claimCard(reach('rejected'), partner, { line: longText(3300 + 20 * i) });
      return {
        has: JSON.stringify(card).includes('Rejected (now)'),
        length: JSON.stringify(card).length,
      };
    });
    expect(new Set(lengths.map(({ has }) => has))).toEqual(new Set([true, false]));
    expect(
      Math.min(...lengths.filter(({ has }) => !has).map(({ length }) => length)),
    ).toBeGreaterThan(12_000);
  });

  it('skips the review on the way of a claim that was taken back before it', () => {
    const { claim } = run([good.submit, good.requestRejection]);
    expect(JSON.stringify(wayOf(claim, words))).not.toContain(words.statusLabels.underReview);
  });

  it('offers nothing that changes to somebody who may only look', () => {
    for (const stage of shown) {
      const card = claimCard(reach(stage), { ...partner, mayChange: false });
      expect(
        verbs(card).filter((verb) => !['showHistory', 'openPoe'].includes(String(verb))),
      ).toEqual([]);
      expect(inputsOf(card)).toEqual([]);
    }
  });

  it('has the history at its upper right, in every status and for both sides', () => {
    for (const stage of shown)
      for (const reader of [partner, reviewer])
        expect(verbs(claimCard(reach(stage), reader))).toContain('showHistory');
  });

  it('names the claim and the revision that it shows in every button', () => {
    const claim = reach('underReview');
    for (const { data } of actionsOf(claimCard(claim, reviewer)))
      expect(data).toMatchObject({ claimId: claim.id, rev: claim.rev });
  });

  it('keeps what people typed from being Markdown, date function or template', () => {
    const name =
      '**bold** [link](https://x.example) {{DATE(2020-01-01T00:00:00Z,SHORT)}} ${name} <at>all</at>';
    const claim: Claim = { ...reach('submitted'), fields: { ...reach('submitted').fields, name } };
    const card = claimCard(claim, partner);
    expect(cardProblems(card, { typedDollars: true })).toEqual([]);
    const json = JSON.stringify(card);
    expect(json).not.toContain('{{DATE');
    expect(json).toContain('${name}');
    const holders = JSON.stringify(card, (_key, value: unknown) =>
      isRun(value) ? undefined : value,
    );
    expect(holders).not.toContain('bold');
  });

  it('shows Business Applications with subscriptions and the technical contact', () => {
    const claim = run([good.submit], { input: presalesInput }).claim;
    const json = JSON.stringify(claimCard(claim, reviewer));
    expect(json).toContain('50000000-0000-4000-8000-000000000001');
    expect(json).toContain('Tom Technical');
    expect(json).toContain('OSA Sell');
  });

  it('counts the products that a message has no room for', () => {
    const card = claimCard(stretched(reach('partnerActionRequired')), partner);
    const names = 'Dynamics 365 Sales, Dynamics 365 Customer Service, Dynamics 365 Field Service';
    expect(JSON.stringify(card)).toContain(`"${names} and 11 more"`);
  });

  it('says that approved is not payout, and whether the customer was told', () => {
    const approved = reach('approved');
    expect(JSON.stringify(claimCard(approved, partner))).toMatch(/not payout.*not been told/);
    const told = run([good.submit, good.startReview, good.approve, good.recordNotice]).claim;
    expect(JSON.stringify(claimCard(told, partner))).toMatch(/was told and may decline/);
    expect(
      JSON.stringify(
        claimCard(reach('passed'), { ...partner, now: plusMs(reach('passed').updatedAt, DAY) }),
      ),
    ).toMatch(/eligibility/);
  });

  it('warns the reviewer of a contact outside the customer’s domain, and only the reviewer', () => {
    const claim = reach('submitted');
    const outside: Claim = {
      ...claim,
      fields: { ...claim.fields, customerContactEmail: 'cora@elsewhere.example' },
    };
    expect(JSON.stringify(claimCard(outside, reviewer))).toContain('not at the customer’s domain');
    expect(JSON.stringify(claimCard(outside, partner))).not.toContain(
      'not at the customer’s domain',
    );
  });
});

const isRun = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'TextRun';
