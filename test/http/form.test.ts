import { describe, expect, it } from '@jest/globals';
import type { Card, Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  draft,
  fields,
  ines,
  lars,
  olaf,
  show,
  readStatus,
  tenants,
  vera,
} from './support/world.ts';
import {
  actionsOf,
  element,
  filled,
  inputOf,
  inputsOf,
  problemAt,
  statusOf,
  wordsIn,
} from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

const pick = (...ids: string[]): Json => Object.fromEntries(ids.map((id) => [id, fields[id]]));
const customer = pick('name', 'mpnId', 'customerName', 'customerDomain', 'customerTenantId');
const activity = pick('solutionArea', 'activity');
const products = pick('productIds');
const contacts = pick(
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'partnerContactName',
  'partnerContactEmail',
);
const technical = pick('technicalContactName', 'technicalContactTitle', 'technicalContactEmail');
const revenue = pick('sellerName', 'revenueCustomerName', 'isvSolution');

/** Saves one page of the form as a client would. */
const save = async (
  card: Card | undefined,
  typed: Json = {},
  who = ines,
  title?: string,
): Promise<Card> => {
  const answer = await w.press(who, 'saveClaim', filled(card, 'saveClaim', typed, title));
  if (!answer.card) throw new Error(`The form was answered: ${answer.raw}`);
  return answer.card;
};
const idsOn = (card: Card | undefined): string[] => inputsOf(card).map(({ id }) => id);
const idOf = (card: Card | undefined): string => String(filled(card, 'saveClaim').claimId);
const first = async (who = ines): Promise<Card> => (await w.say(who, 'new claim')).card ?? {};
const until = async (...pages: Json[]): Promise<Card> => {
  let card = await first();
  for (const page of pages) card = await save(card, page);
  return card;
};
const countListed = async (name: string): Promise<number> => {
  const { card } = await w.say(ines, `find ${name}`);
  return actionsOf(card).filter(({ verb }) => verb === 'showClaim').length;
};

