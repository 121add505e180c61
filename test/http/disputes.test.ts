import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  addPoe,
  makeApproved,
  makeAsked,
  carl,
  cleo,
  dataFor,
  draft,
  ines,
  must,
  makeRejected,
  show,
  startWorld,
  readStatus,
  makeSubmitted,
  tenants,
  makeUnderReview,
  vera,
  act,
} from './support/world.ts';
import { requestDetails } from '../../cards/text/quoted.ts';
import { policyFile } from '../support/ownFolder.ts';
import { hear } from './support/listening.ts';
import {
  actionsOf,
  element,
  filled,
  inputOf,
  inputsOf,
  poeIdsOf,
  problemAt,
  statusOf,
  verbsOf,
  wordsIn,
} from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

describe('comments', () => {
  it('go to the other side, from Submitted on, need no revision and change none', async () => {
    for (const make of [makeSubmitted, makeUnderReview, makeAsked, makeApproved, makeRejected]) {
      const claimId = await make(w);
      const rev = (await dataFor(w, ines, 'comment', claimId)).rev;
      const toReviewer = await hear(w, vera, () =>
        w.press(ines, 'comment', { claimId, comment: 'From the partner.' }),
      );
      const toPartner = await hear(w, ines, () =>
        w.press(vera, 'comment', { claimId, rev: 1, comment: 'From the reviewer.' }),
      );
      expect([toReviewer, toPartner]).toEqual([
        [expect.stringContaining('From the partner.')],
        [expect.stringContaining('From the reviewer.')],
      ]);
      expect((await dataFor(w, ines, 'comment', claimId)).rev).toBe(rev);
    }
  });

  it('are not possible in Editing', async () => {
    const claimId = await draft(w);
    expect(wordsIn((await w.press(ines, 'comment', { claimId, comment: 'Hello?' })).card)).toMatch(
      /Submitted/,
    );
  });
});

describe('a rejected claim', () => {
  it('asks for a justification, unless PoE was added since', async () => {
    const claimId = await makeRejected(w);
    const question = await must(w, ines, 'disputeClaim', claimId);
    expect(inputsOf(question).map(({ id }) => id)).toEqual(['justification']);
    expect(verbsOf(question)).toContain('showClaim');
    const { card } = await w.press(ines, 'disputeClaim', {
      ...filled(question, 'disputeClaim'),
      justification: '',
    });
    expect(problemAt(card, 'justification')).toMatch(/needed/);
    await addPoe(w, claimId, 'new.txt');
    const again = await must(w, ines, 'disputeClaim', claimId);
    const data = { ...filled(again, 'disputeClaim'), justification: '' };
    expect(statusOf((await w.press(ines, 'disputeClaim', data)).card)).toBe('Under review');
  });

  it('is disputed with new PoE and no word, by a client that leaves empty inputs out', async () => {
    const claimId = await makeRejected(w);
    await addPoe(w, claimId, 'new.txt');
    const question = await must(w, ines, 'disputeClaim', claimId);
    await w.press(ines, 'disputeClaim', filled(question, 'disputeClaim'));
    expect(await readStatus(w, claimId)).toBe('Under review');
  });

  it('is Under review and marked when disputed; the reviewer is told', async () => {
    const claimId = await makeRejected(w);
    const told = await hear(w, vera, () =>
      must(w, ines, 'disputeClaim', claimId, { justification: 'See section 2.' }),
    );
    expect(told).toEqual([expect.stringContaining('See section 2.')]);
    const { card } = await show(w, vera, claimId);
    expect([statusOf(card), element(card, 'disputed')]).toEqual([
      'Under review',
      expect.stringContaining('disputed'),
    ]);
    expect(element(card, 'deadline')).toMatch(/5 business days left$/);
    await must(w, vera, 'approveClaim', claimId);
    const after = (await show(w, ines, claimId)).card;
    expect([statusOf(after), element(after, 'disputed'), element(after, 'reason')]).toEqual([
      'Approved',
      undefined,
      undefined,
    ]);
  });

  it('may be disputed again after each rejection, and may be asked about in between', async () => {
    const claimId = await makeRejected(w);
    await must(w, ines, 'disputeClaim', claimId, { justification: 'No.' });
    await must(w, vera, 'requestInformation', claimId, {
      reasons: 'missingAllPoe',
      comment: 'Which file?',
    });
    expect(element((await show(w, ines, claimId)).card, 'disputed')).toBeDefined();
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'The first.' });
    await must(w, vera, 'rejectClaim', claimId, {
      reason: 'insufficientPoe',
      comment: 'Still not.',
    });
    await must(w, ines, 'disputeClaim', claimId, { justification: 'Still no.' });
    expect(await readStatus(w, claimId)).toBe('Under review');
  });

  it('is started anew with its fields and the chosen files; the two name each other', async () => {
    const claimId = await makeRejected(w);
    const kept = await addPoe(w, claimId, 'kept.txt');
    const card = await must(w, ines, 'cloneClaim', claimId, { poeIds: kept });
    const made = element(card, 'claimId') ?? '';
    expect([statusOf(card), poeIdsOf(card).length, made === claimId]).toEqual([
      'Editing',
      1,
      false,
    ]);
    expect(wordsIn(card)).toMatch(new RegExp(`Trey Research.*kept\\.txt`, 's'));
    expect(wordsIn(card)).toContain(claimId);
    expect(wordsIn((await show(w, ines, claimId)).card)).toContain(made);
  });
});

