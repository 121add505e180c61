import { describe, expect, it } from '@jest/globals';
import { cardIn, type Person } from '../support/fakeTeams.ts';
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
  viktor,
} from './support/world.ts';
import { hear, historyOf } from './support/listening.ts';
import { filled, statusOf, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

describe('the same press again', () => {
  it('does it once and shows the result, whether in a row or at once', async () => {
    const claimId = await makeSubmitted(w);
    const start = await dataFor(w, vera, 'startReview', claimId, { comment: 'On it.' });
    const answers = [
      await w.press(vera, 'startReview', start),
      await w.press(vera, 'startReview', start),
    ];
    answers.push(...(await Promise.all([1, 2, 3].map(() => w.press(vera, 'startReview', start)))));
    for (const { card } of answers)
      expect([statusOf(card), wordsIn(card).includes('changed')]).toEqual(['Under review', false]);
    const ask = { reasons: 'missingAllPoe', comment: 'Which?' };
    const data = await dataFor(w, vera, 'requestInformation', claimId, ask);
    const told = await hear(w, ines, () =>
      Promise.all([1, 2, 3].map(() => w.press(vera, 'requestInformation', data))),
    );
    expect(told).toHaveLength(1);
    expect((await historyOf(w, claimId)).match(/Started the review/g)).toHaveLength(1);
    expect((await historyOf(w, claimId)).match(/Asked for information/g)).toHaveLength(1);
  });

  it('of a comment says it once; typed again on the new card it is said again', async () => {
    const claimId = await makeSubmitted(w);
    const data = await dataFor(w, ines, 'comment', claimId, { comment: 'Any news?' });
    const told = await hear(w, vera, async () => {
      const { card } = await w.press(ines, 'comment', data);
      await w.press(ines, 'comment', data);
      await w.press(ines, 'comment', filled(card, 'comment', { comment: 'Any news?' }));
    });
    expect(told).toHaveLength(2);
  });

  it('survives a crash in between', async () => {
    const claimId = await makeUnderReview(w);
    const data = await dataFor(w, vera, 'rejectClaim', claimId, {
      reason: 'poeUnavailable',
      comment: 'Cannot open it.',
    });
    await w.press(vera, 'rejectClaim', data);
    await w.restart();
    const { card } = await w.press(vera, 'rejectClaim', data);
    expect([statusOf(card), wordsIn(card).includes('changed')]).toEqual(['Rejected', false]);
    expect((await historyOf(w, claimId)).match(/Rejected:/g)).toHaveLength(1);
  });

  it('on another rendering, or by somebody else, is stale and does nothing', async () => {
    const claimId = await makeSubmitted(w);
    const [one, two] = [
      await dataFor(w, vera, 'startReview', claimId),
      await dataFor(w, vera, 'startReview', claimId),
    ];
    await w.press(vera, 'startReview', one);
    for (const [who, data] of [
      [vera, two],
      [viktor, one],
    ] as const) {
      const { card } = await w.press(who, 'startReview', data);
      expect(wordsIn(card)).toMatch(/changed.*Vera Reviewer.*Under review/s);
    }
    expect((await historyOf(w, claimId)).match(/Started the review/g)).toHaveLength(1);
  });
});

describe('two people at the same moment', () => {
  it('start one review: the other is told who did', async () => {
    for (let i = 0; i < 5; i += 1) {
      const claimId = await makeSubmitted(w);
      const presses = await Promise.all(
        [vera, viktor].map((who) => dataFor(w, who, 'startReview', claimId)),
      );
      const answers = await Promise.all(
        [vera, viktor].map((who, n) => w.press(who, 'startReview', presses[n])),
      );
      expect(answers.filter(({ card }) => wordsIn(card).includes('changed'))).toHaveLength(1);
      expect((await historyOf(w, claimId)).match(/Started the review/g)).toHaveLength(1);
    }
  });
});

describe('two decisions at the same moment', () => {
  it('are one: the first wins, the second reviewer sees what happened and what is possible now', async () => {
    for (let i = 0; i < 5; i += 1) {
      const claimId = await makeUnderReview(w);
      const reject = await dataFor(w, vera, 'rejectClaim', claimId, {
        reason: 'poeUnavailable',
        comment: 'Gone.',
      });
      const ask = await dataFor(w, viktor, 'requestInformation', claimId, {
        reasons: 'missingAllPoe',
        comment: 'Hm?',
      });
      const answers = await Promise.all([
        w.press(vera, 'rejectClaim', reject),
        w.press(viktor, 'requestInformation', ask),
      ]);
      const now = statusOf((await show(w, ines, claimId)).card);
      const [winner, loser] = now === 'Rejected' ? [vera, answers[1]] : [viktor, answers[0]];
      expect(answers.map(({ card }) => statusOf(card))).toEqual([now, now]);
      expect(wordsIn(loser?.card)).toMatch(
        new RegExp(`changed.*nothing was done.*${winner.name}.*Now: ${now}`, 's'),
      );
      expect((await historyOf(w, claimId)).match(/Rejected:|Asked for information/g)).toHaveLength(
        1,
      );
    }
  });
});

describe('the message that holds the card', () => {
  const noticeOf = async (who: Person, claimId: string): Promise<{ id: string; card: Card }> => {
    await w.advance();
    const found = w.teams
      .posts(who)
      .findLast(({ activity }) => JSON.stringify(activity).includes(claimId));
    return { id: found?.activityId ?? '', card: cardIn(found?.activity ?? {}) ?? {} };
  };
  const pressOn = (
    who: Person,
    verb: string,
    { id, card }: { id: string; card: Card },
    typed: Json = {},
  ) => w.press(who, verb, { ...filled(card, verb, typed), ...typed }, id);

  it('is updated after the answer with the same card', async () => {
    const notice = await noticeOf(vera, await makeSubmitted(w));
    const from = w.teams.calls.length;
    const { card } = await pressOn(vera, 'startReview', notice);
    const update = await w.teams.until(
      ({ kind, activityId }) => kind === 'update' && activityId === notice.id,
      from,
    );
    expect(cardIn(update.activity)).toEqual(card);
  });

  it('is updated by what is refused as well', async () => {
    const claimId = await makeSubmitted(w);
    const notice = await noticeOf(vera, claimId);
    await must(w, viktor, 'startReview', claimId);
    const from = w.teams.calls.length;
    await pressOn(vera, 'startReview', notice);
    const update = await w.teams.until(
      ({ kind, activityId }) => kind === 'update' && activityId === notice.id,
      from,
    );
    expect(statusOf(cardIn(update.activity))).toBe('Under review');
  });

  it('is not touched by a refresh', async () => {
    const claimId = await makeSubmitted(w);
    const notice = await noticeOf(vera, claimId);
    const from = w.teams.calls.length;
    const { card } = await w.press(vera, 'refreshClaim', { claimId }, notice.id);
    expect(statusOf(card)).toBe('Submitted');
    await w.advance();
    expect(w.teams.updates(vera, from)).toEqual([]);
  });

  it('shows what was done, where nobody names it but it shows the claim', async () => {
    const claimId = await makeSubmitted(w);
    const notice = await noticeOf(vera, claimId);
    const from = w.teams.calls.length;
    await must(w, vera, 'startReview', claimId);
    await w.advance();
    const ids = w.teams.updates(vera, from).map(({ activityId }) => activityId);
    expect(ids).toContain(notice.id);
  });

  it('is updated in spite of a fault of Teams, with the newest card', async () => {
    const notice = await noticeOf(vera, await makeSubmitted(w));
    w.teams.faults((call) => (call.kind === 'update' ? { status: 502 } : undefined));
    const from = w.teams.calls.length;
    await pressOn(vera, 'startReview', notice);
    await w.teams.until(({ kind, status: code }) => kind === 'update' && code === 502, from);
    w.teams.faults();
    await w.advance('PT5M');
    // other claims' cards may have waited for the fault to end as well
    const own = w.teams.updates(vera, from).filter(({ activityId }) => activityId === notice.id);
    expect(statusOf(cardIn(own.at(-1)?.activity ?? {}))).toBe('Under review');
  });
});

describe('the history', () => {
  it('tells all that happened, to both sides, and survives kill -9 with all else', async () => {
    const claimId = await makeAsked(w);
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'It is 2026.' });
    await must(w, vera, 'approveClaim', claimId, { comment: 'Good.' });
    await w.advance();
    const [before, seen] = [
      await historyOf(w, claimId),
      wordsIn((await show(w, vera, claimId)).card),
    ];
    await w.restart();
    expect(await historyOf(w, claimId)).toBe(before);
    expect(wordsIn((await show(w, vera, claimId)).card)).toBe(seen);
    for (const who of [ines, vera]) {
      const told = await historyOf(w, claimId, who);
      for (const text of [
        'Started the claim',
        'Submitted the claim',
        'Started the review',
        'Which year is this?',
        'It is 2026.',
        'Good.',
      ])
        expect(told).toContain(text);
      expect(told).toMatch(
        /Ines Incentives \(partner\).*Vera Reviewer \(reviewer\)|Vera Reviewer \(reviewer\).*Ines Incentives \(partner\)/s,
      );
    }
  });

  judgesAllThatWasSeen(() => w);
});
