import { setTimeout } from 'node:timers/promises';

/**
 * Waits until one more message may go into a conversation; or, where that is long, answers in how
 * many milliseconds.
 */
export type Pace = (conversationId: string) => Promise<number>;

/** What Teams takes of a bot in one conversation: so many within so many milliseconds. */
const LIMITS = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
] as const;
const LONGEST = 3_600_000;

/** Longer waits are the outbox's business: a message is not held while it is leased. */
const LONGEST_WAIT = 5_000;

export const unpaced: Pace = () => Promise.resolve(0);

/**
 * Keeps to Teams' limits by itself, since being refused costs more than waiting. `now`:
 * milliseconds of a real clock.
 */
export function pacer(
  now: () => number = () => performance.now(),
  sleep: (ms: number) => Promise<unknown> = setTimeout,
): Pace {
  const sent = new Map<string, number[]>();
  return async (conversationId) => {
    const times = (sent.get(conversationId) ?? []).filter((at) => at > now() - LONGEST);
    const at = Math.max(
      now(),
      ...LIMITS.map(({ most, within }) => (times.at(-most) ?? -Infinity) + within),
    );
    if (at - now() > LONGEST_WAIT) return at - now();
    // booked before waiting, so that others who come meanwhile queue behind
    times.push(at);
    sent.set(conversationId, times);
    if (at > now()) await sleep(at - now());
    return 0;
  };
}