describe('the form of a new claim', () => {
  it('is kept page by page and ends with the claim in Editing', async () => {
    let card = await first();
    const claimId = idOf(card);
    for (const page of [customer, activity, products]) {
      card = await save(card, page);
      expect(await readStatus(w, claimId)).toBe('Editing');
    }
    card = await save(card, contacts);
    expect([statusOf(card), element(card, 'claimId')]).toEqual(['Editing', claimId]);
    for (const value of Object.values({ ...customer, ...contacts }))
      expect(wordsIn(card)).toContain(value);
  });

  it('has an id before the first page is sent, and makes no claim until then', async () => {
    const card = await first();
    expect(idOf(card)).toMatch(/^CPOR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await show(w, ines, idOf(card))).says).toMatch(/no such claim/i);
  });

  it('goes on with “claim <id>” where it was left', async () => {
    const claimId = idOf(await until(customer, activity));
    const { card } = await w.say(ines, `claim ${claimId}`);
    expect(idsOn(card)).toContain('productIds');
  });

  it('goes on from another admin’s chat', async () => {
    const claimId = idOf(await until({ ...customer, mpnId: '5550002' }, activity));
    const { card } = await w.say(lars, `claim ${claimId}`);
    expect(element(await save(card, products, lars), 'problem')).toBeUndefined();
  });

  it('makes one claim when a page is sent twice, one after the other or at once', async () => {
    const data = filled(await first(), 'saveClaim', { ...customer, name: 'Twice in a row' });
    const [one, two] = [
      await w.press(ines, 'saveClaim', data),
      await w.press(ines, 'saveClaim', data),
    ];
    expect(idsOn(two.card)).toEqual(idsOn(one.card));
    expect(await countListed('Twice in a row')).toBe(1);
    const again = filled(await first(), 'saveClaim', { ...customer, name: 'All at once' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => w.press(ines, 'saveClaim', again)));
    for (const { card } of answers) expect(idsOn(card)).toContain('solutionArea');
    expect(await countListed('All at once')).toBe(1);
  });

  it('cannot be made under an id that the bot did not give to this person', async () => {
    const data = filled(await first(), 'saveClaim', customer);
    const forged: Json[] = [
      { ...data, claimId: 'CPOR-AAAA-AAAA' },
      { ...data, mark: undefined },
      { ...data, mark: 'x'.repeat(16) },
      { ...data, mark: '' },
    ];
    for (const one of forged) {
      expect((await w.press(ines, 'saveClaim', one)).says).toMatch(/no such claim/i);
      expect((await show(w, ines, String(one.claimId))).says).toMatch(/no such claim/i);
    }
    expect((await w.press(lars, 'saveClaim', { ...data, mpnId: '5550002' })).says).toMatch(
      /no such claim/i,
    );
  });

  it('keeps what was typed and tells what is wrong at each field', async () => {
    const card = await save(await first(), {
      ...customer,
      name: 'x'.repeat(101),
      customerTenantId: 'no guid',
      customerDomain: 'https://trey',
    });
    expect(element(card, 'problem')).toMatch(/3 things/);
    for (const id of ['name', 'customerTenantId', 'customerDomain'])
      expect(problemAt(card, id)).not.toBe('');
    expect(problemAt(card, 'customerName')).toBe('');
    expect(inputOf(card, 'customerTenantId')?.value).toBe('no guid');
    expect(inputOf(card, 'name')?.value).toBe('x'.repeat(101));
    expect(inputOf(card, 'customerName')?.value).toBe(fields.customerName);
    expect(await readStatus(w, idOf(card))).toBeUndefined();
  });

  it('says that a field is needed which was left empty', async () => {
    const card = await save(await first(), { mpnId: '5550001' });
    for (const id of ['name', 'customerName', 'customerDomain', 'customerTenantId'])
      expect(problemAt(card, id)).toMatch(/needed/);
    expect(problemAt(card, 'mpnId')).toBe('');
  });

  it('says that a field is needed which was filled in and is now emptied', async () => {
    const back = await save(await until(customer), {}, ines, 'Back');
    const card = await save(back, { name: '' });
    expect(element(card, 'problem')).toBeDefined();
    expect(problemAt(card, 'name')).toMatch(/needed/);
  });

  const wrongMpn = [
    { mpnId: '5550000', why: /global|headquarters/i, what: 'the global id' },
    { mpnId: '6660001', why: /none of your/i, what: 'another organisation’s location' },
    { mpnId: '9999999', why: /none of your/i, what: 'an unknown location' },
    { mpnId: '5550003', why: /not enrolled/i, what: 'a location that is not enrolled' },
    { mpnId: '555-01', why: /digits/i, what: 'no number' },
  ];
  it.each(wrongMpn)('does not take $what as MPN', async ({ mpnId, why }) => {
    const card = await save(await first(), { ...customer, mpnId });
    expect(problemAt(card, 'mpnId')).toMatch(why);
    expect(inputOf(card, 'mpnId')?.value).toBe(mpnId);
  });

  it('does not take a sale to self', async () => {
    const card = await save(await first(), {
      ...customer,
      customerTenantId: tenants.alpine.toUpperCase(),
    });
    expect(problemAt(card, 'customerTenantId')).toMatch(/sale to self is not eligible/);
  });

  it('does not take an activity or product that the area does not know', async () => {
    const atActivity = await until(customer);
    expect(
      problemAt(await save(atActivity, { ...activity, activity: 'presales' }), 'activity'),
    ).toMatch(/Usage/);
    const atProducts = await save(atActivity, activity);
    expect(problemAt(await save(atProducts, { productIds: 'd365.sales' }), 'productIds')).not.toBe(
      '',
    );
    expect(
      problemAt(await save(atProducts, { productIds: 'm365.nonsense' }), 'productIds'),
    ).not.toBe('');
    expect(problemAt(await save(atProducts, {}), 'productIds')).toMatch(/needed/);
  });

  it('does not take what is no e-mail address', async () => {
    const card = await save(await until(customer, activity, products), {
      ...contacts,
      customerContactEmail: 'carl at trey',
    });
    expect(problemAt(card, 'customerContactEmail')).toMatch(/e-mail/);
    expect(inputOf(card, 'customerContactName')?.value).toBe(fields.customerContactName);
  });

  it('keeps what was typed when one goes back', async () => {
    const atContacts = await until(customer, activity, products);
    const atProducts = await save(
      atContacts,
      pick('customerContactName', 'customerContactTitle'),
      ines,
      'Back',
    );
    expect(inputOf(atProducts, 'productIds')?.value).toBe(fields.productIds);
    const again = await save(atProducts);
    expect(inputOf(again, 'customerContactName')?.value).toBe(fields.customerContactName);
  });

  it('drops the products when the area changes', async () => {
    const atContacts = await until(customer, activity, products);
    const claimId = idOf(atContacts);
    const atActivity = await save(await save(atContacts, {}, ines, 'Back'), {}, ines, 'Back');
    const atProducts = await save(atActivity, {
      solutionArea: 'businessApplications',
      activity: 'usage',
    });
    expect(inputOf(atProducts, 'productIds')?.value).toBe('');
    expect(inputOf(atProducts, 'productIds')?.choices).toContain('d365.sales');
    expect(wordsIn((await show(w, ines, claimId)).card)).not.toContain('Microsoft Teams');
  });

  it('keeps what was typed on a card that is stale', async () => {
    const atActivity = await until(customer);
    await save(atActivity, activity);
    const stale = {
      ...filled(atActivity, 'saveClaim', activity),
      solutionArea: 'businessApplications',
      once: 'other',
    };
    const { card } = await w.press(ines, 'saveClaim', stale);
    expect(wordsIn(card)).toMatch(/changed/);
    expect(inputOf(card, 'solutionArea')?.value).toBe('businessApplications');
    expect(wordsIn((await show(w, ines, idOf(atActivity))).card)).toContain('Microsoft 365');
  });

  it('offers an admin of one location only that one, and takes no other', async () => {
    const card = await first(lars);
    expect(inputOf(card, 'mpnId')?.choices).toEqual(['5550002']);
    expect(problemAt(await save(card, customer, lars), 'mpnId')).toMatch(/may not act/);
  });

  it('is not for an onlooker or a reviewer', async () => {
    expect((await w.say(olaf, 'new claim')).text).toMatch(
      /Billing admin, Global admin or Incentives admin/,
    );
    expect((await w.say(vera, 'new claim')).text).toMatch(/partner/);
  });
});

