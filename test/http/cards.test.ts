import { describe, expect, it } from '@jest/globals';
import { isJson, type Card, type Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  carl,
  draft,
  everybody,
  fields,
  ines,
  must,
  olaf,
  show,
  stan,
  readStatus,
  makeSubmitted,
  vera,
  viktor,
} from './support/world.ts';
import { historyOf } from './support/listening.ts';
import {
  actionsOf,
  filled,
  inputsOf,
  linkOf,
  objectsIn,
  poeIdsOf,
  verbsOf,
} from '../support/cardReading.ts';
import { judgesAllThatWasSeen, problemsOf } from './support/cardRules.ts';

const w = inWorld();

const DYNAMICS = [
  'sales',
  'customerService',
  'fieldService',
  'marketing',
  'projectOperations',
  'finance',
  'supplyChain',
];
const MORE = [
  'commerce',
  'humanResources',
  'businessCentral',
  'customerInsights',
  'fraudProtection',
  'remoteAssist',
  'guides',
];
const products = [...DYNAMICS, ...MORE].map((name) => `d365.${name}`);
const subscriptions = Object.fromEntries(
  products.map((id, n) => [
    `subscription_${id}`,
    `eeeeeeee-1111-4111-8111-${String(n).padStart(12, '0')}`,
  ]),
);

/** The worst texts: markup of every kind, and letters that take two characters in JSON. */
const hostile = (length: number): string =>
  '[x](https://evil.example) **b** <at>Ines</at> {{DATE(2026-01-01T00:00:00Z,SHORT)}} "\\'
    .padEnd(length, '"')
    .slice(0, length);
const texts = [
  'name',
  'customerName',
  'customerContactName',
  'customerContactTitle',
  'technicalContactName',
  'technicalContactTitle',
];
const longest = {
  solutionArea: 'businessApplications',
  activity: 'revenueAssociation',
  productIds: products.join(','),
  ...subscriptions,
  ...Object.fromEntries(
    [...texts, 'partnerContactName', 'sellerName', 'revenueCustomerName', 'isvSolution'].map(
      (id) => [id, hostile(100)],
    ),
  ),
  customerDomain: `${'a'.repeat(50)}.${'b'.repeat(50)}.example`,
  customerContactEmail: `${'c'.repeat(60)}@${'d'.repeat(40)}.trey.example`,
  technicalContactEmail: `${'t'.repeat(100)}@trey.example`,
  partnerContactEmail: `${'p'.repeat(100)}@alpine.example`,
};
const said = hostile(1000);
/** With the customer's contact whom Teams knows. */
const reachable = {
  ...longest,
  customerContactEmail: 'carl@trey.example',
  customerDomain: 'trey.example',
};

const pages = async (claimId: string): Promise<void> => void (await historyOf(w, claimId, vera));
const openAll = async (claimId: string, who = ines): Promise<Card> => {
  const { card = {} } = await show(w, who, claimId);
  return card;
};

