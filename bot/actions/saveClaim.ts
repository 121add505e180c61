import { formCard } from '../../cards/formCard.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { isIn, type Claim } from '../../services/claims/claim.ts';
import type { FieldInput } from '../../services/claims/fields.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import { timeFor } from '../../services/claims/permissions.ts';
import { isEditable } from '../../services/claims/saveFields.ts';
import {
  fieldsOf,
  formPages,
  nextPage,
  relevantFields,
  type FormPage,
} from '../../services/claims/form.ts';
import type { Action, Answer, App, ClaimAction, Press } from '../answers/app.ts';
import { fieldInput, textOf } from '../answers/inputs.ts';
import { callerOf } from '../answers/perform.ts';
import { openPage, findRecentCustomers, fillInCustomer } from '../answers/suggest.ts';
import { claimView, formView, newOnce, describeRefusal, showRefusal } from '../answers/views.ts';

/**
 * Creates the claim at the first step of the form, under the id that the form carries. The form's
 * mark proves that this bot made the id for this person.
 */
export const beginClaim: Action = async (press, app) => {
  const { actor, data, words } = press;
  const id = parseClaimId(data.claimId);
  const mark = textOf(data, 'mark');
  if (!id || !app.links.isDraftMark(mark, id, actor.person)) return { text: words.unknownClaim };
  const input = await fillInCustomer(fieldInput(data), textOf(data, 'recentCustomer'), actor, app);
  const { claim, refusal } = await app.handleClaim.create({ id, input }, callerOf(press));
  if (claim) return openNext(claim, { page: 'customer', back: false }, press, app);
  const organisation = actor.partner && app.directory.organisation(actor.partner.organisationId);
  if (refusal?.kind !== 'invalid' || !organisation)
    return { text: refusalText(refusal ?? { kind: 'unknownClaim' }, words) };
  const draft = {
    id,
    rev: 0,
    fields: {},
    state: { status: 'editing', touchedAt: app.clock.now(), reminded: false },
  } as const;
  const { problems } = refusal;
  return {
    card: formCard({
      page: 'customer',
      claim: draft,
      organisation,
      mpnIds: actor.partner?.mpnIds ?? [],
      once: newOnce(),
      words,
      mark,
      typed: input,
      problems,
      recent: await findRecentCustomers(actor, app),
    }),
  };
};

/**
 * Saves one step of the form and opens the next; where input is wrong, shows the same step with
 * what was typed and what is wrong at each field.
 */
export const saveClaim: ClaimAction = async (press, app) => {
  const { claim: before, stored, actor, data } = press;
  if (isIn(before, 'discarded')) return claimView(before, press, app);
  const sent = await fillInCustomer(fieldInput(data), textOf(data, 'recentCustomer'), actor, app);
  const page = formPageOf(data, sent, before);
  const input = data.page === page ? withEmpty(sent, page, before) : sent;
  const back = data.back === true && page !== 'edit';
  // going back saves the valid inputs and requires none
  const command = { type: 'save', page, input: back ? withoutEmpty(input) : input } as const;
  const lenient = back ? { ...command, page: 'partial' as const } : command;
  const { claim, refusal } = await app.handleClaim.handle(before.id, lenient, callerOf(press), {
    known: stored,
  });
  if (!claim) return showRefusal(refusal ?? { kind: 'unknownClaim' }, undefined, press, app);
  if (!refusal) return openNext(claim, { page, back }, press, app);
  if (refusal.kind === 'invalid')
    return formView({ claim, page, typed: input, problems: refusal.problems }, press, app);
  if (refusal.kind !== 'stale' || timeFor('save', claim) !== 'now')
    return showRefusal(refusal, claim, press, app);
  const line = await describeRefusal(refusal, claim, press, app);
  return formView(
    { claim, page: isIn(claim, 'editing') ? page : 'edit', typed: input, line },
    press,
    app,
  );
};

/** Adds empty texts for inputs of this step that were not sent: clients leave empty inputs out. */
function withEmpty(sent: FieldInput, page: FormPage | 'edit', { fields }: Claim): FieldInput {
  const asked =
    page === 'edit' ? relevantFields(fields).filter(isEditable) : fieldsOf(page, fields);
  return { ...Object.fromEntries(asked.map((field) => [field, ''])), ...sent };
}

const withoutEmpty = (input: FieldInput): FieldInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));

/** The step that was sent: named by the form, else recognised by its fields. */
function formPageOf(data: Press['data'], input: FieldInput, claim: Claim): FormPage | 'edit' {
  if (!isIn(claim, 'editing')) return 'edit';
  const named = formPages.find((page) => page === data.page);
  const sent = new Set(Object.keys(input));
  return (
    named ??
    formPages.find((page) => fieldsOf(page, claim.fields).some((field) => sent.has(field))) ??
    'customer'
  );
}

type FormStep = { readonly page: FormPage | 'edit'; readonly back: boolean };

/** Opens the page after or before a step; after the last page, the claim's card. */
async function openNext(
  claim: Claim,
  { page, back }: FormStep,
  press: Press,
  app: App,
): Promise<Answer> {
  if (page === 'edit' || !isIn(claim, 'editing'))
    return claimView(claim, press, app, { good: press.words.done.saved });
  const to = nextPage(page, claim.fields, back ? -1 : 1);
  return to ? openPage(claim, to, press, app) : claimView(claim, press, app);
}
