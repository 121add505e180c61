import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  act,
  approved,
  dataFor,
  ines,
  must,
  rosa,
  startWorld,
  status,
  underReview,
  vera,
  viktor,
  type World,
} from '../support/world.ts';
import { elsewhere } from './hearing.ts';
import { statusOf, wordsIn } from './reading.ts';
import { judgesAllThatWasSeen } from './seen.ts';

let w: World;
beforeAll(async () => {
  w = await startWorld();
});
afterAll(() => w.stop());

const subscription = (n: number): string => `dddddddd-1111-4111-8111-${String(n).padStart(12, '0')}`;

describe('one partner per workload', () => {
  const products = { productIds: 'm365.intune' };
  const theirs = (customer: Readonly<Record<string, string>>) =>
    underReview(w, { ...products, ...customer, mpnId: '6660001' }, rosa);

  it('refuses a plain approval while another organisation holds it', async () => {
    const customer = elsewhere();
    const [mine, other] = [await approved(w, { ...products, ...customer }), await theirs(customer)];
    const { card } = await act(w, vera, 'approveClaim', other);
    expect([statusOf(card), wordsIn(card)]).toEqual(['Under review', expect.stringMatching(/another organisation/i)]);
    expect(await status(w, other, rosa)).toBe('Under review');
    expect(await status(w, mine)).toBe('Approved');
  });

  it('frees what a rejected claim held', async () => {
    const customer = elsewhere();
    const [mine, other] = [await approved(w, { ...products, ...customer }), await theirs(customer)];
    await must(w, ines, 'requestRejection', mine, { detail: 'noLongerWorkingWithCustomer' });
    await w.advance();
    await must(w, vera, 'approveClaim', other);
    expect(await status(w, other, rosa)).toBe('Approved');
  });

  it('lets several claims of one organisation share it', async () => {
    const customer = elsewhere();
    const both = [await approved(w, { ...products, ...customer }), await approved(w, { ...products, ...customer })];
    for (const claimId of both) expect(await status(w, claimId)).toBe('Approved');
  });

  it('lets exactly one of two approvals at the same moment win', async () => {
    for (let i = 0; i < 5; i += 1) {
      const customer = elsewhere();
      const [mine, other] = [await underReview(w, { ...products, ...customer }), await theirs(customer)];
      const [a, b] = [await dataFor(w, vera, 'approveClaim', mine), await dataFor(w, viktor, 'approveClaim', other)];
      await Promise.all([w.press(vera, 'approveClaim', a), w.press(viktor, 'approveClaim', b)]);
      const now = [await status(w, mine), await status(w, other, rosa)];
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
    await approved(w, { ...business, activity: 'usage' });
    const sameSubscription = await underReview(w, { ...business, activity: 'presales', mpnId: '6660001' }, rosa);
    await act(w, vera, 'approveClaim', sameSubscription);
    expect(await status(w, sameSubscription, rosa)).toBe('Under review');
    const another = await underReview(
      w,
      { ...business, activity: 'usage', mpnId: '6660001', 'subscription_d365.sales': subscription(7002) },
      rosa,
    );
    const revenue = await underReview(w, { ...business, activity: 'revenueAssociation', mpnId: '6660001' }, rosa);
    for (const claimId of [another, revenue]) await must(w, vera, 'approveClaim', claimId);
    expect([await status(w, another, rosa), await status(w, revenue, rosa)]).toEqual(['Approved', 'Approved']);
  });

  judgesAllThatWasSeen(() => w);
});
