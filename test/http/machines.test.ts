import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BotProcess } from '../support/botProcess.ts';
import { cardIn, type Person } from '../support/fakeTeams.ts';
import { inWorld } from './support/inWorld.ts';
import {
  makeApproved,
  carl,
  draft,
  fields,
  ines,
  must,
  readStatus,
  makeUnderReview,
  vera,
} from './support/world.ts';
import { elsewhere } from './support/listening.ts';
import { onClaim, openLink } from './support/files.ts';
import { statusOf, verbsOf, wordsIn } from '../support/cardReading.ts';

const w = inWorld({ LINK_SECRET: 'shared by all machines, 32 bytes' }, undefined, 'cloud');
let other: BotProcess;
beforeAll(async () => {
  other = await w.another();
});

/** The same day on both machines, and both look at what is due at once. */
async function pass(period: string): Promise<void> {
  await Promise.all([w.advance(period, { sweep: false }), other.advance(period, { sweep: false })]);
  await Promise.all([w.advance(), other.advance()]);
}

describe('two machines on one Cosmos DB and one Blob Storage', () => {
  it('know the same claims, conversations and files', async () => {
    const claimId = await makeUnderReview(w, elsewhere());
    const [poeId = ''] = await onClaim(w, claimId);
    const link = await openLink(w, claimId, poeId, vera);
    w.teams.turnTo(other.url);
    expect(await readStatus(w, claimId, vera)).toBe('Under review');
    expect((await w.get(link.replace(w.url, other.url))).status).toBe(200);
    const from = w.teams.calls.length;
    await must(w, vera, 'comment', claimId, { comment: 'From the other machine.' });
    await other.advance();
    expect(wordsIn(w.teams.posts(ines, from).map(({ activity }) => cardIn(activity)))).toContain(
      'From the other machine.',
    );
    w.teams.turnTo(w.url);
  });

  it('let one of two decisions at the same moment win, and show the loser what happened', async () => {
    for (let round = 0; round < 5; round += 1) {
      const claimId = await makeUnderReview(w, elsewhere());
      const { card } = await w.press(vera, 'showClaim', { claimId });
      const rev = Number(/"rev":(\d+)/.exec(JSON.stringify(card))?.[1]);
      const approving = w.press(vera, 'approveClaim', { claimId, rev, comment: 'Yes.' });
      w.teams.turnTo(other.url);
      const rejecting = w.press(vera, 'rejectClaim', {
        claimId,
        rev,
        reason: 'insufficientPoe',
        comment: 'No.',
      });
      w.teams.turnTo(w.url);
      const answers = [await approving, await rejecting].map((answer) => statusOf(answer.card));
      expect(new Set(answers).size).toBe(1);
      expect(['Approved', 'Rejected']).toContain(answers[0]);
    }
  });

  it('sweep at once: each reminder goes out once, and each claim is handed over once', async () => {
    const ids: string[] = [];
    for (const productIds of ['m365.intune', 'm365.yammer', 'm365.apps', 'm365.teamsPhone'])
      ids.push(await makeApproved(w, { productIds }));
    await pass('PT0S');
    const from = w.teams.calls.length;
    await pass('P5DT12H');
    await pass('P3D');
    await pass('P1D');
    const told = (who: Person, id: string, words: RegExp): number =>
      w.teams
        .posts(who, from)
        .map(({ activity }) => `${JSON.stringify(activity)} ${wordsIn(cardIn(activity))}`)
        .filter((text) => text.includes(id) && words.test(text)).length;
    for (const id of ids) expect([told(carl, id, /./), told(ines, id, /eligib/i)]).toEqual([1, 1]);
    const handed = [...w.eligibility(), ...w.eligibility('data-2')].map(({ claimId }) =>
      String(claimId),
    );
    expect(handed.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
  });

  it('take over what a machine that died had begun', async () => {
    const claimId = await makeUnderReview(w, elsewhere());
    await w.advance();
    let died = (): void => undefined;
    const isDead = new Promise<void>((resolve) => (died = resolve));
    w.teams.faults(({ kind, activity }) => {
      if (kind !== 'post' || !JSON.stringify(activity).includes('Said in dying.')) return undefined;
      w.teams.faults();
      return { before: () => w.kill().then(died), drop: true };
    });
    await w.press(vera, 'comment', { claimId, comment: 'Said in dying.' });
    await isDead;
    const from = w.teams.calls.length;
    await other.advance('PT2M');
    const said = w.teams.posts(ines, from).map(({ activity }) => wordsIn(cardIn(activity)));
    expect(said.filter((words) => words.includes('Said in dying.'))).toHaveLength(1);
    w.teams.turnTo(other.url);
    expect(verbsOf((await w.say(ines, 'my claims')).card)).toContain('showClaim');
    const again = await draft(w, { ...fields, ...elsewhere() });
    expect(await readStatus(w, again)).toBe('Editing');
  });
});
