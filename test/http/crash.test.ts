import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../support/fakeTeams.ts';
import { inWorld } from './support/inWorld.ts';
import { draft, addPoe, ines, must, show, status, submitted, underReview, vera } from './support/world.ts';
import { historyOf } from './support/listening.ts';
import { filled, linkOf, poeIdsOf, statusOf } from './support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

/** A hundred deaths each way take minutes: all of them with FULL=1, else a tenth. */
const DEATHS = process.env.FULL === '1' ? 100 : 10;

const w = inWorld();
let claimId: string;
beforeAll(async () => {
  claimId = await underReview(w);
  await w.advance();
});

const naming = (words: string): Call[] =>
  w.teams.posts(ines).filter(({ activity }) => JSON.stringify(activity).includes(words));

/** A comment whose notice ends the bot the moment it comes to Teams; answers how often it arrived after a restart. */
async function dieOn(words: string, stored: boolean): Promise<number> {
  let died = (): void => undefined;
  const isDead = new Promise<void>((resolve) => (died = resolve));
  w.teams.faults(({ kind, activity }) => {
    if (kind !== 'post' || !JSON.stringify(activity).includes(words)) return undefined;
    w.teams.faults();
    const before = async (): Promise<void> => {
      await w.kill();
      died();
    };
    return stored ? { before, drop: true, stored } : { before, drop: true };
  });
  const data = { claimId, comment: words, once: words };
  await w.press(vera, 'comment', data);
  await Promise.race([isDead, sleep(20_000).then(() => Promise.reject(new Error('The notice never came to Teams.')))]);
  await w.boot();
  // Teams sends a press again that was not answered
  await w.press(vera, 'comment', data);
  await w.advance('PT1H');
  return naming(words).length;
}

describe('kill -9', () => {
  it(
    'between the commit and the sending: the notice arrives exactly once',
    async () => {
      const arrivals: number[] = [];
      for (let i = 0; i < DEATHS; i += 1) arrivals.push(await dieOn(`Before the sending, ${i}.`, false));
      expect(arrivals).toEqual(arrivals.map(() => 1));
    },
    DEATHS * 10_000,
  );

  it(
    'between the sending and the note of it: the notice arrives once or twice, never not at all',
    async () => {
      const arrivals: number[] = [];
      for (let i = 0; i < DEATHS; i += 1) arrivals.push(await dieOn(`After the sending, ${i}.`, true));
      expect(arrivals.filter((times) => times < 1 || times > 2)).toEqual([]);
    },
    DEATHS * 10_000,
  );

  it(
    'at any moment after the press: what was answered is there, once, and was told',
    async () => {
      const made: string[] = [];
      for (let i = 0; i < DEATHS / 3; i += 1) {
        const words = `At any moment, ${i}.`;
        const data = { claimId, comment: words, once: words };
        const answer = w.press(vera, 'comment', data);
        await sleep((i * 90) / DEATHS);
        await w.kill();
        const { status: code } = await answer;
        await w.boot();
        await w.advance('PT1H');
        const before = naming(words).length;
        if (code === 200) expect(before).toBeGreaterThanOrEqual(1);
        await w.press(vera, 'comment', data);
        await w.advance('PT1H');
        expect([1, 2]).toContain(naming(words).length);
        made.push(words);
      }
      const history = await historyOf(w, claimId);
      expect(made.map((words) => history.split(words).length - 1)).toEqual(made.map(() => 1));
    },
    DEATHS * 10_000,
  );

  it('while a claim is submitted leaves it whole, and the same press does it once', async () => {
    const id = await draft(w);
    await addPoe(w, id);
    const data = filled(await must(w, ines, 'submitClaim', id), 'submitClaim', { checklist: 'claim' });
    const answer = w.press(ines, 'submitClaim', data);
    await sleep(3);
    await w.kill();
    await answer;
    await w.boot();
    expect(statusOf((await w.press(ines, 'submitClaim', data)).card)).toBe('Submitted');
    expect((await historyOf(w, id)).split('Submitted the claim')).toHaveLength(2);
  });

  it('while a file is uploaded leaves the claim without it, and the same link takes it again', async () => {
    const id = await draft(w);
    const link = linkOf(await must(w, ines, 'addPoe', id));
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'Many words.\n');
    const answer = w.put(link, 'large.txt', bytes);
    await sleep(10);
    await w.kill();
    await answer;
    await w.boot();
    expect((await w.put(link, 'large.txt', bytes)).status).toBe(201);
    expect(poeIdsOf((await show(w, ines, id)).card)).toHaveLength(1);
  });

  it('loses nothing of the review, and what was pressed before may be pressed again', async () => {
    const id = await submitted(w);
    await must(w, vera, 'startReview', id);
    await w.restart();
    expect(statusOf((await show(w, ines, id)).card)).toBe('Under review');
    await must(w, vera, 'approveClaim', id);
    await w.restart();
    expect(await status(w, id)).toBe('Approved');
  });

  judgesAllThatWasSeen(() => w);
});
