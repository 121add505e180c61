import {
  activities,
  activitiesOf,
  productsFor,
  solutionAreas,
} from '../services/claims/catalogue.ts';
import {
  isSubscriptionField,
  valueOf,
  type FieldName,
  type Fields,
} from '../services/claims/fields.ts';
import { MAX_EMAIL, MAX_TEXT, type Organisation } from '../services/claims/validate.ts';
import { fieldLabel } from './fieldText.ts';
import { choiceInput, textInput, toggleInput, type Input } from './inputs.ts';
import type { Words } from './text/words.ts';

type FieldContext = {
  words: Words;
  fields: Fields;
  organisation: Organisation;
  mpnIds: readonly string[];
  problem: string | undefined;
};

/** The input of a field, with its value and its problem. */
export function inputOf(
  field: FieldName,
  { words, fields, organisation, mpnIds, problem }: FieldContext,
): Input {
  const label = fieldLabel(field, words);
  const common = { words, value: valueOf(fields, field), problem };
  switch (field) {
    case 'mpnId':
      return choiceInput(field, label, locations(organisation, mpnIds, common.value), common);
    case 'solutionArea':
      return choiceInput(
        field,
        label,
        solutionAreas.map((value) => ({ value, title: words.areas[value] })),
        common,
      );
    case 'activity': {
      const known = fields.solutionArea ? activitiesOf(fields.solutionArea) : activities;
      const offered = problem ? activities : known;
      return choiceInput(
        field,
        label,
        offered.map((value) => ({ value, title: words.activityNames[value] })),
        common,
      );
    }
    case 'productIds': {
      const products =
        fields.solutionArea && fields.activity
          ? productsFor(fields.solutionArea, fields.activity)
          : [];
      return choiceInput(
        field,
        label,
        products.map(({ id, name }) => ({ value: id, title: name })),
        { ...common, isMultiSelect: true },
      );
    }
    case 'optOutOfPayment':
      return toggleInput(field, words.form.payment, label, common);
    default:
      return textInput(field, label, {
        ...common,
        placeholder: isSubscriptionField(field)
          ? words.placeholders.customerTenantId
          : words.placeholders[field],
        maxLength: field.endsWith('Email') || field === 'customerDomain' ? MAX_EMAIL : MAX_TEXT,
      });
  }
}

const LONGEST_MPN_ID = 10;

/** Choices of locations: enrolled ones that this person may act for, and the present value. */
function locations(
  { locations: all }: Organisation,
  mpnIds: readonly string[],
  present: string,
): { title: string; value: string }[] {
  const offered = all.filter(
    ({ mpnId, enrolled }) => enrolled && (mpnIds.length === 0 || mpnIds.includes(mpnId)),
  );
  const choices = offered.map(({ mpnId, name }) => ({ value: mpnId, title: `${mpnId} (${name})` }));
  return present === '' ||
    present.length > LONGEST_MPN_ID ||
    choices.some(({ value }) => value === present)
    ? choices
    : [...choices, { value: present, title: present }];
}
