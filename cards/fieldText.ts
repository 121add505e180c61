import type { FieldName } from '../services/claims/fields.ts';
import { isSubscriptionField } from '../services/claims/fields.ts';
import type { Problem } from '../services/claims/validate.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';

type Labels = Words['inputLabels'];

/** Label of a field of a claim. */
export const fieldLabel = (field: FieldName, { fieldLabels, subscriptionLabel }: Words): string =>
  isSubscriptionField(field)
    ? subscriptionLabel(productName(field.slice('subscription_'.length)))
    : fieldLabels[field];

/** Label of an input, of the form or of a question. */
export function inputLabel(field: Problem['field'], words: Words): string {
  const { inputLabels } = words;
  return isOfQuestion(field, inputLabels) ? inputLabels[field] : fieldLabel(field, words);
}

const isOfQuestion = (field: Problem['field'], labels: Labels): field is keyof Labels =>
  Object.hasOwn(labels, field);

/** Problem of an input, and what would be right. */
export function problemText(
  { field, reason }: Problem,
  { problems, commentTooLong }: Words,
): string {
  const long = field === 'comment' || field === 'justification';
  return reason === 'tooLong' && long ? commentTooLong : problems[reason];
}
