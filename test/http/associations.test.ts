import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  addPoe,
  makeApproved,
  dataFor,
  draft,
  ines,
  mara,
  must,
  rosa,
  show,
  readStatus,
  makeSubmitted,
  makeUnderReview,
  vera,
  viktor,
} from './support/world.ts';
import type { Card } from '../support/requests.ts';
import { elsewhere, historyOf } from './support/listening.ts';
import {
  actionsOf,
  element,
  filled,
  inputOf,
  linkOf,
  statusOf,
  verbsOf,
  wordsIn,
} from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

const subscription = (n: number): string =>
  `dddddddd-1111-4111-8111-${String(n).padStart(12, '0')}`;

describe('competing claims', () => {
  const rowsOf = (card: Card | undefined) =>
    actionsOf(card).flatMap(({ verb, data }) => (verb === 'openPoe' ? [String(data.claimId)] : []));
  /**
   * One of ours under review and one of the rival's approved, for the same customer and workload.
   */
  const two = async (more = {}) => {
    const common = { productIds: 'm365.intune', ...elsewhere(), ...more };
    const theirs = await makeApproved(w, { ...common, mpnId: '6660001' }, rosa);
    const mine = await draft(w, common);
    const files = [await addPoe(w, mine, 'plan.txt'), await addPoe(w, mine, 'report.txt')];
    await must(w, ines, 'submitClaim', mine, { checklist: 'claim,dates' });
    await must(w, vera, 'startReview', mine);
    return { mine, theirs, files };
  };

  it('are shown side by side instead of an approval: per check ticked or not, file by file', async () => {
    const { mine, theirs } = await two();
    const { card } = await act(w, vera, 'approveClaim', mine);
    expect([statusOf(card), element(card, 'claimId')]).toEqual(['Under review', mine]);
    expect([element(card, 'otherStatus'), element(card, 'otherId')]).toEqual(['Approved', theirs]);
    const words = wordsIn(card);
    expect(words).toMatch(/another organisation is associated/i);
    expect(words).toMatch(/Both claim: Microsoft Intune/);
    expect(words).toMatch(/Alpine Ski House.*Proseware Partners/);
    expect(words).toMatch(
      /It concerns this claim ☑ ticked ☑ ticked The customer’s signature is on it ☐ not ticked/,
    );
    expect(words).toMatch(/plan\.txt › \d+ \w+ \d{4}, \d+ B .*report\.txt ›/);
    expect(rowsOf(card)).toEqual([mine, mine, theirs]);
    expect(verbsOf(card)).not.toContain('approveClaim');
  });

  it('are compared before the decision as well, from the claim’s card, each file opened beside the other claim', async () => {
    const { mine, theirs } = await two();
    const card = await must(w, vera, 'compareClaims', mine);
    expect([element(card, 'claimId'), element(card, 'otherId')]).toEqual([mine, theirs]);
    const row = actionsOf(card).find(
      ({ verb, data }) => verb === 'openPoe' && data.claimId === theirs,
    );
    const opened = (await w.press(vera, 'openPoe', row?.data ?? {})).card;
    expect([element(opened, 'claimId'), element(opened, 'otherId')]).toEqual([mine, theirs]);
    expect((await w.get(linkOf(opened))).status).toBe(200);
    expect(await historyOf(w, theirs, rosa)).toMatch(/Vera Reviewer .*Opened/);
    const asked = (await w.press(vera, 'requestInformation', filled(opened, 'requestInformation')))
      .card;
    expect(inputOf(asked, 'reasons')).toBeDefined();
  });

  it('are approved from there where none holds the workload yet', async () => {
    const common = { productIds: 'm365.intune', ...elsewhere() };
    const theirs = await makeUnderReview(w, { ...common, mpnId: '6660001' }, rosa);
    const mine = await makeUnderReview(w, common);
    const card = await must(w, vera, 'compareClaims', mine);
    expect(element(card, 'otherStatus')).toBe('Under review');
    await w.press(vera, 'approveClaim', filled(card, 'approveClaim'));
    expect([await readStatus(w, mine), await readStatus(w, theirs, rosa)]).toEqual([
      'Approved',
      'Under review',
    ]);
  });

  it('are gone through one by one where there are several, those that hold it first', async () => {
    const customer = elsewhere();
    const { mine, theirs } = await two(customer);
    const second = await makeSubmitted(
      w,
      { ...customer, productIds: 'm365.intune', mpnId: '6660001' },
      rosa,
    );
    const first = await must(w, vera, 'compareClaims', mine);
    const next = await w.press(vera, 'compareClaims', filled(first, 'compareClaims'));
    const again = await w.press(vera, 'compareClaims', filled(next.card, 'compareClaims'));
    expect([first, next.card, again.card].map((card) => element(card, 'otherId'))).toEqual([
      theirs,
      second,
      theirs,
    ]);
  });

  it('show many files a few at a time', async () => {
    const { mine } = await two();
    await must(w, vera, 'requestInformation', mine, { reasons: 'missingAllPoe', comment: 'More.' });
    for (let n = 0; n < 5; n += 1) await addPoe(w, mine, `more-${n}.txt`);
    const one = await must(w, vera, 'compareClaims', mine);
    const next = await w.press(
      vera,
      'compareClaims',
      filled(one, 'compareClaims', {}, 'More files'),
    );
    expect([rowsOf(one).length, rowsOf(next.card).length]).toEqual([6, 2]);
    expect(wordsIn(next.card)).toMatch(/6 to 7 of 7 files/);
  });

  it('say so where there is none, or none that this reviewer may see', async () => {
    const alone = await makeUnderReview(w, { productIds: 'm365.intune', ...elsewhere() });
    expect(wordsIn(await must(w, vera, 'compareClaims', alone))).toMatch(
      /No other organisation claims/,
    );
    const { mine } = await two();
    const { card, raw } = await act(w, mara, 'approveClaim', mine);
    expect(wordsIn(card)).toMatch(/another organisation is associated.*may not see/i);
    expect(raw).not.toMatch(/Proseware|Rosa/);
  });

  it('tell neither partner who the other is: in no card, notice, list, history or error', async () => {
    const secret = ['Proseware', 'Rosa', rosa.tenant, rosa.aad, '6660001'];
    const from = w.teams.calls.length;
    const { mine, theirs } = await two();
    await act(w, vera, 'approveClaim', mine);
    await must(w, vera, 'comment', mine, { comment: 'There is another claim.' });
    await must(w, vera, 'requestInformation', mine, {
      reasons: 'missingAllPoe',
      comment: 'Please show more.',
    });
    await act(w, ines, 'resubmitClaim', mine, { comment: 'There.' });
    await w.advance();
    const answers = [
      await show(w, ines, mine),
      await w.press(ines, 'compareClaims', { claimId: mine }),
      await w.press(ines, 'compareClaims', { claimId: mine, otherId: theirs }),
      await w.press(ines, 'openPoe', {
        claimId: theirs,
        beside: mine,
        otherId: theirs,
        poeId: 'P000000',
      }),
      await w.press(ines, 'showClaim', { claimId: theirs }),
      await w.press(ines, 'listClaims', { query: theirs }),
    ].map(({ raw }) => raw);
    const posts = w.teams.calls
      .slice(from)
      .filter(({ conversation }) => conversation === ines.chat);
    const read = [
      ...answers,
      await historyOf(w, mine),
      ...posts.map(({ activity }) => JSON.stringify(activity)),
    ];
    expect(secret.filter((word) => read.some((text) => text.includes(word)))).toEqual([]);
    expect(posts.length).toBeGreaterThan(3);
  });
});

