import type { Activity } from '../services/claims/catalogue.ts';
import { productOf } from '../services/claims/catalogue.ts';
import type { Claim } from '../services/claims/claim.ts';
import type { FieldInput, FieldName, Fields } from '../services/claims/fields.ts';
import { applyChanges, changesOf } from '../services/claims/fields.ts';
import { fieldsOf, nextPage, relevantFields, type FormPage } from '../services/claims/form.ts';
import { isEditable } from '../services/claims/saveFields.ts';
import type { Organisation, Problem } from '../services/claims/validate.ts';
import type { Card } from '../services/outbox/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import { inputLabel, problemText } from './fieldText.ts';
import json from './formCard.json' with { type: 'json' };
import { choiceInput, type Input } from './inputs.ts';
import { inputOf } from './formInputs.ts';
import { bold, MOST_UNITS, plainTitle, run, shorten, template } from './render.ts';
import type { Words } from './text/words.ts';

/** Template of the claim's form and of the verbs' questions. */
export const expandForm = template(json);

export type Form = {
  readonly page: FormPage | 'edit';
  /** The claim; before its first step is saved there is only an id. */
  readonly claim: Pick<Claim, 'id' | 'rev' | 'fields' | 'state'>;
  readonly organisation: Organisation;
  /** MPN IDs of the locations that this person may act for; empty: all. */
  readonly mpnIds: readonly string[];
  readonly once: string;
  readonly words: Words;
  /**
   * Signed mark that allows creating a claim from this form; on the first page of a new claim only.
   */
  readonly mark?: string;
  /** Typed input that was refused, and the problems with it. */
  readonly typed?: FieldInput;
  readonly problems?: readonly Problem[];
  readonly line?: string;
  /** Recent customers, to choose instead of typing. */
  readonly recent?: readonly { value: string; title: string }[];
};

/** One page of the form, filled with the stored values, or with refused input. */
export function formCard(form: Form): Card {
  const { page, claim, words, typed = {}, problems = [], line } = form;
  const shown = applyChanges(claim.fields, changesOf(claim.fields, withoutUnsold(typed)));
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

/** Fields of a page. Fields that depend on answers of another page follow the stored answers. */
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

/** The number of problems, and those of fields on other pages. */
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
    // before the first step is saved there is no claim to go back to
    ...(claim.rev > 0
      ? [button('showClaim', away, dataOf(claim), { inputs: 'none', mode: 'secondary' })]
      : []),
  ];
}

/** A choice of recent customers, before the customer's fields. What is typed there overrides it. */
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

/** The input without help and with short problems, to leave room for long typed texts. */
function leaner(input: Input, words: Words): Input {
  const brief = {
    ...input,
    problem: `${input.problem.split(/[.:]/)[0] ?? ''}${input.problem ? '.' : ''}`,
    error: words.form.check,
  };
  return 'placeholder' in brief ? { ...brief, placeholder: '' } : brief;
}

/** The typed input without unknown products, which the choice cannot show. */
function withoutUnsold({ productIds, ...typed }: FieldInput): FieldInput {
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
