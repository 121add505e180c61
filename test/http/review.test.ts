import { describe, expect, it } from '@jest/globals';
import type { Person } from '../support/fakeTeams.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  addPoe,
  makeAsked,
  carl,
  draft,
  ines,
  must,
  rosa,
  show,
  readStatus,
  makeSubmitted,
  makeUnderReview,
  vera,
  viktor,
  lars,
  olaf,
  mara,
  nils,
} from './support/world.ts';
import { elsewhere, hear } from './support/listening.ts';
import {
  element,
  filled,
  inputOf,
  problemAt,
  statusOf,
  verbsOf,
  wordsIn,
} from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

describe('a claim that is submitted', () => {
  it('asks for the checklist first, and is told to every reviewer who may see it', async () => {
    const claimId = await draft(w);
    await addPoe(w, claimId);
    const question = await must(w, ines, 'submitClaim', claimId);
    expect(inputOf(question, 'checklist')?.choices).toHaveLength(5);
    expect(await readStatus(w, claimId)).toBe('Editing');
    expect(verbsOf(question)).toContain('showClaim');
    const data = filled(question, 'submitClaim', { checklist: 'claim,dates' });
    for (const reviewer of [vera, viktor]) {
      const told = await hear(w, reviewer, () => w.press(ines, 'submitClaim', data));
      expect(told.filter((text) => text.includes(claimId))).toHaveLength(reviewer === vera ? 1 : 0);
    }
    expect(
      w.teams.posts(viktor).filter(({ activity }) => JSON.stringify(activity).includes(claimId)),
    ).toHaveLength(1);
    expect(await readStatus(w, claimId)).toBe('Submitted');
  });

  it('is submitted with nothing ticked, by a client that leaves empty inputs out', async () => {
    const claimId = await draft(w);
    await addPoe(w, claimId);
    const question = await must(w, ines, 'submitClaim', claimId);
    await w.press(ines, 'submitClaim', filled(question, 'submitClaim', { checklist: '' }));
    expect(await readStatus(w, claimId)).toBe('Submitted');
    expect(wordsIn((await show(w, vera, claimId)).card)).toMatch(/Not ticked/);
  });

  it('warns of another organisation’s claim for the same workload, never of whose', async () => {
    const customer = elsewhere();
    const warns = async (): Promise<boolean> => {
      const claimId = await draft(w, customer);
      await addPoe(w, claimId);
      const { card, raw } = await act(w, ines, 'submitClaim', claimId);
      expect(raw).not.toMatch(/Proseware|Rosa/);
      return /another organisation/i.test(wordsIn(card));
    };
    expect(await warns()).toBe(false);
    const theirs = await makeUnderReview(w, { ...customer, mpnId: '6660001' }, rosa);
    const [whileOpen, whenHeld] = [
      await warns(),
      await must(w, vera, 'approveClaim', theirs).then(warns),
    ];
    expect({ whileOpen, whenHeld }).toEqual({ whileOpen: true, whenHeld: true });
  });
});

describe('who is told', () => {
  it('of the partner is whoever made the claim or acted on it, and not who did it', async () => {
    const claimId = await makeSubmitted(w, { mpnId: '5550002' });
    await w.advance();
    const from = w.teams.calls.length;
    await must(w, lars, 'comment', claimId, { comment: 'I look after this now.' });
    await must(w, vera, 'startReview', claimId);
    await w.advance();
    const told = [ines, lars, olaf].map((who) => w.teams.posts(who, from).length);
    expect(told).toEqual([1, 1, 0]);
  });

  it('of the reviewers is nobody who may not review the claim', async () => {
    const claimId = await makeSubmitted(w);
    await w.advance();
    const heardOf = (who: Person) =>
      w.teams.posts(who).some(({ activity }) => JSON.stringify(activity).includes(claimId));
    expect([vera, viktor, mara, nils, rosa].map(heardOf)).toEqual([true, true, true, false, false]);
  });
});

