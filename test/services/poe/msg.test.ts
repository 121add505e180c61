import { describe, expect, it } from '@jest/globals';
import { answerTo, inspect } from '../../support/inspecting.ts';
import * as samples from '../../support/samples.ts';

describe('a mail of Outlook', () => {
  it('is damaged if cut off', async () => {
    const whole = samples.msg();
    for (const length of [8, 511, 512, 1023, 1024, 1536, 2048, whole.length - 8192])
      expect(await inspect('a.msg', whole.subarray(0, length))).toBe('damaged');
  });

  it('may have a short last sector', async () => {
    expect(await answerTo('a.msg', samples.msg().subarray(0, -100))).toHaveProperty('ok', true);
    // Only the FAT and the directory are left; behind them the FAT says nothing but "end", as some
    // writers fill it up.
    const noStreams = samples.msg().subarray(0, 512 * 3 - 60);
    for (let at = 512 + 2 * 4; at < 1024; at += 4) noStreams.writeUInt32LE(0xfffffffe, at);
    expect(await answerTo('a.msg', noStreams)).toHaveProperty('ok', true);
  });

  it.each([
    { what: 'the size of its sectors is none', at: 30, value: 0 },
    { what: 'the size of its sectors is beyond all', at: 30, value: 31 },
    { what: 'its first entry is no root', at: 1024 + 66, value: 1 },
    { what: 'its directory begins beyond the file', at: 48, value: 10_000 },
    { what: 'its FAT lies beyond the file', at: 76, value: 10_000 },
    { what: 'the FAT of its FAT runs in a circle', at: 68, value: 1, alsoAt: 1024 + 508 },
    { what: 'its directory runs in a circle', at: 512 + 2 * 4, value: 1, alsoAt: 512 + 4 },
    { what: 'its directory runs out of the file', at: 512 + 4, value: 10_000 },
    { what: 'the tree of names runs in a circle', at: 1024 + 128 + 72, value: 1 },
    { what: 'the tree of names leaves the directory', at: 1024 + 76, value: 10_000 },
  ])('is damaged if $what', async ({ at, value, alsoAt }) => {
    const bytes = samples.msg();
    bytes.writeUInt32LE(value, at);
    if (alsoAt !== undefined) bytes.writeUInt32LE(value, alsoAt);
    expect(await inspect('a.msg', bytes)).toBe('damaged');
  });

  it('does not end in a circle of sectors that list no FAT', async () => {
    const bytes = samples.msg();
    // Sector 10 belongs to a stream; all its places are free, and it names itself as the next.
    bytes.writeUInt32LE(10, 68);
    bytes.fill(0xff, 512 * 11, 512 * 12);
    bytes.writeUInt32LE(10, 512 * 12 - 4);
    expect(await inspect('a.msg', bytes)).toBe('damaged');
  });
});
