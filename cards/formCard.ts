import type { Activity } from '../services/claims/catalogue.ts';
import {
  activities,
  activitiesOf,
  productOf,
  productsFor,
  solutionAreas,
} from '../services/claims/catalogue.ts';
import type { Claim } from '../services/claims/claim.ts';
import type { FieldInput, FieldName, Fields } from '../services/claims/fields.ts';
import {
  applyChanges,
  changesOf,
  isSubscriptionField,
  valueOf,
} from '../services/claims/fields.ts';
import { fieldsOf, nextPage, relevantFields, type FormPage } from '../services/claims/form.ts';
import { isEditable } from '../services/claims/decidePartner.ts';
import type { Organisation, Problem } from '../services/claims/validate.ts';
import { MAX_EMAIL, MAX_TEXT } from '../services/claims/validate.ts';
import type { Card } from '../services/outbox/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import { fieldLabel, inputLabel, problemText } from './fieldText.ts';
import json from './formCard.json' with { type: 'json' };
import { choiceInput, textInput, toggleInput, type Input } from './inputs.ts';
import { bold, MOST_UNITS, plainTitle, run, shorten, template } from './render.ts';
import type { Words } from './text/words.ts';

/** Shared by the form of a claim and the questions that a verb asks. */
export const expandForm = template(json);

export type Form = {
  readonly page: FormPage | 'edit';
  /** Before the first good step there is none yet: only its id. */
  readonly claim: Pick<Claim, 'id' | 'rev' | 'fields' | 'state'>;
  readonly organisation: Organisation;
  /** The locations that this person may act for; empty: all. */
  readonly mpnIds: readonly string[];
  readonly once: string;
  readonly words: Words;
  /** Lets a claim begin from this form; on the first page of a new claim only. */
  readonly mark?: string;
  /** What was typed and not taken, and why. */
  readonly typed?: FieldInput;
  readonly problems?: readonly Problem[];
  readonly line?: string;
  /** Customers of late, to choose one instead of typing. */
  readonly recent?: readonly { value: string; title: string }[];
};

/** One page of the form, with what is stored or, where that was refused, with what was typed. */
export function formCard(form: Form): Card {
  const { page, claim, words, typed = {}, problems = [], line } = form;
  const shown = applyChanges(claim.fields, changesOf(claim.fields, sellable(typed)));
  const fields = shownFields(page, claim.fields, shown);
  const inputs = inputsOf(fields, shown, form);
  const content = {
    title: words.pageTitles[page],
    claimId: claim.id,
    status: claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    help: words.pageHelp[page],
    problem: problems.length > 0 ? problemIntro(problems, fields, words) : '',
    lines: line ? [{ runs: [run(line)] }] : [],
    hints: page === 'activity' ? activityHints(words) : [],
    inputs,
    actions: buttonsOf(form, shown),
  };
  const card = expandForm(content);
  return JSON.stringify(card).length <= MOST_UNITS
    ? card
    : expandForm({ ...content, inputs: inputs.map((input) => leaner(input, words)) });
}

/** The fields of a page; what depends on other pages depends on what is stored of them. */
function shownFields(page: Form['page'], stored: Fields, shown: Fields): readonly FieldName[] {
  if (page === 'edit') return relevantFields(shown).filter(isEditable);
  return fieldsOf(page, page === 'products' || page === 'details' ? stored : shown);
}

function inputsOf(fields: readonly FieldName[], shown: Fields, form: Form): Input[] {
  const { page, words, organisation, mpnIds, problems = [], recent = [] } = form;
  const problemOf = new Map(
    problems.map((problem) => [problem.field as string, problemText(problem, words)]),
  );
  const known = page === 'customer' && !shown.customerTenantId ? recentInput(recent, words) : [];
  return fields.flatMap((field) => [
    ...(field === 'customerName' ? known : []),
    inputOf(field, { words, fields: shown, organisation, mpnIds, problem: problemOf.get(field) }),
  ]);
}

/** How much is wrong, and what is wrong on other pages. */
function problemIntro(
  problems: readonly Problem[],
  fields: readonly FieldName[],
  words: Words,
): string {
  const elsewhere = problems.filter(({ field }) => !(fields as readonly string[]).includes(field));
  const rest = elsewhere.map(
    (problem) => `${inputLabel(problem.field, words)}: ${problemText(problem, words)}`,
  );
  return [words.problemIntro(problems.length), ...rest].join(' ');
}

function buttonsOf({ page, claim, once, words: { buttons }, mark }: Form, shown: Fields): Button[] {
  const data = { ...dataOf(claim, once), page, ...(mark === undefined ? {} : { mark }) };
  const isFirst = page === 'edit' || page === 'customer';
  const away = page === 'edit' ? buttons.backToClaim : buttons.close;
  return [
    button('saveClaim', saveTitle(page, shown, buttons), data, { style: 'positive' }),
    ...(isFirst ? [] : [button('saveClaim', buttons.back, { ...data, back: true })]),
    // before the first good step there is no claim to go back to
    ...(claim.rev > 0
      ? [button('showClaim', away, dataOf(claim), { inputs: 'none', mode: 'secondary' })]
      : []),
  ];
}

/** A choice before the customer's fields; what is typed there counts more. */
function recentInput(recent: readonly { value: string; title: string }[], words: Words): Input[] {
  if (recent.length === 0) return [];
  const choices = recent.map(({ value, title }) => ({
    value,
    title: plainTitle(shorten(title, 70)),
  }));
  return [
    choiceInput('recentCustomer', words.recentCustomer, choices, { words, style: 'compact' }),
  ];
}

/** With the help left out and problems in short: what was typed, however long, goes before. */
function leaner(input: Input, words: Words): Input {
  const brief = {
    ...input,
    problem: `${input.problem.split(/[.:]/)[0] ?? ''}${input.problem ? '.' : ''}`,
    error: words.form.check,
  };
  return 'placeholder' in brief ? { ...brief, placeholder: '' } : brief;
}

/** What was typed, without products that nobody sells: they could not be shown. */
function sellable({ productIds, ...typed }: FieldInput): FieldInput {
  return productIds === undefined
    ? typed
    : { ...typed, productIds: productIds.split(',').filter(productOf).join(',') };
}

const saveTitle = (page: FormPage | 'edit', fields: Fields, buttons: Words['buttons']): string =>
  page === 'edit' ? buttons.save : nextPage(page, fields) ? buttons.next : buttons.finish;

function activityHints(words: Words): { runs: object[] }[] {
  const which = (Object.keys(words.activityHelp) as Activity[]).map((activity) => ({
    runs: [bold(`${words.activityNames[activity]}: `), run(words.activityHelp[activity])],
  }));
  return [...which, { runs: [run(words.wrongActivity, { weight: 'Bolder' })] }];
}

type FieldContext = {
  words: Words;
  fields: Fields;
  organisation: Organisation;
  mpnIds: readonly string[];
  problem: string | undefined;
};

function inputOf(
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

/**
 * The locations to choose from: enrolled ones that this person may act for, and whatever stands
 * there now.
 */
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
