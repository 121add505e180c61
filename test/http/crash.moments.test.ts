import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { vera } from './support/world.ts';
import { historyOf } from './support/listening.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';
import { DEATHS, naming, inReview } from './support/deaths.ts';

const { w, claimId } = inReview();

describe('kill -9', () => {
  it(
    'at any moment after the press: what was answered is there, once, and was told',
    async () => {
      const made: string[] = [];
      for (let i = 0; i < DEATHS / 3; i += 1) {
        const words = `At any moment, ${i}.`;
        const data = { claimId: claimId(), comment: words, once: words };
        const answer = w.press(vera, 'comment', data);
        await sleep((i * 90) / DEATHS);
        await w.kill();
        const { status: code } = await answer;
        await w.boot();
        await w.advance('PT1H');
        const before = naming(w, words).length;
        if (code === 200) expect(before).toBeGreaterThanOrEqual(1);
        await w.press(vera, 'comment', data);
        await w.advance('PT1H');
        expect([1, 2]).toContain(naming(w, words).length);
        made.push(words);
      }
      const history = await historyOf(w, claimId());
      expect(made.map((words) => history.split(words).length - 1)).toEqual(made.map(() => 1));
    },
    DEATHS * 10_000,
  );

  judgesAllThatWasSeen(() => w);
});
