import { describe, expect, it } from '@jest/globals';
import { localClock } from '../../../bot/settings/clock.ts';
import { readOrMakeSecret } from '../../../bot/settings/secret.ts';
import { links } from '../../../services/links.ts';
import { ownFolder } from '../../support/ownFolder.ts';
import { claimIdOf, people } from '../../support/law.ts';

const folder = ownFolder();
const id = claimIdOf('CPOR-1111-1111');
const person = people.partner.person;

describe('the local clock', () => {
  it('moves forward by a duration, and stays there after a restart', async () => {
    const clock = localClock(folder);
    const before = Date.parse(clock.now());
    expect(await clock.advance('P3D')).toBeUndefined();
    expect(Date.parse(clock.now()) - before).toBeGreaterThanOrEqual(3 * 86_400_000);
    expect(localClock(folder).now() >= clock.now().slice(0, 16)).toBe(true);
    expect(await clock.advance('PT0S')).toBeUndefined();
  });
  it.each(['3 days', '', 'P', 'PXD', '-P3D', 'P-3D', 'P1D-', 'P999999D', 3, null, undefined, {}])(
    'does not move by %p',
    async (duration) => {
      const clock = localClock(ownFolder());
      const before = Date.parse(clock.now());
      expect(await clock.advance(duration)).toEqual(expect.any(String));
      expect(Date.parse(clock.now()) - before).toBeLessThan(60_000);
    },
  );
});

describe('links', () => {
  let now = '2026-11-02T10:00:00.000Z';
  const make = (secrets: readonly string[]) =>
    links({ secrets, clock: { now: () => now }, publicUrl: 'https://x.example' });
  const secret = readOrMakeSecret(ownFolder());
  const token = (url: string) => url.split('/').at(-1) ?? '';

  it('say who may open what, for as long as their kind lives', () => {
    const ours = make([secret]);
    const poe = token(ours.poe(id, 'P000001', person));
    const upload = token(ours.upload(id, person));
    expect(ours.read('poe', poe)).toMatchObject({ claimId: id, poeId: 'P000001', person });
    now = '2026-11-02T10:05:00.000Z';
    expect(ours.read('poe', poe)).toBeUndefined();
    expect(ours.read('upload', upload)).toMatchObject({ claimId: id });
    now = '2026-11-02T11:00:00.000Z';
    expect(ours.read('upload', upload)).toBeUndefined();
    now = '2026-11-02T10:00:00.000Z';
  });
  it('are not exchangeable, and worth nothing when changed', () => {
    const ours = make([secret]);
    const poe = token(ours.poe(id, 'P000001', person));
    expect(ours.read('upload', poe)).toBeUndefined();
    for (let i = 0; i < poe.length; i += 7)
      expect(
        ours.read('poe', `${poe.slice(0, i)}${poe[i] === 'A' ? 'B' : 'A'}${poe.slice(i + 1)}`),
      ).toBeUndefined();
    for (const nonsense of ['', '.', 'a.b', `${poe}.x`, poe.split('.')[0] ?? ''])
      expect(ours.read('poe', nonsense)).toBeUndefined();
  });
  it('of the previous secret still verify, of a foreign one never', () => {
    const old = token(make(['o'.repeat(32)]).upload(id, person));
    expect(make([secret, 'o'.repeat(32)]).read('upload', old)).toBeDefined();
    expect(make([secret]).read('upload', old)).toBeUndefined();
  });
  it('mark a first form for one claim and one person', () => {
    const ours = make([secret]);
    const mark = ours.draftMark(id, person);
    expect(ours.draftMark(id, people.rival.person)).not.toBe(mark);
    expect(ours.draftMark(claimIdOf('CPOR-2222-2222'), person)).not.toBe(mark);
  });
});

describe('the kept secret', () => {
  it('is made once for a folder, and has 32 bytes or more', () => {
    const here = ownFolder();
    expect(readOrMakeSecret(here)).toBe(readOrMakeSecret(here));
    expect(Buffer.byteLength(readOrMakeSecret(here))).toBeGreaterThanOrEqual(32);
    expect(readOrMakeSecret(ownFolder())).not.toBe(readOrMakeSecret(here));
  });
});