describe('a claim that has had all its disputes', () => {
  it('is refused with the reason, and is started anew', async () => {
    const there = await startWorld({ POLICY_FILE: policyFile({ maxDisputes: 1 }) }, [ines, vera]);
    try {
      const claimId = await makeRejected(there);
      await must(there, ines, 'disputeClaim', claimId, { justification: 'See section 2.' });
      await must(there, vera, 'rejectClaim', claimId, {
        reason: 'insufficientPoe',
        comment: 'Still not.',
      });
      const { card } = await act(there, ines, 'disputeClaim', claimId, {
        justification: 'Once more.',
      });
      expect([statusOf(card), element(card, 'deadline')]).toEqual(['Rejected', undefined]);
      expect(wordsIn(card)).toMatch(
        /has had all its disputes \(1 at most\)\. A new association is needed/,
      );
      expect(verbsOf(card)).toContain('cloneClaim');
      expect(verbsOf(card)).not.toContain('disputeClaim');
      const question = await must(there, ines, 'cloneClaim', claimId);
      const made = await there.press(ines, 'cloneClaim', filled(question, 'cloneClaim'));
      expect(statusOf(made.card)).toBe('Editing');
    } finally {
      await there.stop();
    }
  });
});

describe('a claim that is started anew', () => {
  it('takes over no file where none is chosen, by a client that leaves empty inputs out', async () => {
    const claimId = await makeRejected(w);
    const question = await must(w, ines, 'cloneClaim', claimId);
    const { card } = await w.press(
      ines,
      'cloneClaim',
      filled(question, 'cloneClaim', { poeIds: '' }),
    );
    expect([statusOf(card), poeIdsOf(card)]).toEqual(['Editing', []]);
  });

  it('is one claim however often the button is pressed, and takes over files of its own only', async () => {
    const [claimId, other] = [await makeRejected(w), await makeRejected(w)];
    const [foreign = ''] = poeIdsOf((await show(w, ines, other)).card);
    const data = await dataFor(w, ines, 'cloneClaim', claimId, { poeIds: foreign });
    const answers = await Promise.all([1, 2, 3].map(() => w.press(ines, 'cloneClaim', data)));
    const made = new Set(answers.map(({ card }) => element(card, 'claimId')));
    expect([made.size, poeIdsOf(answers[0]?.card)]).toEqual([1, []]);
  });

  it('is not possible before the rejection', async () => {
    const claimId = await makeUnderReview(w);
    expect(wordsIn((await act(w, ines, 'cloneClaim', claimId, { poeIds: '' })).card)).toMatch(
      /Rejected/,
    );
  });
});

