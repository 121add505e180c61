import { productOf, productsFor } from './catalogue.ts';
import type { FieldName, Fields } from './fields.ts';
import { subscriptionField, valueOf } from './fields.ts';

/**
 * The pages of the form, in order. Step 2 has two pages and, for Business Applications, a third.
 */
export const formPages = ['customer', 'activity', 'products', 'details', 'contacts'] as const;
export type FormPage = (typeof formPages)[number];

const customer: readonly FieldName[] = [
  'name',
  'mpnId',
  'customerName',
  'customerDomain',
  'customerTenantId',
];
const activity: readonly FieldName[] = ['solutionArea', 'activity'];
const contacts: readonly FieldName[] = [
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'partnerContactName',
  'partnerContactEmail',
];
const technical: readonly FieldName[] = [
  'technicalContactName',
  'technicalContactTitle',
  'technicalContactEmail',
];
const revenue: readonly FieldName[] = ['sellerName', 'revenueCustomerName', 'isvSolution'];

/**
 * The fields of a page for this area, activity and products. Only `optOutOfPayment` may stay empty.
 */
export function fieldsOf(page: FormPage, fields: Fields): readonly FieldName[] {
  const business = fields.solutionArea === 'businessApplications';
  switch (page) {
    case 'customer':
      return customer;
    case 'activity':
      return activity;
    case 'products':
      return fields.activity === 'revenueAssociation'
        ? ['productIds']
        : ['productIds', 'optOutOfPayment'];
    case 'details':
      if (!business) return [];
      return [
        ...subscriptionFields(fields),
        ...(fields.activity === 'revenueAssociation' ? revenue : []),
      ];
    case 'contacts':
      return business ? [...contacts.slice(0, 3), ...technical, ...contacts.slice(3)] : contacts;
    default:
      return page satisfies never;
  }
}

function subscriptionFields(fields: Fields): FieldName[] {
  return (fields.productIds ?? [])
    .filter((id) => productOf(id)?.per === 'subscription')
    .map(subscriptionField);
}

export function requiredOf(page: FormPage, fields: Fields): readonly FieldName[] {
  return fieldsOf(page, fields).filter((field) => field !== 'optOutOfPayment');
}

/** All the fields of a claim of this area and activity. */
export function relevantFields(fields: Fields): readonly FieldName[] {
  return formPages.flatMap((page) => fieldsOf(page, fields));
}

/** The required fields that are still empty, in the form's order. */
export function missingFields(fields: Fields): FieldName[] {
  return formPages
    .flatMap((page) => requiredOf(page, fields))
    .filter((field) => valueOf(fields, field) === '');
}

/** The first page with an empty required field; undefined where none is left. */
export function firstOpenPage(fields: Fields): FormPage | undefined {
  return formPages.find((page) =>
    requiredOf(page, fields).some((field) => valueOf(fields, field) === ''),
  );
}

/** The next page with any fields, or the previous one for step -1; undefined at the end. */
export function nextPage(page: FormPage, fields: Fields, step: 1 | -1 = 1): FormPage | undefined {
  for (let i = formPages.indexOf(page) + step; i >= 0 && i < formPages.length; i += step) {
    const other = formPages[i];
    if (other && fieldsOf(other, fields).length > 0) return other;
  }
  return undefined;
}

/** The products that still fit the area and activity. */
export function fittingProducts(fields: Fields): readonly string[] {
  const { solutionArea, activity: chosen, productIds = [] } = fields;
  if (!solutionArea || !chosen) return productIds;
  const allowed = new Set(productsFor(solutionArea, chosen).map(({ id }) => id));
  return productIds.filter((id) => allowed.has(id));
}
