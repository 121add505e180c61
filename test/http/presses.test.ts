import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import { act, carl, ines, show, stan, makeSubmitted, vera } from './support/world.ts';
import { actionsOf, inputOf, statusOf, wordsIn } from '../support/cardReading.ts';

const w = inWorld();
let claimId: string;
beforeAll(async () => {
  claimId = await makeSubmitted(w);
});
afterEach(async () => {
  expect(await w.lives()).toBe(true);
});

describe('a pressed button', () => {
  const verbs = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'nonsense',
    '',
    'x'.repeat(5000),
  ];
  it.each(verbs.map((verb) => ({ verb, name: verb.slice(0, 20) })))(
    'with the unknown verb "$name" is answered with a text',
    async ({ verb }) => {
      const { status, says } = await w.press(ines, verb, { claimId });
      expect([status, says]).toEqual([200, expect.stringMatching(/help/)]);
    },
  );

  it('about a claim that does not exist says the same, however its id is written', async () => {
    const { says } = await w.press(ines, 'showClaim', { claimId: 'CPOR-0000-0000' });
    expect(says).toMatch(/no such claim/i);
    const ids = [
      'CPOR-0000-000',
      '',
      'constructor',
      '__proto__',
      "CPOR-0000-0000' OR 1=1 --",
      '../../etc',
      'x'.repeat(9999),
    ];
    for (const id of [...ids, 5, true, null, {}, [claimId]])
      expect([id, (await w.press(ines, 'showClaim', { claimId: id })).says]).toEqual([id, says]);
    expect((await w.press(ines, 'showClaim', {})).says).toBe(says);
  });

  const revisions = (rev: number) => [
    undefined,
    null,
    String(rev),
    rev - 1,
    rev + 1,
    0,
    -1,
    NaN,
    true,
    [rev],
    { rev },
  ];
  it('whose revision is not exactly the present one does nothing and shows the claim as it is', async () => {
    const { card } = await show(w, vera, claimId);
    const rev = Number(actionsOf(card).find(({ verb }) => verb === 'startReview')?.data.rev);
    for (const other of revisions(rev)) {
      const { card: now } = await w.press(vera, 'startReview', {
        claimId,
        rev: other,
        once: `rev ${JSON.stringify(other)}`,
      });
      expect([other, statusOf(now)]).toEqual([other, 'Submitted']);
      expect(wordsIn(now)).toMatch(/changed/);
      expect(actionsOf(now).find(({ verb }) => verb === 'startReview')?.data.rev).toBe(rev);
    }
  });

  it('judges staleness before status and before inputs', async () => {
    const { card } = await w.press(vera, 'rejectClaim', {
      claimId,
      rev: 1,
      reason: 'nonsense',
      comment: '',
    });
    expect(wordsIn(card)).toMatch(/changed/);
    expect(wordsIn(card)).toContain('Submitted');
  });

  const verbsWithInputs = [
    'newClaim',
    'saveClaim',
    'editClaim',
    'addPoe',
    'removePoe',
    'submitClaim',
    'resubmitClaim',
    'takeAdvice',
    'requestRejection',
    'disputeClaim',
    'comment',
    'openPoe',
    'showClaim',
    'refreshClaim',
    'showHistory',
    'listClaims',
    'startReview',
    'approveClaim',
    'rejectClaim',
    'requestInformation',
    'reassignClaim',
    'recordCustomerTold',
    'reviewQueue',
    'declineAssociation',
    'noObjection',
  ];
  const inputs = [
    'comment',
    'reasons',
    'reason',
    'detail',
    'justification',
    'reviewerId',
    'productIds',
    'poeId',
    'page',
    'status',
    'query',
    'name',
    'mpnId',
    'customerName',
    'optOutOfPayment',
    'subscription_d365.sales',
    'back',
    'mark',
  ];
  it('answers with a card or a text, whatever stands in its inputs', async () => {
    const before = await w.press(ines, 'listClaims', {});
    for (const value of [
      5,
      -1,
      true,
      null,
      {},
      { length: 3 },
      [],
      ['missingAllPoe'],
      'x'.repeat(9000),
      '\u0000\ud800',
    ]) {
      const data = Object.fromEntries(inputs.map((id) => [id, value]));
      for (const verb of verbsWithInputs) {
        for (const who of [ines, vera, carl, stan]) {
          const { status, card, says } = await w.press(who, verb, { claimId, rev: -1, ...data });
          expect([verb, status, card !== undefined || says !== '']).toEqual([verb, 200, true]);
        }
      }
    }
    expect(actionsOf((await w.press(ines, 'listClaims', {})).card).length).toBe(
      actionsOf(before.card).length,
    );
  });

  it('answers with a card or a text where its data is no object', async () => {
    for (const data of [null, 5, 'text', [], true]) {
      const { status, card, says } = await w.press(ines, 'showClaim', data);
      expect([data, status, card !== undefined || says !== '']).toEqual([data, 200, true]);
    }
  });

  it('refuses a comment that is too long or empty and keeps what was typed', async () => {
    const long = 'much to say '.repeat(90);
    const { card } = await act(w, ines, 'comment', claimId, { comment: long });
    expect(wordsIn(card)).toMatch(/too long/);
    expect(inputOf(card, 'comment')?.value).toContain(long.slice(0, 900));
    expect(wordsIn((await act(w, ines, 'comment', claimId)).card)).toMatch(/Comment: .*needed/);
  });
});

describe('what people type', () => {
  it('is never met with silence', async () => {
    for (const who of [ines, vera, carl, stan])
      for (const text of [
        '',
        ' ',
        'what?',
        'claim',
        'claim x',
        'find',
        'skip',
        '__proto__',
        '🤷',
        'x'.repeat(5000),
      ])
        expect([text.slice(0, 20), (await w.say(who, text)).posts.length]).toEqual([
          text.slice(0, 20),
          1,
        ]);
  });

  it('is understood in any case and with a mention of the bot', async () => {
    const { card } = await w.say(ines, `<at>claims</at>   CLAIM  ${claimId.toLowerCase()} `);
    expect(statusOf(card)).toBe('Submitted');
  });
});
