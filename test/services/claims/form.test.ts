import { describe, expect, it } from '@jest/globals';
import type { Fields } from '../../../services/claims/fields.ts';
import {
  applyChanges,
  changesOf,
  fieldNames,
  isSubscriptionField,
  valueOf,
} from '../../../services/claims/fields.ts';
import {
  fieldsOf,
  firstOpenPage,
  fittingProducts,
  formPages,
  missingFields,
  nextPage,
  relevantFields,
  requiredOf,
} from '../../../services/claims/form.ts';
import { isEditable } from '../../../services/claims/saveFields.ts';
import { draft, firstPage, m365Input, presalesInput, revenueInput } from '../../support/law.ts';

const fieldsFrom = (input: typeof m365Input): Fields => applyChanges({}, changesOf({}, input));
const m365 = fieldsFrom(m365Input);
const presales = fieldsFrom(presalesInput);
const revenue = fieldsFrom(revenueInput);

const customer = ['name', 'mpnId', 'customerName', 'customerDomain', 'customerTenantId'];
const contact = ['customerContactName', 'customerContactTitle', 'customerContactEmail'];
const technical = ['technicalContactName', 'technicalContactTitle', 'technicalContactEmail'];
const partner = ['partnerContactName', 'partnerContactEmail'];

describe('the pages of the form', () => {
  it.each([
    {
      kind: 'Microsoft 365',
      fields: m365,
      products: ['productIds', 'optOutOfPayment'],
      details: [],
      contacts: [...contact, ...partner],
    },
    {
      kind: 'Pre-sales',
      fields: presales,
      products: ['productIds', 'optOutOfPayment'],
      details: ['subscription_d365.sales'],
      contacts: [...contact, ...technical, ...partner],
    },
    {
      kind: 'Usage of Business Applications',
      fields: { ...presales, activity: 'usage' as const },
      products: ['productIds', 'optOutOfPayment'],
      details: ['subscription_d365.sales'],
      contacts: [...contact, ...technical, ...partner],
    },
    {
      kind: 'Revenue association, which is never paid',
      fields: revenue,
      products: ['productIds'],
      details: ['subscription_d365.sales', 'sellerName', 'revenueCustomerName', 'isvSolution'],
      contacts: [...contact, ...technical, ...partner],
    },
  ])('ask for what $kind needs', ({ fields, products, details, contacts }) => {
    const activity = ['solutionArea', 'activity'];
    const pages = formPages.map((page) => fieldsOf(page, fields));
    expect(pages).toEqual([customer, activity, products, details, contacts]);
    expect(relevantFields(fields)).toEqual(pages.flat());
  });

  it('ask for a subscription of each Business Applications product', () => {
    const fields: Fields = {
      ...presales,
      productIds: ['d365.sales', 'd365.guides', 'd365.finance'],
    };
    expect(fieldsOf('details', fields)).toEqual([
      'subscription_d365.sales',
      'subscription_d365.guides',
      'subscription_d365.finance',
    ]);
  });

  it('require all but the choice of payment', () => {
    for (const fields of [m365, presales, revenue]) {
      for (const page of formPages) {
        expect(requiredOf(page, fields)).toEqual(
          fieldsOf(page, fields).filter((field) => field !== 'optOutOfPayment'),
        );
      }
    }
  });

  it('follow one another, save those that have nothing to ask', () => {
    expect(nextPage('customer', {})).toBe('activity');
    expect(nextPage('products', m365)).toBe('contacts');
    expect(nextPage('products', presales)).toBe('details');
    expect(nextPage('contacts', presales)).toBeUndefined();
    expect(nextPage('contacts', m365, -1)).toBe('products');
    expect(nextPage('contacts', presales, -1)).toBe('details');
    expect(nextPage('activity', m365, -1)).toBe('customer');
    expect(nextPage('customer', m365, -1)).toBeUndefined();
  });

  it('know what is still missing, and where', () => {
    expect(firstOpenPage({})).toBe('customer');
    expect(firstOpenPage(firstPage().claim.fields)).toBe('activity');
    expect(firstOpenPage(draft().claim.fields)).toBeUndefined();
    expect(missingFields({ ...presales, subscriptions: {} })).toEqual(['subscription_d365.sales']);
    expect(firstOpenPage({ ...presales, subscriptions: {} })).toBe('details');
  });
});

describe('products that no longer fit', () => {
  it('are those of another area; nothing is dropped while area or activity are open', () => {
    const products = ['m365.teams', 'd365.sales'];
    expect(fittingProducts({ productIds: products })).toEqual(products);
    expect(fittingProducts({ solutionArea: 'microsoft365', productIds: products })).toEqual(
      products,
    );
    expect(fittingProducts({ ...presales, productIds: products })).toEqual(['d365.sales']);
    expect(fittingProducts({ ...m365, productIds: products })).toEqual(['m365.teams']);
  });
});

describe('a field', () => {
  it('is read as the form sent it, and empty where there is none', () => {
    for (const input of [m365Input, presalesInput, { ...revenueInput, optOutOfPayment: 'false' }]) {
      const fields = fieldsFrom(input);
      for (const [field, value] of Object.entries(input)) {
        expect(valueOf(fields, field as keyof typeof input)).toBe(value);
        expect(valueOf({}, field as keyof typeof input)).toBe('');
      }
    }
  });

  it('is cleared by an empty text and leaves no trace', () => {
    const cleared = Object.fromEntries(Object.keys(revenueInput).map((field) => [field, '']));
    expect(applyChanges(revenue, changesOf(revenue, cleared))).toEqual({ subscriptions: {} });
  });

  it('has one name everywhere, subscriptions aside', () => {
    const asked = [...relevantFields(m365), ...relevantFields(revenue)].filter(
      (field) => !isSubscriptionField(field),
    );
    expect(new Set(fieldNames)).toEqual(new Set(asked));
  });

  it('is editable after the submission only where the rules name it', () => {
    const all = [...relevantFields(m365), ...relevantFields(revenue)];
    expect([...new Set(all.filter(isEditable))].toSorted()).toEqual(
      ['mpnId', 'productIds', 'subscription_d365.sales', ...contact, ...partner].toSorted(),
    );
  });
});
