import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  makeApproved,
  makeAsked,
  carl,
  cleo,
  draft,
  everybody,
  ines,
  mara,
  must,
  nils,
  makeRejected,
  rosa,
  show,
  readStatus,
  makeSubmitted,
  makeUnderReview,
  vera,
  viktor,
} from './support/world.ts';
import { ear, isDigest, monday } from './support/calendar.ts';
import { element, verbsOf, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld(
  {},
  everybody.filter((who) => who !== cleo),
);

const deadline = async (claimId: string, who = ines) =>
  element((await show(w, who, claimId)).card, 'deadline');

describe('a claim in Partner action required', () => {
  it('is called to mind 3 and 1 business days before and on the day, and is then rejected by the clock', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    expect(await deadline(claimId)).toMatch(/^Mon .*, 23:59 UTC — 5 business days left$/);
    const seen: [string, number][] = [];
    for (const [day, time] of [
      [2, '08:59'],
      [2, '09:00'],
      [3, '12:00'],
      [4, '08:59'],
      [4, '09:00'],
      [6, '12:00'],
      [7, '09:00'],
      [7, '23:59'],
    ] as const) {
      await week.to(day, time);
      seen.push([`${day} ${time}`, partner.count()]);
    }
    expect(seen.filter(([, count]) => count > 0)).toEqual([
      ['2 09:00', 1],
      ['4 09:00', 1],
      ['7 09:00', 1],
    ]);
    expect(await deadline(claimId)).toMatch(/last day$/);
    expect(await readStatus(w, claimId)).toBe('Partner action required');
    await week.to(8, '00:00');
    expect(partner.heard()).toEqual([expect.stringContaining('No Partner Response')]);
    const { card } = await show(w, ines, claimId);
    expect([element(card, 'status'), element(card, 'reason')]).toEqual([
      'Rejected',
      'No Partner Response',
    ]);
  });

  it('is not answered a moment too late, though nothing has swept since', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await week.to(8, '00:00', { sweep: false });
    const { card } = await w.press(ines, 'resubmitClaim', { claimId, rev: 99, comment: 'Here.' });
    expect([element(card, 'status'), element(card, 'reason')]).toEqual([
      'Rejected',
      'No Partner Response',
    ]);
  });

  it('is answered on its last day', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await week.to(7, '23:59', { sweep: false });
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'In time.' });
    expect(await readStatus(w, claimId)).toBe('Under review');
  });

  it('is called to mind no more once it was answered, though the reminder had waited', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    w.teams.faults((call) => (call.conversation === ines.chat ? { status: 503 } : undefined));
    await week.to(2, '09:00');
    expect(partner.count()).toBe(0);
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'Done.' });
    w.teams.faults();
    await week.to(3, '09:00');
    expect(partner.heard()).toEqual([]);
  });
});

describe('a rejected claim', () => {
  it('may be disputed for thirty days, is called to mind 7 and 1 before the end, and then only started anew', async () => {
    const week = await monday(w);
    const claimId = await makeRejected(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    expect(await deadline(claimId)).toMatch(/30 days left$/);
    await week.to(23, '08:59');
    expect(partner.count()).toBe(0);
    await week.to(23, '09:00');
    expect(partner.heard()).toEqual([expect.stringContaining('7 days left')]);
    await week.to(29, '08:59');
    expect(partner.count()).toBe(0);
    await week.to(29, '09:00');
    expect(partner.heard()).toEqual([expect.stringContaining('1 day left')]);
    await week.to(30, '23:59');
    expect([partner.count(), await deadline(claimId)]).toEqual([
      0,
      expect.stringMatching(/last day$/),
    ]);
    await week.to(31, '00:00');
    expect(await deadline(claimId)).toBeUndefined();
    const late = await act(w, ines, 'disputeClaim', claimId, { justification: 'Late.' });
    expect(wordsIn(late.card)).toMatch(/too late/i);
    expect(await readStatus(w, claimId)).toBe('Rejected');
    expect(verbsOf(late.card)).toContain('cloneClaim');
    expect(verbsOf(late.card)).not.toContain('disputeClaim');
  });
});

describe('an approved claim', () => {
  it('is called to the customer’s mind 2 days before the window ends, and is then sent to eligibility once', async () => {
    const week = await monday(w);
    const claimId = await makeApproved(w);
    await w.advance();
    const [customer, partner] = [ear(w, carl, claimId), ear(w, ines, claimId)];
    await week.to(5, '08:59');
    expect(customer.count()).toBe(0);
    await week.to(5, '09:00');
    expect(customer.heard()).toEqual([expect.stringContaining('2 days left')]);
    await week.to(7, '23:59');
    expect([customer.count(), partner.count(), await readStatus(w, claimId)]).toEqual([
      0,
      0,
      'Approved',
    ]);
    await week.to(8, '00:00');
    expect(partner.heard()).toEqual([expect.stringMatching(/eligibility/)]);
    await act(w, carl, 'declineAssociation', claimId);
    expect(await readStatus(w, claimId)).toBe('Approved');
    expect(await deadline(claimId)).toBeUndefined();
  });

  it('waits for the hand-over until the customer was told; until then they may decline', async () => {
    const week = await monday(w);
    const claimId = await makeApproved(w, { customerContactEmail: 'nobody@trey.example' });
    const countHandedOver = () => w.eligibility().filter((line) => line.claimId === claimId).length;
    await week.to(10, '12:00');
    expect([countHandedOver(), await readStatus(w, claimId)]).toEqual([0, 'Approved']);
    await must(w, vera, 'recordCustomerTold', claimId, { comment: 'By telephone.' });
    await w.advance();
    expect(countHandedOver()).toBe(1);
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/Vera Reviewer by a reviewer/);
  });

  it('is shown to a contact who installs the app inside the window, and once', async () => {
    const week = await monday(w);
    const claimId = await makeApproved(w, { customerContactEmail: 'cleo@trey.example' });
    await week.to(3, '12:00');
    const customer = ear(w, cleo, claimId);
    await w.install(cleo);
    await w.advance();
    expect(customer.heard().filter((text) => text.includes('sold-seats'))).toHaveLength(1);
    await w.install(cleo);
    await w.advance();
    expect(customer.heard().filter((text) => text.includes('sold-seats'))).toHaveLength(0);
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(/cleo@trey\.example in Teams/);
  });
});

