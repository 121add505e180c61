import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  heldByOthers,
  holdKeys,
  noAssociations,
  release,
  take,
} from '../../../services/claims/associations.ts';
import { catalogue, programmeOf, productsFor } from '../../../services/claims/catalogue.ts';
import { applyChanges, changesOf, type Fields } from '../../../services/claims/fields.ts';
import {
  claimIdOf,
  CUSTOMER_TENANT,
  m365Input,
  presalesInput,
  revenueInput,
  runs,
  SUBSCRIPTION,
} from '../../support/law.ts';

const fieldsFrom = (input: typeof m365Input): Fields => applyChanges({}, changesOf({}, input));
const [a, b, c] = [
  claimIdOf('CPOR-AAAA-AAAA'),
  claimIdOf('CPOR-BBBB-BBBB'),
  claimIdOf('CPOR-CCCC-CCCC'),
];
const none = noAssociations(CUSTOMER_TENANT);

describe('what a claim takes hold of', () => {
  it('is the customer’s workload for Microsoft 365', () => {
    expect(holdKeys(fieldsFrom(m365Input))).toEqual([
      'workload:m365.exchange',
      'workload:m365.teams',
    ]);
  });

  it('is the subscription for Business Applications, once however many products it is of', () => {
    const fields = fieldsFrom(presalesInput);
    expect(holdKeys(fields)).toEqual([`subscription:${SUBSCRIPTION}`]);
    const two = { ...fields, productIds: ['d365.sales', 'd365.guides'] };
    expect(
      holdKeys({
        ...two,
        subscriptions: { 'd365.sales': SUBSCRIPTION, 'd365.guides': SUBSCRIPTION },
      }),
    ).toEqual([`subscription:${SUBSCRIPTION}`]);
  });

  it('is nothing for revenue association', () => {
    expect(holdKeys(fieldsFrom(revenueInput))).toEqual([]);
  });

  it('is nothing of a product that is no longer claimed, though its subscription is still known', () => {
    const fields = { ...fieldsFrom(presalesInput), productIds: ['d365.guides'] };
    expect(holdKeys(fields)).toEqual([]);
  });

  it('is what the catalogue says of each product', () => {
    for (const { area, per } of catalogue)
      expect(per).toBe(area === 'microsoft365' ? 'workload' : 'subscription');
  });
});

describe('a workload or subscription', () => {
  const keys = holdKeys(fieldsFrom(m365Input));
  const held = take(none, keys, 'fabrikam', a);

  it('is held by whoever took it', () => {
    expect(heldByOthers(none, keys, 'adatum')).toEqual([]);
    expect(heldByOthers(held, keys, 'adatum')).toEqual([a]);
  });

  it('may be shared by several claims of one organisation', () => {
    expect(heldByOthers(held, keys, 'fabrikam')).toEqual([]);
    const shared = take(take(held, keys.slice(0, 1), 'fabrikam', b), keys, 'fabrikam', a);
    expect(shared.holds).toEqual({
      'workload:m365.exchange': { organisation: 'fabrikam', claims: [a, b] },
      'workload:m365.teams': { organisation: 'fabrikam', claims: [a] },
    });
  });

  it('is in the way of others only where they want the same', () => {
    expect(heldByOthers(held, ['workload:m365.yammer'], 'adatum')).toEqual([]);
    expect(heldByOthers(held, ['workload:m365.yammer', 'workload:m365.teams'], 'adatum')).toEqual([
      a,
    ]);
  });

  it('is held by one organisation at a time: whoever takes it over has it alone', () => {
    const over = take(held, ['workload:m365.teams'], 'adatum', c);
    expect(heldByOthers(over, keys, 'fabrikam')).toEqual([c]);
    expect(heldByOthers(over, keys, 'adatum')).toEqual([a]);
    expect(over.holds['workload:m365.teams']).toEqual({ organisation: 'adatum', claims: [c] });
  });

  it('is free again when the last claim that held it is released', () => {
    const shared = take(held, keys, 'fabrikam', b);
    expect(heldByOthers(release(shared, a), keys, 'adatum')).toEqual([b]);
    expect(release(release(shared, a), b)).toEqual(none);
  });

  it('may be released twice, and by a claim that never held it', () => {
    expect(release(release(held, a), a)).toEqual(release(held, a));
    expect(release(held, c)).toEqual(held);
  });

  it('belongs to one organisation, and to claims of it only, whoever takes and releases what in whatever order', () => {
    const organisations = { fabrikam: [a, b], adatum: [c] } as const;
    const move = fc.record({
      organisation: fc.constantFrom('fabrikam' as const, 'adatum' as const),
      which: fc.nat({ max: 1 }),
      keys: fc.subarray(keys),
      free: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (list) => {
        let state = none;
        for (const { organisation, which, keys: some, free } of list) {
          const claim = organisations[organisation][which] ?? a;
          const owner = (organisations.adatum as readonly string[]).includes(claim)
            ? 'adatum'
            : 'fabrikam';
          state = free ? release(state, claim) : take(state, some, owner, claim);
          for (const hold of Object.values(state.holds)) {
            const mine: readonly string[] =
              organisations[hold.organisation as keyof typeof organisations];
            expect(hold.claims.length).toBeGreaterThan(0);
            expect(new Set(hold.claims).size).toBe(hold.claims.length);
            expect(hold.claims.every((one) => mine.includes(one))).toBe(true);
          }
          if (!free) expect(heldByOthers(state, some, owner)).toEqual([]);
        }
      }),
      runs(1000),
    );
  });
});

describe('the programme', () => {
  it('follows from area and activity; revenue association has none', () => {
    expect(programmeOf('businessApplications', 'presales')).toBe('OSA Sell');
    expect(programmeOf('businessApplications', 'usage')).toBe('OSU – Business Applications');
    expect(programmeOf('microsoft365', 'usage')).toBe('OSU – Microsoft 365');
    expect(programmeOf('businessApplications', 'revenueAssociation')).toBeUndefined();
  });

  it('knows fifteen Microsoft 365 workloads, for Usage only, and fourteen products of Business Applications', () => {
    expect(productsFor('microsoft365', 'usage')).toHaveLength(15);
    expect(productsFor('microsoft365', 'presales')).toEqual([]);
    for (const activity of ['presales', 'usage', 'revenueAssociation'] as const)
      expect(productsFor('businessApplications', activity)).toHaveLength(14);
  });
});