describe('one partner per workload', () => {
  const products = { productIds: 'm365.intune' };
  const theirs = (customer: Readonly<Record<string, string>>) =>
    makeUnderReview(w, { ...products, ...customer, mpnId: '6660001' }, rosa);

  it('refuses a plain approval while another organisation holds it', async () => {
    const customer = elsewhere();
    const [mine, other] = [
      await makeApproved(w, { ...products, ...customer }),
      await theirs(customer),
    ];
    const { card } = await act(w, vera, 'approveClaim', other);
    expect([statusOf(card), wordsIn(card)]).toEqual([
      'Under review',
      expect.stringMatching(/another organisation/i),
    ]);
    expect(await readStatus(w, other, rosa)).toBe('Under review');
    expect(await readStatus(w, mine)).toBe('Approved');
  });

  it('frees what a rejected claim held', async () => {
    const customer = elsewhere();
    const [mine, other] = [
      await makeApproved(w, { ...products, ...customer }),
      await theirs(customer),
    ];
    await must(w, ines, 'requestRejection', mine, { detail: 'noLongerWorkingWithCustomer' });
    await w.advance();
    await must(w, vera, 'approveClaim', other);
    expect(await readStatus(w, other, rosa)).toBe('Approved');
  });

  it('lets several claims of one organisation share it', async () => {
    const customer = elsewhere();
    const both = [
      await makeApproved(w, { ...products, ...customer }),
      await makeApproved(w, { ...products, ...customer }),
    ];
    for (const claimId of both) expect(await readStatus(w, claimId)).toBe('Approved');
  });

  it('lets exactly one of two approvals at the same moment win', async () => {
    for (let i = 0; i < 5; i += 1) {
      const customer = elsewhere();
      const [mine, other] = [
        await makeUnderReview(w, { ...products, ...customer }),
        await theirs(customer),
      ];
      const [a, b] = [
        await dataFor(w, vera, 'approveClaim', mine),
        await dataFor(w, viktor, 'approveClaim', other),
      ];
      await Promise.all([w.press(vera, 'approveClaim', a), w.press(viktor, 'approveClaim', b)]);
      const now = [await readStatus(w, mine), await readStatus(w, other, rosa)];
      expect(new Set(now)).toEqual(new Set(['Approved', 'Under review']));
    }
  });

  it('counts a subscription of Business Applications, and no hold of revenue association', async () => {
    const customer = elsewhere();
    const business = {
      ...customer,
      solutionArea: 'businessApplications',
      productIds: 'd365.sales',
      'subscription_d365.sales': subscription(7001),
    };
    await makeApproved(w, { ...business, activity: 'usage' });
    const sameSubscription = await makeUnderReview(
      w,
      { ...business, activity: 'presales', mpnId: '6660001' },
      rosa,
    );
    await act(w, vera, 'approveClaim', sameSubscription);
    expect(await readStatus(w, sameSubscription, rosa)).toBe('Under review');
    const another = await makeUnderReview(
      w,
      {
        ...business,
        activity: 'usage',
        mpnId: '6660001',
        'subscription_d365.sales': subscription(7002),
      },
      rosa,
    );
    const revenue = await makeUnderReview(
      w,
      { ...business, activity: 'revenueAssociation', mpnId: '6660001' },
      rosa,
    );
    for (const claimId of [another, revenue]) await must(w, vera, 'approveClaim', claimId);
    expect([await readStatus(w, another, rosa), await readStatus(w, revenue, rosa)]).toEqual([
      'Approved',
      'Approved',
    ]);
  });

  judgesAllThatWasSeen(() => w);
});
