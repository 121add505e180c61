import { describe, expect, it } from '@jest/globals';
import type { Card, Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  makeAsked,
  dataFor,
  ines,
  must,
  show,
  makeSubmitted,
  makeUnderReview,
  vera,
} from './support/world.ts';
import { filled, inputsOf, problemAt, statusOf, verbsOf, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

/** Saves one page of the form as a client would. */
const save = async (card: Card | undefined, typed: Json = {}): Promise<Card> => {
  const answer = await w.press(ines, 'saveClaim', filled(card, 'saveClaim', typed));
  if (!answer.card) throw new Error(`The form was answered: ${answer.raw}`);
  return answer.card;
};
const idsOn = (card: Card | undefined): string[] => inputsOf(card).map(({ id }) => id);

describe('a claim after submission', () => {
  const editable = [
    'mpnId',
    'productIds',
    'customerContactName',
    'customerContactTitle',
    'customerContactEmail',
    'partnerContactName',
    'partnerContactEmail',
  ];
  const states = [
    { state: 'Submitted', make: () => makeSubmitted(w) },
    { state: 'Partner action required', make: () => makeAsked(w) },
  ];

  it.each(states)(
    'in $state opens MPN, products and contacts for editing, and nothing else',
    async ({ make }) => {
      const claimId = await make();
      const form = await must(w, ines, 'editClaim', claimId);
      expect(idsOn(form).toSorted()).toEqual(editable.toSorted());
      const card = await save(form, {
        mpnId: '5550002',
        productIds: 'm365.teams',
        customerContactTitle: 'CEO',
      });
      expect(wordsIn(card)).toMatch(/5550002.*CEO/s);
      expect(wordsIn(card)).not.toContain('Exchange Online');
    },
  );

  it.each(states)(
    'in $state refuses a change of its other fields and says where it is possible',
    async ({ make }) => {
      const claimId = await make();
      for (const [id, value] of Object.entries({
        name: 'Other',
        customerName: 'Other',
        customerTenantId: 'aaaaaaaa-1111-4111-8111-000000000009',
        activity: 'presales',
      })) {
        const { card } = await w.press(ines, 'saveClaim', {
          ...(await dataFor(w, ines, 'editClaim', claimId)),
          [id]: value,
        });
        expect([id, wordsIn(card)]).toEqual([id, expect.stringMatching(/Editing/)]);
      }
      expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(
        /Trey moves to Teams.*Trey Research/s,
      );
    },
  );

  it.each(states)('in $state keeps its last product', async ({ make }) => {
    const form = await must(w, ines, 'editClaim', await make());
    const card = await save(form, { productIds: '' });
    expect(problemAt(card, 'productIds')).toMatch(/needed/);
  });

  it('is changed in no other status: the refusal names those in which it is', async () => {
    const claimId = await makeUnderReview(w);
    const { card } = await w.press(ines, 'editClaim', { claimId });
    expect(wordsIn(card)).toMatch(/Submitted.*Partner action required/s);
    const data = await dataFor(w, ines, 'editClaim', claimId, { mpnId: '5550002' });
    expect(wordsIn((await w.press(ines, 'saveClaim', data)).card)).toMatch(
      /Submitted.*Partner action required/s,
    );
    expect(wordsIn((await show(w, ines, claimId)).card)).toContain('5550001');
    expect(verbsOf((await show(w, ines, claimId)).card)).not.toContain('editClaim');
  });

  it('whose form has become stale by the start of the review is shown as it is now, without a form', async () => {
    const claimId = await makeSubmitted(w);
    const form = await must(w, ines, 'editClaim', claimId);
    await must(w, vera, 'startReview', claimId);
    const card = await save(form, { customerContactTitle: 'Chief' });
    expect([statusOf(card), wordsIn(card)]).toEqual([
      'Under review',
      expect.stringMatching(/Vera Reviewer/),
    ]);
    expect(verbsOf(card)).not.toContain('saveClaim');
  });

  it('tells in its history each field before and after', async () => {
    const claimId = await makeSubmitted(w);
    await save(await must(w, ines, 'editClaim', claimId), { customerContactTitle: 'Chief' });
    const { card } = await w.press(ines, 'showHistory', { claimId, page: 0 });
    expect(wordsIn(card)).toMatch(/Ines Incentives \(partner\).*Head of IT → Chief/s);
  });

  judgesAllThatWasSeen(() => w);
});
