import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { patienceFor, withoutHurry, withPatience } from '../../services/patience.ts';

describe('patience', () => {
  it('is as long as a step may take where nobody waits', () => {
    expect(patienceFor(4000)).toBe(4000);
  });

  it('is never longer than what is left of a turn, and never nothing', async () => {
    await withPatience(60_000, async () => {
      expect(patienceFor(400_000)).toBeLessThanOrEqual(60_000);
      expect(patienceFor(10)).toBe(10);
      await sleep(5);
      expect(patienceFor(400_000)).toBeLessThanOrEqual(59_996);
    });
    await withPatience(-1, async () => expect(patienceFor(4000)).toBe(1));
    expect(patienceFor(4000)).toBe(4000);
  });

  it('is not asked of what goes on when the turn is over', async () => {
    await withPatience(1, async () => expect(withoutHurry(() => patienceFor(4000))).toBe(4000));
  });
});
