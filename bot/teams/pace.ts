import { setTimeout } from 'node:timers/promises';

/**
 * Waits until one more message may be sent to a conversation. Answers 0, or, where that would take
 * long, the milliseconds to wait and does not wait.
 */
export type Pace = (conversationId: string) => Promise<number>;

/** Teams' limits for a bot in one conversation: `most` messages within `within` milliseconds. */
const LIMITS = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
] as const;
const LONGEST = 3_600_000;

/**
 * Longest wait in here, in milliseconds. For longer ones the outbox tries again later, since a
 * message's lease would run out meanwhile.
 */
const LONGEST_WAIT = 5_000;

export const unpaced: Pace = () => Promise.resolve(0);

/**
 * Keeps to Teams' limits: a refused message costs more time than waiting. `now`: milliseconds of a
 * clock that never goes back.
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
    // booked before waiting, so that messages that come meanwhile wait behind this one
    times.push(at);
    sent.set(conversationId, times);
    if (at > now()) await sleep(at - now());
    return 0;
  };
}
