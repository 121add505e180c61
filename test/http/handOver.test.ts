import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  makeApproved,
  makeAsked,
  fields,
  ines,
  must,
  show,
  startWorld,
  makeSubmitted,
  tenants,
  vera,
} from './support/world.ts';
import { monday } from './support/calendar.ts';
import { element, statusOf } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

describe('the hand-over to eligibility', () => {
  const lines = (claimId: string) => w.eligibility().filter((line) => line.claimId === claimId);
  const makePassed = async (more = {}): Promise<string> => {
    const week = await monday(w);
    const claimId = await makeApproved(w, more);
    await week.to(8, '12:00');
    return claimId;
  };

  it('is one line with all that eligibility needs, though the bot is killed and starts again', async () => {
    const claimId = await makePassed();
    await w.restart();
    await w.advance('P1D');
    expect(lines(claimId)).toEqual([
      expect.objectContaining({
        action: 'assess',
        programme: 'OSU – Microsoft 365',
        payable: true,
        mpnId: fields.mpnId,
        customerTenantId: tenants.trey,
      }),
    ]);
    expect(JSON.stringify(lines(claimId))).toMatch(/m365\.teams.*m365\.exchange/);
  });

  it('says of an opt-out, and of a revenue association, that nothing is payable', async () => {
    const business = {
      solutionArea: 'businessApplications',
      activity: 'revenueAssociation',
      productIds: 'd365.sales',
      'subscription_d365.sales': 'dddddddd-1111-4111-8111-000000000001',
    };
    for (const more of [{ optOutOfPayment: 'true' }, business])
      expect(lines(await makePassed(more))).toEqual([expect.objectContaining({ payable: false })]);
  });

  it('is withdrawn when the partner gives the association up later', async () => {
    const claimId = await makePassed();
    await must(w, ines, 'requestRejection', claimId, {
      detail: 'other',
      comment: 'The project ended.',
    });
    await w.advance();
    expect(lines(claimId).map(({ action }) => action)).toEqual(['assess', 'withdraw']);
    await must(w, ines, 'disputeClaim', claimId, { justification: 'It goes on.' });
    await must(w, vera, 'approveClaim', claimId);
    await w.advance('P9D');
    expect(lines(claimId).map(({ action }) => action)).toEqual(['assess', 'withdraw', 'assess']);
  });
});

describe('deadlines', () => {
  it('follow the zone and the holidays that are set', async () => {
    const there = await startWorld({ TIME_ZONE: 'America/New_York', HOLIDAYS: 'US' }, [ines]);
    try {
      const year = (await there.now()).getUTCFullYear() + 1;
      const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
      const thanksgiving = 1 + ((11 - first) % 7) + 21;
      await there.until(new Date(Date.UTC(year, 10, thanksgiving - 3, 15)));
      const { card } = await show(there, ines, await makeSubmitted(there));
      expect(element(card, 'deadline')).toMatch(/^Tue .*, 23:59 EST — 5 business days left$/);
    } finally {
      await there.stop();
    }
  });

  it('are met by the schedule, without anybody asking', async () => {
    const there = await startWorld({ SWEEP_CRON: '* * * * * *' });
    try {
      const week = await monday(there);
      const claimId = await makeAsked(there);
      await there.advance();
      const from = there.teams.calls.length;
      await week.to(8, '00:00', { sweep: false });
      const post = await there.teams.until(
        ({ kind, conversation }) => kind === 'post' && conversation === ines.chat,
        from,
      );
      expect(JSON.stringify(post.activity)).toMatch(new RegExp(`${claimId}|No Partner Response`));
      expect(statusOf((await show(there, ines, claimId)).card)).toBe('Rejected');
    } finally {
      await there.stop();
    }
  });

  judgesAllThatWasSeen(() => w);
});