describe('the longest data that the rules allow', () => {
  it('goes through the whole life of a claim', async () => {
    const claimId = await draft(w, longest);
    await must(w, ines, 'addPoe', claimId);
    const link = linkOf(await must(w, ines, 'addPoe', claimId));
    for (let n = 0; n < 20; n += 1) {
      const { status: code } = await w.put(
        link,
        `${hostile(190)}${n}.txt`,
        Buffer.from(`File ${n}\n`),
      );
      expect(code).toBe(201);
    }
    const [poeId] = poeIdsOf(await openAll(claimId));
    await w.press(ines, 'openPoe', { claimId, poeId });
    await must(w, ines, 'removePoe', claimId);
    await must(w, ines, 'submitClaim', claimId);
    await must(w, ines, 'submitClaim', claimId, { checklist: 'claim' });
    await must(w, ines, 'comment', claimId, { comment: said });
    for (const verb of ['editClaim', 'requestRejection']) await must(w, ines, verb, claimId);
    await must(w, vera, 'reassignClaim', claimId);
    await must(w, vera, 'startReview', claimId, { comment: said });
    for (const verb of ['requestInformation', 'rejectClaim', 'approveClaim'])
      await must(w, vera, verb, claimId);
    const reasons =
      'missingAllPoe,missingCustomerAcknowledgment,missingOrOldDates,missingPartnerSolution,missingProducts';
    await must(w, vera, 'requestInformation', claimId, {
      reasons,
      comment: said,
      productIds: products.slice(1).join(','),
    });
    await must(w, ines, 'addPoe', claimId).catch(() => undefined);
    for (const who of [ines, vera, olaf]) await openAll(claimId, who);
    await must(w, ines, 'resubmitClaim', claimId, { comment: said });
    await must(w, vera, 'rejectClaim', claimId, {
      reason: 'missingCustomerConsent',
      comment: said,
    });
    await must(w, ines, 'cloneClaim', claimId);
    await must(w, ines, 'disputeClaim', claimId);
    await must(w, ines, 'disputeClaim', claimId, { justification: said });
    await must(w, vera, 'approveClaim', claimId, { confirmContact: 'true', comment: said });
    await must(w, vera, 'recordCustomerTold', claimId, { comment: said });
    await w.advance();
    await pages(claimId);
    expect(await readStatus(w, claimId)).toBe('Approved');
  });

  it('goes before the customer, and their decline back to the others', async () => {
    const claimId = await makeSubmitted(w, reachable);
    await must(w, vera, 'startReview', claimId);
    await must(w, vera, 'approveClaim', claimId, { comment: said });
    await w.advance();
    await openAll(claimId, carl);
    await must(w, carl, 'noObjection', claimId);
    await must(w, carl, 'declineAssociation', claimId, { comment: said });
    await w.advance('P24D');
    for (const who of [ines, vera, carl]) await openAll(claimId, who);
    expect(await readStatus(w, claimId)).toBe('Rejected');
  });

  it('fits into every list, and into the digest of many overdue claims', async () => {
    const claims: string[] = [];
    for (let n = 0; n < 12; n += 1) claims.push(await makeSubmitted(w, longest));
    const seen = new Set<string>();
    let { card } = await w.say(ines, 'my claims');
    for (let page = 0; page < 10; page += 1) {
      for (const { verb, data } of actionsOf(card))
        if (verb === 'showClaim') seen.add(String(data.claimId));
      if (!actionsOf(card).some(({ title }) => title === 'Next')) break;
      ({ card } = await w.press(ines, 'listClaims', filled(card, 'listClaims', {}, 'Next')));
    }
    expect(claims.filter((claimId) => !seen.has(claimId))).toEqual([]);
    await w.say(vera, 'queue');
    const from = w.teams.calls.length;
    await w.advance('P20D');
    await w.advance('P1DT12H');
    await w.advance('P1D');
    await w.advance('P1D');
    const digests = w.teams
      .posts(viktor, from)
      .filter(({ activity }) => verbsOf(activity).includes('showClaim'));
    expect(digests.length).toBeGreaterThan(0);
    for (const { activity } of digests.slice(-1))
      for (const claimId of claims) expect(JSON.stringify(activity)).toContain(claimId);
  });
});

describe('what people typed', () => {
  const everyCard = (): Card[] => {
    const posted = w.teams.calls.flatMap(({ activity }) =>
      Array.isArray(activity.attachments) ? activity.attachments : [],
    );
    return [
      ...w.teams.answeredCards,
      ...posted.map((one) => (isJson(one) ? (one.content as Card) : {})),
    ];
  };
  const shownValues = (json: Json): unknown[] => [
    json.text,
    json.title,
    json.label,
    json.placeholder,
    json.altText,
    json.value,
    json.choices,
  ];

  it('never becomes Markdown or a link', () => {
    const bad = everyCard()
      .flatMap((card) => [...objectsIn(card)])
      .map(({ json }) => json)
      .filter((json) => !['TextRun', 'Input.Text'].includes(String(json.type)))
      .flatMap(shownValues)
      .filter((text) => typeof text === 'string' && /\]\(https:|\*\*b\*\*/.test(text));
    expect([...new Set(bad)]).toEqual([]);
  });

  it('never becomes a date function, a mention or an unfilled place', () => {
    for (const card of everyCard()) {
      const shown = [...objectsIn(card)]
        .filter(({ json }) => json.type !== 'Input.Text')
        .map(({ json }) => json.text);
      expect(shown.filter((text) => typeof text === 'string' && text.includes('{{DATE('))).toEqual(
        [],
      );
    }
    const mentions = w.teams.calls.filter(({ activity }) =>
      JSON.stringify(activity.entities ?? []).includes('mention'),
    );
    expect(mentions).toEqual([]);
  });
});

describe('a card', () => {
  it('is shown to everyone who asks for help, in their own words', async () => {
    const verbs = new Map<string, string[]>();
    for (const who of everybody) {
      const { card = {} } = await w.say(who, 'help');
      expect(problemsOf(card)).toEqual([]);
      verbs.set(who.name, verbsOf(card));
    }
    expect(verbs.get(ines.name)).toContain('newClaim');
    expect(verbs.get(vera.name)).toContain('reviewQueue');
    expect(verbs.get(stan.name)).toEqual([]);
  });

  it('of a question has the inputs that it needs and a way back', async () => {
    const claimId = await makeSubmitted(w);
    for (const [who, verb] of [
      [ines, 'requestRejection'],
      [vera, 'reassignClaim'],
    ] as const) {
      const { card } = await act(w, who, verb, claimId);
      expect([verb, inputsOf(card).length > 0, verbsOf(card).includes('showClaim')]).toEqual([
        verb,
        true,
        true,
      ]);
    }
    expect(fields.name).toBeDefined();
  });

  judgesAllThatWasSeen(() => w);
});
