import type { Verdict, Circumstances } from './circumstances.ts';
import { isIn, type Claim } from './claim.ts';
import {
  applyChanges,
  changesOf,
  isSubscriptionField,
  valueOf,
  type FieldChange,
  type FieldInput,
  type FieldName,
  type Fields,
} from './fields.ts';
import { fittingProducts, missingFields, requiredOf, type FormPage } from './form.ts';
import { invalid } from './refusals.ts';
import { validate } from './validate.ts';

/**
 * Fields that may change after submission (docs/law.md section 4), beside the subscriptions of
 * claimed products.
 */
const editable: ReadonlySet<FieldName> = new Set([
  'mpnId',
  'productIds',
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'partnerContactName',
  'partnerContactEmail',
]);
export const isEditable = (field: FieldName): boolean =>
  editable.has(field) || isSubscriptionField(field);

/** Decides a sent form: the changes, or the problems. */
export function saveFields(
  claim: Claim,
  page: FormPage | 'edit' | 'partial',
  sent: FieldInput,
  { actor, organisation }: Circumstances,
): Verdict {
  if (!organisation || !actor?.partner) throw new Error('A form is judged by its organisation.');
  const editing = isIn(claim, 'editing');
  const input = Object.fromEntries(
    Object.entries(sent).filter(([field]) => editing || isEditable(field as FieldName)),
  ) as FieldInput;
  const fixed = changesOf(claim.fields, sent).filter(({ field }) => !editing && !isEditable(field));
  if (fixed.length > 0) return { kind: 'fieldsFixed', allowed: ['editing'] };
  const after = applyChanges(claim.fields, changesOf(claim.fields, input));
  // after submission all forms are treated as the one of the editable fields
  const required = requiredFor(editing ? page : 'edit', after);
  const problems = validate(claim.fields, input, required, {
    organisation,
    mpnIds: actor.partner.mpnIds,
  });
  if (problems.length > 0) return invalid(...problems);
  const changes = withDroppedProducts(claim, changesOf(claim.fields, input));
  return changes.length > 0 ? [{ type: 'fieldsChanged', changes }] : [];
}

function requiredFor(page: FormPage | 'edit' | 'partial', fields: Fields): readonly FieldName[] {
  if (page === 'partial') return [];
  return page === 'edit' ? missingFields(fields).filter(isEditable) : requiredOf(page, fields);
}

/** Adds the removal of products that do not fit the changed area or activity. */
function withDroppedProducts(claim: Claim, changes: FieldChange[]): FieldChange[] {
  const next = applyChanges(claim.fields, changes);
  const from = valueOf(claim.fields, 'productIds');
  const to = fittingProducts(next).join(',');
  if (to === valueOf(next, 'productIds')) return changes;
  return [
    ...changes.filter(({ field }) => field !== 'productIds'),
    { field: 'productIds', from, to },
  ];
}