describe('the form for Business Applications', () => {
  const business = { solutionArea: 'businessApplications', activity: 'presales' };
  const sales = 'aaaaaaaa-1111-4111-8111-000000000001';

  it('asks for a subscription for each product and for the technical contact', async () => {
    const details = await until(customer, business, { productIds: 'd365.sales,d365.finance' });
    expect(idsOn(details)).toEqual(['subscription_d365.sales', 'subscription_d365.finance']);
    const wrong = await save(details, {
      'subscription_d365.sales': sales,
      'subscription_d365.finance': 'none',
    });
    expect(problemAt(wrong, 'subscription_d365.finance')).toMatch(/GUID/);
    expect(inputOf(wrong, 'subscription_d365.sales')?.value).toBe(sales);
    const atContacts = await save(wrong, {
      'subscription_d365.finance': sales.replace('1111', '2222'),
    });
    expect(idsOn(atContacts)).toEqual(expect.arrayContaining(Object.keys(technical)));
    expect(problemAt(await save(atContacts, contacts), 'technicalContactEmail')).toMatch(/needed/);
    const done = await save(atContacts, { ...contacts, ...technical });
    expect(statusOf(done)).toBe('Editing');
    for (const text of [sales, 'Pre-sales', 'Tina Technical'])
      expect(wordsIn(done)).toContain(text);
  });

  it('asks for seller, customer and ISV solution where revenue is associated, and never for payment', async () => {
    const atProducts = await until(customer, { ...business, activity: 'revenueAssociation' });
    expect(idsOn(atProducts)).toEqual(['productIds']);
    const details = await save(atProducts, { productIds: 'd365.sales' });
    expect(idsOn(details)).toEqual(['subscription_d365.sales', ...Object.keys(revenue)]);
    const missing = await save(details, { 'subscription_d365.sales': sales });
    for (const id of Object.keys(revenue)) expect(problemAt(missing, id)).toMatch(/needed/);
    const done = await save(await save(details, { 'subscription_d365.sales': sales, ...revenue }), {
      ...contacts,
      ...technical,
    });
    for (const text of Object.values(revenue)) expect(wordsIn(done)).toContain(text);
  });

  it('does not ask for the technical contact of a Microsoft 365 claim', async () => {
    const atContacts = await until(customer, activity, products);
    expect(idsOn(atContacts)).not.toContain('technicalContactEmail');
  });

  it('takes the opt-out of payment and shows it', async () => {
    const claimId = await draft(w, { optOutOfPayment: 'true' });
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/recognition only/i);
  });
});

describe('a draft', () => {
  it('is not submitted before its form is complete, nor without PoE', async () => {
    const claimId = idOf(await until(customer));
    await act(w, ines, 'submitClaim', claimId, { checklist: '' });
    expect(await readStatus(w, claimId)).toBe('Editing');
    const whole = await draft(w);
    const { card } = await act(w, ines, 'submitClaim', whole, { checklist: 'claim' });
    expect([statusOf(card), wordsIn(card)]).toEqual([
      'Editing',
      expect.stringMatching(/at least one file/),
    ]);
  });

  it('is discarded, unlisted, and its people are told by whom', async () => {
    const claimId = await draft(w, { name: 'Throwaway' });
    await act(w, ines, 'discardClaim', claimId);
    for (const who of [ines, olaf])
      expect((await show(w, who, claimId)).says).toMatch(/discarded by Ines Incentives on/);
    expect(await countListed('Throwaway')).toBe(0);
    expect((await w.press(ines, 'saveClaim', { claimId, rev: 1, name: 'Again' })).says).toMatch(
      /discarded by/,
    );
    expect((await show(w, vera, claimId)).says).toMatch(/no such claim/i);
  });

  judgesAllThatWasSeen(() => w);
});