describe('a review', () => {
  it('starts, and the partner is told', async () => {
    const claimId = await makeSubmitted(w);
    const told = await hear(w, ines, () =>
      must(w, vera, 'startReview', claimId, { comment: 'On it.' }),
    );
    expect(told).toEqual([expect.stringMatching(/review of your claim has started/i)]);
    const { card } = await show(w, ines, claimId);
    expect(statusOf(card)).toBe('Under review');
    expect(element(card, 'deadline')).toMatch(/5 business days left$/);
    expect(element(card, 'target')).toMatch(/10 business days left$/);
    expect(element(card, 'turn')).toMatch(/reviewer/);
    expect(element((await show(w, vera, claimId)).card, 'turn')).toMatch(/Your turn/);
  });

  it('asks what is missing before it asks for information', async () => {
    const claimId = await makeUnderReview(w);
    const question = await must(w, vera, 'requestInformation', claimId);
    expect(inputOf(question, 'reasons')?.choices).toHaveLength(5);
    expect(inputOf(question, 'productIds')?.choices).toEqual(['m365.teams', 'm365.exchange']);
    expect(verbsOf(question)).toContain('showClaim');
    const without = await w.press(
      vera,
      'requestInformation',
      filled(question, 'requestInformation', { reasons: 'missingOrOldDates' }),
    );
    expect(problemAt(without.card, 'comment')).toMatch(/needed/);
    expect(inputOf(without.card, 'reasons')?.value).toBe('missingOrOldDates');
    const strange = filled(question, 'requestInformation', {
      reasons: 'missingOrOldDates,nonsense',
      comment: 'Which year?',
    });
    const wrong = await w.press(vera, 'requestInformation', strange);
    expect([problemAt(wrong.card, 'reasons'), inputOf(wrong.card, 'comment')?.value]).toEqual([
      expect.stringMatching(/\S/),
      'Which year?',
    ]);
    const nothing = await w.press(
      vera,
      'requestInformation',
      filled(question, 'requestInformation', { comment: 'What?' }),
    );
    expect(problemAt(nothing.card, 'reasons')).toMatch(/needed/);
    expect(await readStatus(w, claimId)).toBe('Under review');
  });

  it('asks for information: the partner hears reasons, words and deadline, and the target stands still', async () => {
    const claimId = await makeUnderReview(w);
    const typed = {
      reasons: 'missingAllPoe,missingProducts',
      comment: 'Name Exchange on page 2.',
      productIds: 'm365.exchange',
    };
    const told = await hear(w, ines, () => must(w, vera, 'requestInformation', claimId, typed));
    expect(told).toHaveLength(1);
    for (const text of [
      'Missing All PoE',
      'Missing Products',
      'Name Exchange on page 2.',
      '5 business days left',
      'Exchange Online',
    ])
      expect(told[0]).toContain(text);
    const { card } = await show(w, ines, claimId);
    expect(statusOf(card)).toBe('Partner action required');
    expect(element(card, 'reason')).toMatch(/Missing All PoE.*Missing Products/s);
    for (const who of [ines, vera])
      expect(element((await show(w, who, claimId)).card, 'target')).toMatch(/clock paused/);
    expect(wordsIn(card)).toMatch(/comment.*does not stop the clock/i);
  });

  it('goes on with the same reviewer when the partner answers', async () => {
    const claimId = await makeAsked(w);
    const told = await hear(w, vera, () =>
      must(w, ines, 'resubmitClaim', claimId, { comment: 'It is 2026.' }),
    );
    expect(told).toEqual([expect.stringMatching(/It is 2026\./)]);
    const { card } = await show(w, vera, claimId);
    expect([statusOf(card), wordsIn(card)]).toEqual([
      'Under review',
      expect.stringMatching(/Reviewer: Vera/),
    ]);
    expect(element(card, 'target')).not.toMatch(/paused/);
  });

  it('lets the partner remove the named products with one press, and never the last', async () => {
    const claimId = await makeAsked(w, {}, { productIds: 'm365.exchange' });
    const card = await must(w, ines, 'takeAdvice', claimId);
    expect(wordsIn(card)).toMatch(/Products: Microsoft Teams/);
    expect(wordsIn((await act(w, ines, 'takeAdvice', claimId)).card)).toMatch(/no product/);
    const last = await makeAsked(w, {}, { productIds: 'm365.exchange,m365.teams' });
    await act(w, ines, 'takeAdvice', last);
    expect(wordsIn((await show(w, ines, last)).card)).toMatch(
      /Products: Microsoft Teams, Exchange Online/,
    );
  });

  it('approves: the partner, and the customer’s contact, are told', async () => {
    const claimId = await makeUnderReview(w);
    const from = w.teams.calls.length;
    const told = await hear(w, ines, () =>
      must(w, vera, 'approveClaim', claimId, { comment: 'All is there.' }),
    );
    expect(told).toEqual([expect.stringMatching(/All is there\./)]);
    expect(told[0]).toMatch(/Approved is not payout/);
    const [notice] = w.teams.posts(carl, from);
    expect(wordsIn(notice?.activity)).toMatch(/Alpine Ski House/);
    expect(notice?.activity.summary).toMatch(/associated.*Alpine Ski House/);
    const { card } = await show(w, ines, claimId);
    expect([statusOf(card), element(card, 'deadline')]).toEqual([
      'Approved',
      expect.stringMatching(/7 days left$/),
    ]);
    expect(wordsIn(card)).toMatch(/Customer told: carl@trey\.example in Teams/);
  });

  it('asks for confirmation where the contact is not at the customer’s domain', async () => {
    const claimId = await makeUnderReview(w, { customerContactEmail: 'carl@elsewhere.example' });
    expect(wordsIn((await show(w, vera, claimId)).card)).toMatch(/not at the customer’s domain/);
    const question = await must(w, vera, 'approveClaim', claimId);
    expect(inputOf(question, 'confirmContact')?.type).toBe('Input.Toggle');
    await w.press(
      vera,
      'approveClaim',
      filled(question, 'approveClaim', { confirmContact: 'false' }),
    );
    expect(await readStatus(w, claimId)).toBe('Under review');
    await w.press(
      vera,
      'approveClaim',
      filled(question, 'approveClaim', { confirmContact: 'true' }),
    );
    expect(await readStatus(w, claimId)).toBe('Approved');
    const subdomain = await makeUnderReview(w, { customerContactEmail: 'carl@emea.trey.example' });
    await must(w, vera, 'approveClaim', subdomain);
    expect(await readStatus(w, subdomain)).toBe('Approved');
  });

  it('asks for the reason before it rejects, and takes no reason that has an event of its own', async () => {
    const claimId = await makeUnderReview(w);
    const question = await must(w, vera, 'rejectClaim', claimId);
    expect(inputOf(question, 'reason')?.choices).toEqual([
      'insufficientPoe',
      'missingCustomerConsent',
      'missingProducts',
      'poeUnavailable',
    ]);
    expect(verbsOf(question)).toContain('showClaim');
    for (const reason of ['partnerRequest', 'customerDecline', 'noPartnerResponse', 'nonsense']) {
      const { card } = await w.press(
        vera,
        'rejectClaim',
        filled(question, 'rejectClaim', { reason, comment: 'No.' }),
      );
      expect([reason, problemAt(card, 'reason'), inputOf(card, 'comment')?.value]).toEqual([
        reason,
        expect.stringMatching(/\S/),
        'No.',
      ]);
    }
    const wordless = await w.press(
      vera,
      'rejectClaim',
      filled(question, 'rejectClaim', { reason: 'poeUnavailable' }),
    );
    expect(problemAt(wordless.card, 'comment')).toMatch(/needed/);
    expect(await readStatus(w, claimId)).toBe('Under review');
  });

  it('rejects: the partner hears why, where to see it and how to dispute', async () => {
    const claimId = await makeUnderReview(w);
    const typed = { reason: 'missingCustomerConsent', comment: 'Page 3 is not signed.' };
    const told = await hear(w, ines, () => must(w, vera, 'rejectClaim', claimId, typed));
    expect(told).toHaveLength(1);
    for (const text of [
      'Missing customer consent on PoE',
      'Page 3 is not signed.',
      claimId,
      'ispute',
      '30 days left',
    ])
      expect(told[0]).toContain(text);
    const { card } = await show(w, ines, claimId);
    expect([statusOf(card), element(card, 'reason')]).toEqual([
      'Rejected',
      'Missing customer consent on PoE',
    ]);
    expect(verbsOf(card)).toEqual(expect.arrayContaining(['disputeClaim', 'addPoe']));
  });

  it('passes to whoever acts on it', async () => {
    const claimId = await makeUnderReview(w);
    await must(w, viktor, 'requestInformation', claimId, {
      reasons: 'missingProducts',
      comment: 'Which?',
    });
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/Reviewer: Viktor/);
    const told = await hear(w, viktor, () =>
      must(w, ines, 'resubmitClaim', claimId, { comment: 'These.' }),
    );
    expect(told).toHaveLength(1);
  });

  it('is given to another reviewer, who is told, as are the one before and the partner', async () => {
    const claimId = await makeUnderReview(w);
    const question = await must(w, viktor, 'reassignClaim', claimId);
    expect(inputOf(question, 'reviewerId')?.choices).toContain(viktor.aad);
    expect(verbsOf(question)).toContain('showClaim');
    await w.advance();
    const from = w.teams.calls.length;
    await w.press(
      viktor,
      'reassignClaim',
      filled(question, 'reassignClaim', { reviewerId: viktor.aad }),
    );
    await w.advance();
    for (const who of [vera, ines]) expect(w.teams.posts(who, from)).toHaveLength(1);
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/Reviewer: Viktor/);
    for (const reviewerId of [ines.aad, rosa.aad, 'nonsense', '']) {
      const { card } = await act(w, vera, 'reassignClaim', claimId, { reviewerId });
      expect([reviewerId, statusOf(card)]).toEqual([reviewerId, 'Under review']);
    }
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/Reviewer: Viktor/);
  });

  judgesAllThatWasSeen(() => w);
});
