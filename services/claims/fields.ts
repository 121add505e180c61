import type { Activity, SolutionArea } from './catalogue.ts';

/**
 * The fields of a claim; each may be missing while it is a draft. Texts are trimmed and not empty.
 */
export type Fields = {
  name?: string;
  mpnId?: string;
  customerName?: string;
  customerDomain?: string;
  customerTenantId?: string;
  solutionArea?: SolutionArea;
  activity?: Activity;
  productIds?: readonly string[];
  /** Product id -> subscription id (a GUID). */
  subscriptions?: Readonly<Record<string, string>>;
  customerContactName?: string;
  customerContactTitle?: string;
  customerContactEmail?: string;
  technicalContactName?: string;
  technicalContactTitle?: string;
  technicalContactEmail?: string;
  partnerContactName?: string;
  partnerContactEmail?: string;
  sellerName?: string;
  revenueCustomerName?: string;
  isvSolution?: string;
  optOutOfPayment?: boolean;
};

/** The input ids of the form (docs/interface.md), one for each field and subscription. */
export type SubscriptionField = `subscription_${string}`;
export type FieldName = Exclude<keyof Fields, 'subscriptions'> | SubscriptionField;

/** A sent form, field by field, trimmed; an empty text clears the field. */
export type FieldInput = Partial<Record<FieldName, string>>;

/** One field's change as the history shows it; '' for an empty field. */
export type FieldChange = { field: FieldName; from: string; to: string };

export const textFields = [
  'name',
  'mpnId',
  'customerName',
  'customerDomain',
  'customerTenantId',
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'technicalContactName',
  'technicalContactTitle',
  'technicalContactEmail',
  'partnerContactName',
  'partnerContactEmail',
  'sellerName',
  'revenueCustomerName',
  'isvSolution',
] as const satisfies readonly FieldName[];
type TextField = (typeof textFields)[number];

export const fieldNames: readonly FieldName[] = [
  ...textFields,
  'solutionArea',
  'activity',
  'productIds',
  'optOutOfPayment',
];

const isTextField = (field: FieldName): field is TextField =>
  (textFields as readonly string[]).includes(field);

export const subscriptionField = (productId: string): SubscriptionField =>
  `subscription_${productId}`;
export const isSubscriptionField = (field: string): field is SubscriptionField =>
  field.startsWith('subscription_');
const productOfField = (field: SubscriptionField): string => field.slice('subscription_'.length);

/** A field's value as the form shows and sends it. */
export function valueOf(fields: Fields, field: FieldName): string {
  if (isSubscriptionField(field)) return fields.subscriptions?.[productOfField(field)] ?? '';
  if (isTextField(field)) return fields[field] ?? '';
  if (field === 'productIds') return (fields.productIds ?? []).join(',');
  if (field === 'optOutOfPayment')
    return fields.optOutOfPayment === undefined ? '' : String(fields.optOutOfPayment);
  return fields[field] ?? '';
}

/** The fields with one value changed. The value must be valid. */
export function withValue(fields: Fields, field: FieldName, value: string): Fields {
  if (isSubscriptionField(field)) {
    const { [productOfField(field)]: _, ...others } = fields.subscriptions ?? {};
    return {
      ...fields,
      subscriptions: value === '' ? others : { ...others, [productOfField(field)]: value },
    };
  }
  const { [field]: _, ...others } = fields;
  if (value === '') return others;
  if (field === 'productIds') return { ...others, productIds: value.split(',') };
  if (field === 'optOutOfPayment') return { ...others, optOutOfPayment: value === 'true' };
  return { ...others, [field]: value };
}

/** The changes that `input` makes to the fields. */
export function changesOf(fields: Fields, input: FieldInput): FieldChange[] {
  return (Object.entries(input) as [FieldName, string][])
    .map(([field, to]) => ({ field, from: valueOf(fields, field), to }))
    .filter(({ from, to }) => from !== to);
}

export function applyChanges(fields: Fields, changes: readonly FieldChange[]): Fields {
  return changes.reduce((current, { field, to }) => withValue(current, field, to), fields);
}
