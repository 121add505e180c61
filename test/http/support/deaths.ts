import { beforeAll } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../support/fakeTeams.ts';
import { inWorld } from './inWorld.ts';
import { ines, makeUnderReview, vera, type World } from './world.ts';

/** A hundred deaths each way take minutes: all of them with FULL=1, else a tenth. */
export const DEATHS = process.env.FULL === '1' ? 100 : 10;

/** A world with a claim under review of which everybody has heard, to be killed in. */
export function inReview(): { w: World; claimId: () => string } {
  const w = inWorld();
  let id = '';
  beforeAll(async () => {
    id = await makeUnderReview(w);
    await w.advance();
  });
  return { w, claimId: () => id };
}

/** Posts to the partner that have these words. */
export const naming = (w: World, words: string): Call[] =>
  w.teams.posts(ines).filter(({ activity }) => JSON.stringify(activity).includes(words));

/**
 * Comments on a claim, and kills the bot when the notice reaches Teams; answers how often the
 * notice arrived after a restart.
 */
export async function dieOn(
  w: World,
  claimId: string,
  words: string,
  stored: boolean,
): Promise<number> {
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
  await Promise.race([
    isDead,
    sleep(20_000, undefined, { ref: false }).then(() =>
      Promise.reject(new Error('The notice never came to Teams.')),
    ),
  ]);
  await w.boot();
  // Teams sends a press again that was not answered
  await w.press(vera, 'comment', data);
  await w.advance('PT1H');
  return naming(w, words).length;
}
