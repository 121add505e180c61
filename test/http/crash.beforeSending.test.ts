import { describe, expect, it } from '@jest/globals';
import { judgesAllThatWasSeen } from './support/cardRules.ts';
import { DEATHS, dieOn, inReview } from './support/deaths.ts';

const { w, claimId } = inReview();

describe('kill -9', () => {
  it(
    'between the commit and the sending: the notice arrives exactly once',
    async () => {
      const arrivals: number[] = [];
      for (let i = 0; i < DEATHS; i += 1)
        arrivals.push(await dieOn(w, claimId(), `Before the sending, ${i}.`, false));
      expect(arrivals).toEqual(arrivals.map(() => 1));
    },
    DEATHS * 10_000,
  );

  judgesAllThatWasSeen(() => w);
});
