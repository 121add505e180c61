import { describe, expect, it } from '@jest/globals';
import { judgesAllThatWasSeen } from './support/cardRules.ts';
import { DEATHS, dieOn, inReview } from './support/deaths.ts';

const { w, claimId } = inReview();

describe('kill -9', () => {
  it(
    'between the sending and the note of it: the notice arrives once or twice, never not at all',
    async () => {
      const arrivals: number[] = [];
      for (let i = 0; i < DEATHS; i += 1)
        arrivals.push(await dieOn(w, claimId(), `After the sending, ${i}.`, true));
      expect(arrivals.filter((times) => times < 1 || times > 2)).toEqual([]);
    },
    DEATHS * 10_000,
  );

  judgesAllThatWasSeen(() => w);
});