describe('the reviewers', () => {
  it('are reminded one business day before: all while Submitted, the assigned one after', async () => {
    const week = await monday(w);
    const [waiting, begun] = [await makeSubmitted(w), await makeUnderReview(w)];
    await w.advance();
    const ears = [vera, viktor, mara].map(
      (who) => [ear(w, who, waiting), ear(w, who, begun)] as const,
    );
    await week.to(4, '08:59');
    expect(ears.map(([one, two]) => [one.count(), two.count()])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    await week.to(4, '09:00');
    expect(ears.map(([one, two]) => [one.count(), two.count()])).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
  });

  it('get from the breach on, on every business day at nine, one digest that names each overdue claim', async () => {
    const week = await monday(w);
    const claims = [await makeSubmitted(w), await makeUnderReview(w)];
    await week.to(8, '08:59');
    for (const claimId of claims)
      expect(element((await show(w, vera, claimId)).card, 'overdue')).toBeDefined();
    const counts: [number, number][] = [];
    for (const day of [8, 9, 11, 12, 13, 14]) {
      const from = w.teams.calls.length;
      await week.to(day, '09:00');
      const digests = w.teams.posts(viktor, from).filter(isDigest);
      counts.push([day, digests.length]);
      for (const { activity } of digests)
        for (const claimId of claims) expect(JSON.stringify(activity)).toContain(claimId);
      for (const claimId of claims)
        expect(
          w.teams
            .posts(viktor, from)
            .filter((post) => !isDigest(post) && JSON.stringify(post).includes(claimId)),
        ).toEqual([]);
    }
    expect(counts).toEqual([
      [8, 1],
      [9, 1],
      [11, 1],
      [12, 0],
      [13, 0],
      [14, 1],
    ]);
  });

  it('are told in the digest of no claim of an organisation that they belong to', async () => {
    const week = await monday(w);
    const theirs = await makeSubmitted(
      w,
      { mpnId: '6660001', customerTenantId: 'cccccccc-2222-4222-8222-000000000001' },
      rosa,
    );
    const from = w.teams.calls.length;
    await week.to(8, '09:00');
    for (const [who, times] of [
      [viktor, 1],
      [mara, 0],
      [nils, 1],
    ] as const)
      expect([
        who.name,
        w.teams
          .posts(who, from)
          .filter((post) => isDigest(post) && JSON.stringify(post).includes(theirs)).length,
      ]).toEqual([who.name, times]);
  });

  it('see that the overall target has passed, and that it stood still meanwhile', async () => {
    const week = await monday(w);
    const claimId = await makeUnderReview(w);
    await must(w, vera, 'requestInformation', claimId, {
      reasons: 'missingAllPoe',
      comment: 'Which?',
    });
    await week.to(3, '12:00');
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'This.' });
    expect(element((await show(w, ines, claimId)).card, 'target')).toMatch(
      /^Thu .*10 business days left$/,
    );
    await week.to(18, '12:00');
    const { card } = await show(w, vera, claimId);
    expect(element(card, 'overdue')).toMatch(/target/);
  });
});

describe('a draft', () => {
  it('that lies untouched for seven days is called to mind once', async () => {
    const week = await monday(w);
    const claimId = await draft(w);
    const partner = ear(w, ines, claimId);
    await week.to(7, '09:00');
    expect(partner.count()).toBe(0);
    await week.to(8, '09:00');
    expect(partner.count()).toBe(1);
    await week.to(40, '12:00');
    expect(partner.count()).toBe(0);
  });

  judgesAllThatWasSeen(() => w);
});
