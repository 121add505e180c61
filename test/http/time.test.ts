import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parsed, request } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  makeAsked,
  ines,
  must,
  show,
  startWorld,
  readStatus,
  makeSubmitted,
  vera,
  viktor,
  type World,
} from './support/world.ts';
import { ear, isDigest, monday } from './support/calendar.ts';
import { element } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();

const deadline = async (claimId: string) =>
  element((await show(w, ines, claimId)).card, 'deadline');

describe('a bot that slept', () => {
  it('sends of several reminders found overdue only the latest', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    await week.to(7, '12:00', { sweep: false });
    expect(partner.count()).toBe(0);
    await w.advance();
    expect(partner.heard()).toEqual([expect.stringMatching(/last day/i)]);
  });

  it('over the end of a period tells of the end only', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    await week.to(9, '12:00', { sweep: false });
    await w.advance();
    expect(partner.heard()).toEqual([expect.stringContaining('No Partner Response')]);
    expect(await deadline(claimId)).toMatch(/30 days left$/);
  });

  it('for weeks over a breach says it in one message', async () => {
    const week = await monday(w);
    const claimId = await makeSubmitted(w);
    await w.advance();
    const reviewer = ear(w, viktor, claimId);
    const from = w.teams.calls.length;
    await week.to(24, '12:00', { sweep: false });
    await w.advance();
    await w.advance();
    expect(reviewer.count()).toBe(1);
    expect(w.teams.posts(viktor, from).filter(isDigest)).toHaveLength(1);
  });

  it('does what is due when it starts', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    await w.advance();
    const partner = ear(w, ines, claimId);
    await week.to(2, '12:00', { sweep: false });
    await w.restart();
    // a notice may come twice where the bot is killed before recording it
    await w.advance();
    expect(partner.count()).toBe(1);
    await w.restart();
    await w.advance();
    expect(partner.count()).toBe(0);
  });

  it('keeps the time that it was moved to', async () => {
    const before = await w.advance('P3D');
    await w.restart();
    expect((await w.now()).getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it('keeps to the periods under which a claim was submitted', async () => {
    await monday(w);
    const [old, file] = [await makeSubmitted(w), path.join(w.temp, 'policy.json')];
    const before = await deadline(old);
    writeFileSync(file, JSON.stringify({ reviewStart: 2, decision: 1 }));
    await w.restart({ POLICY_FILE: file });
    expect(await deadline(old)).toBe(before);
    expect(await deadline(await makeSubmitted(w))).toMatch(/2 business days left$/);
    await must(w, vera, 'startReview', old);
    expect(await deadline(old)).toMatch(/5 business days left$/);
    await w.restart();
  });
});

describe('a claim under another calendar than the one now set', () => {
  const holidays = (there: World, HOLIDAYS: string) =>
    there.restart({ HOLIDAYS, TIME_ZONE: 'UTC' });
  const left = async (there: World, claimId: string) =>
    element((await show(there, ines, claimId)).card, 'deadline');

  it('keeps the holidays of its submission in all that follows', async () => {
    const there = await startWorld({ HOLIDAYS: 'US', TIME_ZONE: 'UTC' }, [ines, vera]);
    try {
      const year = (await there.now()).getUTCFullYear() + 1;
      const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
      const thanksgiving = 1 + ((11 - first) % 7) + 21;
      // from the Monday before, since Thursday is none of the five business days after it
      await there.until(new Date(Date.UTC(year, 10, thanksgiving - 3, 15)));
      const old = await makeSubmitted(there);
      const promised = await left(there, old);
      await holidays(there, 'DE');
      expect([promised, await left(there, old)]).toEqual([
        expect.stringMatching(/^Tue .* 5 business days left$/),
        promised,
      ]);
      await must(there, vera, 'startReview', old);
      await must(there, vera, 'requestInformation', old, {
        reasons: 'missingAllPoe',
        comment: 'More?',
      });
      expect(await left(there, old)).toMatch(/^Tue .* 5 business days left$/);
      expect(await left(there, await makeSubmitted(there))).toMatch(
        /^Mon .* 5 business days left$/,
      );
    } finally {
      await there.stop();
    }
  });
});

describe('the clock of local mode', () => {
  const bad: unknown[] = [
    '',
    'P',
    'PT',
    'three days',
    '3D',
    '-P1D',
    'P-1D',
    'PT-1S',
    'P1D-',
    'P1000000D',
    5,
    null,
    true,
    {},
    ['P1D'],
    ' P1D',
    'P1Dx',
  ];
  it.each(bad.map((advance) => ({ advance })))('is not moved by $advance', async ({ advance }) => {
    const before = await w.now();
    const { status: code, headers } = await w.clock({ advance });
    expect([code, headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect((await w.now()).getTime() - before.getTime()).toBeLessThan(60_000);
  });

  it('is not moved by a body that says nothing, or is no JSON', async () => {
    const before = await w.now();
    for (const body of [
      '',
      '{}',
      '[]',
      'null',
      'P1D',
      '"P1D"',
      '{"advance":"P1D"',
      '{"sweep":true}',
      '{"advance":"P1D","sweep":"no"}',
    ]) {
      const headers = { 'content-type': 'application/json' };
      const { status: code } = await request(`${w.url}/local/clock`, {
        method: 'POST',
        headers,
        body,
      });
      expect([body, code]).toEqual([body, 400]);
    }
    expect((await w.now()).getTime() - before.getTime()).toBeLessThan(60_000);
  });

  it('is moved by durations of every unit, and tells the time', async () => {
    for (const [advance, ms] of [
      ['PT0S', 0],
      ['PT90M', 5_400_000],
      ['P1DT1H', 90_000_000],
      ['P1W', 604_800_000],
    ] as const) {
      const before = await w.now();
      const { status: code, text } = await w.clock({ advance });
      expect(code).toBe(200);
      expect(Date.parse(String(parsed(text).now)) - before.getTime()).toBeGreaterThanOrEqual(ms);
    }
  });

  it('is moved by typing, too, and what is due is done', async () => {
    const week = await monday(w);
    const claimId = await makeAsked(w);
    const before = await w.now();
    const { text } = await w.say(ines, 'Skip 9 days');
    expect(text).toMatch(/It is now/);
    expect((await w.now()).getTime()).toBeGreaterThanOrEqual(before.getTime() + 9 * 86_400_000);
    expect((await w.now()).getTime()).toBeLessThan(week.at(10, '00:00').getTime());
    expect(await readStatus(w, claimId)).toBe('Rejected');
  });
});

describe('all that was said', () => {
  judgesAllThatWasSeen(() => w);
});
