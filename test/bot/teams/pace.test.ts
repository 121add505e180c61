import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pacer } from '../../../bot/teams/pace.ts';
import { runs } from '../../support/law.ts';

it('never sends more into a conversation than Teams takes, and holds up no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 120 }),
      async (gaps) => {
        let now = 0;
        const pace = pacer(
          () => now,
          async (ms) => void (now += ms),
        );
        const times: number[] = [];
        for (const gap of gaps) {
          now += gap;
          // messages that must wait long come back when they were told to
          for (let later = await pace('one'); later > 0; later = await pace('one')) now += later;
          times.push(now);
        }
        for (const [most, within] of [
          [7, 1000],
          [8, 2000],
          [60, 30_000],
        ] as const) {
          for (const start of times)
            expect(
              times.filter((at) => at >= start && at < start + within).length,
            ).toBeLessThanOrEqual(most);
        }
        const before = now;
        await pace('another');
        expect(now).toBe(before);
      },
    ),
    runs(300),
  );
});