describe('a partner who asks for rejection', () => {
  it.each(['incorrectMpn', 'incorrectActivity', 'noLongerWorkingWithCustomer', 'other'])(
    'may say that it is because of "%s"',
    async (detail) => {
      const claimId = await makeSubmitted(w);
      await must(w, ines, 'requestRejection', claimId, { detail });
      const label = requestDetails[detail as keyof typeof requestDetails];
      expect(element((await show(w, vera, claimId)).card, 'reason')).toBe(
        `Partner request: ${label}`,
      );
      expect(verbsOf((await show(w, ines, claimId)).card)).toContain('disputeClaim');
    },
  );

  const states = [makeSubmitted, makeUnderReview, makeAsked, makeApproved].map((make) => ({
    make,
    name: make.name,
  }));
  it.each(states)('is asked why, and is rejected at once ($name)', async ({ make }) => {
    const claimId = await make(w);
    const question = await must(w, ines, 'requestRejection', claimId);
    expect(inputOf(question, 'detail')?.choices).toHaveLength(4);
    expect(verbsOf(question)).toContain('showClaim');
    const wrong = await w.press(
      ines,
      'requestRejection',
      filled(question, 'requestRejection', { detail: 'nonsense' }),
    );
    expect(problemAt(wrong.card, 'detail')).not.toBe('');
    await w.press(
      ines,
      'requestRejection',
      filled(question, 'requestRejection', { detail: 'incorrectMpn', comment: 'Oslo.' }),
    );
    const { card } = await show(w, ines, claimId);
    expect([statusOf(card), element(card, 'reason')]).toEqual([
      'Rejected',
      expect.stringMatching(/^Partner request.*incorrect MPN/i),
    ]);
  });
});

describe('the customer’s contact', () => {
  it('declines: rejected at once, the partner hears why, and they see their own decline', async () => {
    const claimId = await makeApproved(w);
    const told = await hear(w, ines, () =>
      must(w, carl, 'declineAssociation', claimId, { comment: 'We work with others.' }),
    );
    expect(told).toEqual([expect.stringMatching(/Customer decline.*We work with others\./s)]);
    expect(element((await show(w, ines, claimId)).card, 'reason')).toBe('Customer decline');
    const { card } = await show(w, carl, claimId);
    expect(wordsIn(card)).toMatch(/You declined.*We work with others\./s);
    expect(actionsOf(card)).toEqual([]);
  });

  it('declines with a card of any age, without a revision and without a reason', async () => {
    for (const rev of [undefined, 1, 'text', 99]) {
      const claimId = await makeApproved(w, elsewhereOfTrey());
      await w.press(carl, 'declineAssociation', { claimId, rev });
      expect([rev, await readStatus(w, claimId)]).toEqual([rev, 'Rejected']);
    }
  });

  it('has no objection: the others are told once, status and window stay', async () => {
    const claimId = await makeApproved(w);
    const before = element((await show(w, ines, claimId)).card, 'deadline');
    const told = await hear(w, ines, async () => {
      await w.press(carl, 'noObjection', { claimId });
      await w.press(carl, 'noObjection', { claimId });
    });
    expect(told).toEqual([expect.stringMatching(/no objection/)]);
    const { card } = await show(w, ines, claimId);
    expect([statusOf(card), element(card, 'deadline')]).toEqual(['Approved', before]);
    await must(w, carl, 'declineAssociation', claimId);
    expect(await readStatus(w, claimId)).toBe('Rejected');
  });

  it('is whoever the claim names now', async () => {
    const claimId = await makeApproved(w);
    await w.advance();
    await must(w, ines, 'requestRejection', claimId, { detail: 'other' });
    await must(w, ines, 'disputeClaim', claimId, { justification: 'A mistake.' });
    await must(w, vera, 'requestInformation', claimId, {
      reasons: 'missingAllPoe',
      comment: 'Who is the contact?',
    });
    const form = await must(w, ines, 'editClaim', claimId);
    await w.press(
      ines,
      'saveClaim',
      filled(form, 'saveClaim', { customerContactEmail: 'CLEO@trey.example' }),
    );
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'Cleo.' });
    await w.advance();
    // the card that was posted to the contact before says so itself, and its buttons are gone
    const posted = w.teams
      .posts(carl)
      .findLast(({ activity }) => JSON.stringify(activity).includes(claimId));
    expect(posted?.activityId).toBeTruthy();
    const now = w.teams
      .updates(carl)
      .findLast(({ activityId }) => activityId === posted?.activityId);
    expect(wordsIn(now?.activity)).toMatch(/no longer yours to decide/);
    expect(verbsOf(now?.activity)).toEqual([]);
    const from = w.teams.calls.length;
    await must(w, vera, 'approveClaim', claimId);
    await w.advance();
    expect([w.teams.posts(cleo, from).length, w.teams.posts(carl, from).length]).toEqual([1, 0]);
    expect((await w.press(carl, 'declineAssociation', { claimId })).says).toMatch(/no such claim/i);
    await w.press(cleo, 'declineAssociation', { claimId });
    expect(await readStatus(w, claimId)).toBe('Rejected');
  });

  const elsewhereOfTrey = () => ({ customerTenantId: tenants.trey });

  judgesAllThatWasSeen(() => w);
});
