import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsed } from '../../support/requests.ts';
import { ines, must, show, type World } from './world.ts';
import { linkOf, poeIdsOf, wordsIn } from '../../support/cardReading.ts';

export const text = (words = String(Math.random())): Buffer =>
  Buffer.from(`Work that was done: ${words}\n`);
export const title = (reply: { text: string }): string => String(parsed(reply.text).title);
export const onClaim = async (w: World, claimId: string, who = ines): Promise<string[]> =>
  poeIdsOf((await show(w, who, claimId)).card);
export const uploadLink = async (w: World, claimId: string, who = ines): Promise<string> =>
  linkOf(await must(w, who, 'addPoe', claimId));
export const openLink = async (
  w: World,
  claimId: string,
  poeId: string,
  who = ines,
): Promise<string> => linkOf((await w.press(who, 'openPoe', { claimId, poeId })).card);

/** Drops a file for the claim; answers all texts about it. */
export async function drop(
  w: World,
  claimId: string,
  name: string,
  bytes: Parameters<World['drop']>[2],
  more = {},
): Promise<string> {
  await must(w, ines, 'addPoe', claimId);
  const from = w.teams.calls.length;
  await w.drop(ines, name, bytes, more);
  await w.advance();
  return wordsIn(w.teams.posts(ines, from).map(({ activity }) => activity));
}

/** Checks after each test that the process serves and no temporary file is left. */
export async function isAtRest(w: World): Promise<void> {
  if (!(await w.lives())) {
    const last = w.output().slice(-1500);
    await w.restart();
    throw new Error(`The process died: ${last}`);
  }
  for (let i = 0; i < 500 && w.tempFiles().length > 0; i += 1) await sleep(20);
  expect(w.tempFiles()).toEqual([]);
}
