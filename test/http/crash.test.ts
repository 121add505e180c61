import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWorld } from './support/inWorld.ts';
import {
  draft,
  addPoe,
  ines,
  must,
  show,
  readStatus,
  makeSubmitted,
  vera,
} from './support/world.ts';
import { historyOf } from './support/listening.ts';
import { filled, linkOf, poeIdsOf, statusOf } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

describe('kill -9', () => {
  it('while a claim is submitted leaves it whole, and the same press does it once', async () => {
    const id = await draft(w);
    await addPoe(w, id);
    const data = filled(await must(w, ines, 'submitClaim', id), 'submitClaim', {
      checklist: 'claim',
    });
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
    const id = await makeSubmitted(w);
    await must(w, vera, 'startReview', id);
    await w.restart();
    expect(statusOf((await show(w, ines, id)).card)).toBe('Under review');
    await must(w, vera, 'approveClaim', id);
    await w.restart();
    expect(await readStatus(w, id)).toBe('Approved');
  });

  judgesAllThatWasSeen(() => w);
});
