import type { Actor } from '../../services/claims/actor.ts';
import { statuses, type Claim } from '../../services/claims/claim.ts';
import type { FieldInput, FieldName } from '../../services/claims/fields.ts';
import { valueOf } from '../../services/claims/fields.ts';
import type { FormPage } from '../../services/claims/form.ts';
import type { Answer, App, Reading } from './app.ts';
import { formView } from './views.ts';

/** Recent claims that are searched, and recent customers that are offered, at most. */
const CLAIMS = 50;
const CUSTOMERS = 8;

const customerFields = ['customerName', 'customerDomain', 'customerTenantId'] as const;
const contactFields = [
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'technicalContactName',
  'technicalContactTitle',
  'technicalContactEmail',
] as const;

const loadLatest = async ({ partner }: Actor, { store }: App): Promise<Claim[]> =>
  (
    await store.list({
      of: { organisation: partner?.organisationId ?? '' },
      statuses,
      limit: CLAIMS,
    })
  ).claims;

const fieldsIn = ({ fields }: Claim, names: readonly FieldName[]): FieldInput =>
  Object.fromEntries(
    names.map((name) => [name, valueOf(fields, name)]).filter(([, value]) => value !== ''),
  );

/**
 * Finds the customers of the organisation's recent claims, each once, to choose instead of typing.
 */
export async function findRecentCustomers(
  actor: Actor,
  app: App,
): Promise<{ value: string; title: string }[]> {
  const found = new Map<string, string>();
  for (const { fields } of await loadLatest(actor, app)) {
    const { customerTenantId: id, customerName, customerDomain } = fields;
    if (id && customerName && customerDomain && !found.has(id))
      found.set(id, `${customerName} (${customerDomain})`);
  }
  return [...found].slice(0, CUSTOMERS).map(([value, title]) => ({ value, title }));
}

/**
 * Adds the chosen customer's name, domain and tenant to an input, where those fields were left
 * empty.
 */
export async function fillInCustomer(
  input: FieldInput,
  tenantId: string,
  actor: Actor,
  app: App,
): Promise<FieldInput> {
  if (tenantId === '') return input;
  const known = (await loadLatest(actor, app)).find(
    ({ fields }) => fields.customerTenantId === tenantId,
  );
  const typed = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));
  return known ? { ...input, ...fieldsIn(known, customerFields), ...typed } : input;
}

/**
 * Suggestions for empty fields of a page: the contacts of this customer's last claim, and the
 * person who fills the form in.
 */
async function suggestFields(
  page: FormPage | 'edit',
  claim: Claim,
  actor: Actor,
  app: App,
): Promise<FieldInput> {
  if (page !== 'contacts') return {};
  const others = (await loadLatest(actor, app)).filter(({ id }) => id !== claim.id);
  const before = others.find(
    ({ fields }) =>
      fields.customerContactEmail && fields.customerTenantId === claim.fields.customerTenantId,
  );
  const email = (await app.conversations.of(actor.person))?.email ?? '';
  const self = {
    partnerContactName: actor.person.name,
    ...(email ? { partnerContactEmail: email } : {}),
  };
  const all: FieldInput = { ...self, ...(before ? fieldsIn(before, contactFields) : {}) };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => valueOf(claim.fields, name as FieldName) === ''),
  );
}

/** Opens a page of the form, with suggestions in its empty fields. */
export async function openPage(
  claim: Claim,
  page: FormPage | 'edit',
  reading: Reading,
  app: App,
): Promise<Answer> {
  return formView(
    { claim, page, typed: await suggestFields(page, claim, reading.actor, app) },
    reading,
    app,
  );
}
