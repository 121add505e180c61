import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import { draft, fields, ines, rosa, show } from './support/world.ts';
import { elsewhere } from './support/listening.ts';
import { filled, inputOf, inputsOf, problemAt, statusOf, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

const business = {
  solutionArea: 'businessApplications',
  activity: 'revenueAssociation',
  productIds: 'd365.sales',
  'subscription_d365.sales': 'dddddddd-1111-4111-8111-000000000009',
};

describe('a form', () => {
  it('offers customers of late, and the chosen one fills what is left empty', async () => {
    await draft(w, {
      customerName: 'Northwind Traders',
      customerDomain: 'northwind.example',
      ...elsewhere(),
    });
    const { card } = await w.say(ines, 'new claim');
    const recent = inputOf(card, 'recentCustomer');
    const index = recent?.json.choices as { title: string; value: string }[];
    const northwind = index.find(({ title }) => title.includes('Northwind'));
    expect(northwind?.title).toBe('Northwind Traders (northwind.example)');
    const typed = { name: 'Again', mpnId: '5550001', recentCustomer: northwind?.value };
    const data = filled(card, 'saveClaim', typed);
    await w.press(ines, 'saveClaim', data);
    const stored = await show(w, ines, String(data.claimId));
    expect(wordsIn(stored.card)).toMatch(/Northwind Traders, northwind\.example/);
    // another organisation is offered none of them
    expect(JSON.stringify((await w.say(rosa, 'new claim')).card)).not.toContain('Northwind');
  });

  it('keeps what was typed over a chosen customer, and says what is wrong with it', async () => {
    const { card } = await w.say(ines, 'new claim');
    const [recentCustomer = ''] = inputOf(card, 'recentCustomer')?.choices ?? [];
    const typed = { name: 'Again', mpnId: '5550001', recentCustomer, customerDomain: 'no domain' };
    const { card: again } = await w.press(ines, 'saveClaim', filled(card, 'saveClaim', typed));
    expect([inputOf(again, 'customerDomain')?.value, problemAt(again, 'customerDomain')]).toEqual([
      'no domain',
      expect.stringMatching(/no domain/),
    ]);
    expect(inputOf(again, 'customerName')?.value).not.toBe('');
  });

  it('fills in the contacts of the customer’s last claim, and who is asking', async () => {
    const customer = {
      customerName: 'Adventure Works',
      customerDomain: 'adventure.example',
      ...elsewhere(),
    };
    await draft(w, {
      ...customer,
      customerContactName: 'Ada Adventure',
      customerContactEmail: 'ada@adventure.example',
    });
    let { card } = await w.say(ines, 'new claim');
    for (let page = 0; page < 3; page += 1) {
      const asked = Object.entries({ ...fields, ...customer }).filter(([id]) => inputOf(card, id));
      ({ card } = await w.press(
        ines,
        'saveClaim',
        filled(card, 'saveClaim', Object.fromEntries(asked)),
      ));
    }
    expect(inputOf(card, 'customerContactEmail')?.value).toBe('ada@adventure.example');
    expect([
      inputOf(card, 'partnerContactName')?.value,
      inputOf(card, 'partnerContactEmail')?.value,
    ]).toEqual([ines.name, ines.email]);
  });

  it('has a hint, a choice or an example at each field', async () => {
    let { card } = await w.say(ines, 'new claim');
    for (let page = 0; page < 5; page += 1) {
      for (const { id, type, json } of inputsOf(card).filter(
        (input) => input.type === 'Input.Text',
      ))
        expect([id, type, json.placeholder]).toEqual([id, type, expect.stringMatching(/\S/)]);
      const asked = Object.entries({ ...fields, ...business, ...elsewhere() }).filter(([id]) =>
        inputOf(card, id),
      );
      ({ card } = await w.press(
        ines,
        'saveClaim',
        filled(card, 'saveClaim', Object.fromEntries(asked)),
      ));
    }
    expect(statusOf(card)).toBe('Editing');
  });
});

judgesAllThatWasSeen(() => w);
