import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Call, Fault, Person } from '../support/fakeTeams.ts';
import { inWorld } from './support/inWorld.ts';
import {
  makeApproved,
  cleo,
  draft,
  everybody,
  addPoe,
  ines,
  mara,
  must,
  startWorld,
  readStatus,
  makeUnderReview,
  vera,
  viktor,
} from './support/world.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld(
  {},
  everybody.filter((who) => who !== cleo),
);
let claimId: string;
beforeEach(async () => {
  claimId = await makeUnderReview(w);
  await w.advance();
});
afterEach(async () => {
  w.teams.faults();
  await w.advance('P1D');
});

let words = 0;
/**
 * The reviewer comments; answers the calls to Teams with these words, and the posts that people
 * see.
 */
const comment = async () => {
  words += 1;
  const said = `Remark number ${words}.`;
  await w.press(vera, 'comment', { claimId, comment: said, once: said });
  await w.advance();
  const about = (): Call[] =>
    w.teams.calls.filter(
      ({ kind, activity }) => kind === 'post' && JSON.stringify(activity).includes(said),
    );
  return {
    tried: () => about().length,
    seen: () => about().filter(({ arrived }) => arrived).length,
  };
};
const failing = (who: Person, fault: Fault): void => {
  w.teams.faults(({ kind, conversation }) =>
    kind === 'post' && conversation === who.chat ? fault : undefined,
  );
};

describe('a notice', () => {
  const passing: { what: string; fault: Fault }[] = [
    ...[502, 503, 504, 412].map((code) => ({ what: String(code), fault: { status: code } })),
    { what: 'it hangs up', fault: { drop: true } },
  ];
  it.each(passing)(
    'that Teams does not take now ($what) is tried again later, not at once, and arrives once',
    async ({ fault }) => {
      failing(ines, fault);
      const notice = await comment();
      expect([notice.tried(), notice.seen()]).toEqual([1, 0]);
      w.teams.faults();
      await w.advance('PT1M');
      expect([notice.tried(), notice.seen()]).toEqual([2, 1]);
      await w.advance('P1D');
      expect(notice.tried()).toBe(2);
    },
  );

  it('that Teams asks to bring later (429) is brought after as long as Teams said', async () => {
    failing(ines, { status: 429, retryAfter: 120 });
    const notice = await comment();
    expect(notice.tried()).toBe(1);
    w.teams.faults();
    await w.advance('PT1M50S');
    expect(notice.tried()).toBe(1);
    await w.advance('PT11S');
    expect([notice.tried(), notice.seen()]).toEqual([2, 1]);
  });

  it('that arrived though the connection broke may be said twice, and no more', async () => {
    for (const fault of [
      { drop: true, stored: true },
      { status: 504, stored: true },
    ] as const) {
      failing(ines, fault);
      const notice = await comment();
      w.teams.faults();
      await w.advance('P1D');
      await w.advance('P1D');
      expect(notice.seen()).toBeGreaterThanOrEqual(1);
      expect(notice.seen()).toBeLessThanOrEqual(2);
    }
  });

  it.each([{ status: 400 }, { status: 413 }, { status: 500 }])(
    'that Teams will never take ($status) is not tried again',
    async (fault) => {
      failing(ines, fault);
      const notice = await comment();
      w.teams.faults();
      await w.advance('P1D');
      expect([notice.tried(), notice.seen()]).toEqual([1, 0]);
    },
  );

  const codes = [
    'MessageWritesBlocked',
    'BotDisabledByAdmin',
    'ConversationBlockedByUser',
    'BotNotInConversationRoster',
  ];
  it.each(codes.map((code) => ({ code })))(
    'to somebody who cannot be reached ($code) is not tried again until they come back',
    async ({ code }) => {
      failing(ines, { status: 403, code });
      const first = await comment();
      w.teams.faults();
      const second = await comment();
      await w.advance('P1D');
      expect([first.tried(), second.tried()]).toEqual([1, 0]);
      await w.say(ines, 'help');
      expect((await comment()).seen()).toBe(1);
    },
  );

  it('that one person cannot be given keeps nobody else waiting', async () => {
    const id = await draft(w);
    await addPoe(w, id);
    failing(vera, { status: 503 });
    await must(w, ines, 'submitClaim', id, { checklist: 'claim' });
    await w.advance();
    const told = (who: Person): number =>
      w.teams.posts(who).filter(({ activity }) => JSON.stringify(activity).includes(id)).length;
    expect([vera, viktor, mara].map(told)).toEqual([0, 1, 1]);
    w.teams.faults();
    await w.advance('PT5M');
    expect([vera, viktor, mara].map(told)).toEqual([1, 1, 1]);
  });

  it('keeps nobody who pressed waiting while Teams is slow', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    failing(ines, { before: () => released });
    const data = { claimId, comment: 'Slowly.', once: 'slowly' };
    expect((await w.press(vera, 'comment', data)).status).toBe(200);
    expect(await readStatus(w, claimId)).toBe('Under review');
    release();
    w.teams.faults();
    await w.advance();
  });

  it('is paced: one chat gets seven in a second at most, and all of them', async () => {
    const there = await startWorld({ RATE_LIMITS: 'on' }, [ines, vera]);
    try {
      const id = await makeUnderReview(there);
      await there.advance();
      const from = there.teams.calls.length;
      const presses = Array.from({ length: 12 }, (_, n) => ({
        claimId: id,
        comment: `One of many, ${n}.`,
        once: String(n),
      }));
      await Promise.all(presses.map((data) => there.press(vera, 'comment', data)));
      await there.advance();
      const times = there.teams.posts(ines, from).map(({ at }) => at);
      expect(times).toHaveLength(12);
      // a message that was long on its way may come closer to the next than it was sent
      const most = Math.max(
        ...times.map((start) => times.filter((at) => at >= start && at < start + 900).length),
      );
      expect(most).toBeLessThanOrEqual(8);
    } finally {
      await there.stop();
    }
  });

  it('goes to nobody whom Teams cannot tell, who is greeted all the same, and to them once it can', async () => {
    const id = await makeApproved(w, { customerContactEmail: 'cleo@trey.example' });
    w.teams.faults(({ kind }) =>
      kind === 'member' ? { status: 404, code: 'MemberNotFoundInConversation' } : undefined,
    );
    await w.install(cleo);
    expect(w.teams.posts(cleo)).toHaveLength(1);
    expect((await w.press(cleo, 'showClaim', { claimId: id })).says).toMatch(/no such claim/i);
    w.teams.faults();
    await w.install(cleo);
    await w.advance();
    expect(JSON.stringify(w.teams.posts(cleo).map(({ activity }) => activity))).toContain(id);
  });

  it('goes only where people are', () => {
    expect(w.teams.calls.filter(({ kind }) => kind === 'other')).toEqual([]);
    const chats = new Set(everybody.map(({ chat }) => chat));
    expect(w.teams.calls.filter(({ conversation }) => !chats.has(conversation))).toEqual([]);
  });

  judgesAllThatWasSeen(() => w);
});
