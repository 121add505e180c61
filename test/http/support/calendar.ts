import type { Call, Person } from '../../support/fakeTeams.ts';
import { tenOnNextMonday } from './nextMonday.ts';
import type { World } from './world.ts';
import { element, wordsIn } from '../../support/cardReading.ts';

const DAY_MS = 86_400_000;

/** Moves to ten o'clock on the next Monday; `at` is a time so many days later, in UTC. */
export async function monday(w: World) {
  const start = tenOnNextMonday(await w.now());
  const at = (day: number, time: string): Date =>
    new Date(`${new Date(start.getTime() + day * DAY_MS).toISOString().slice(0, 10)}T${time}:00Z`);
  await w.until(start);
  return { at, to: (day: number, time: string, more = {}) => w.until(at(day, time), more) };
}

/** Posts to somebody about a claim, from a moment on. */
export function ear(w: World, who: Person, claimId: string) {
  let from = w.teams.calls.length;
  const since = (): Call[] => {
    const posts = w.teams
      .posts(who, from)
      .filter(({ activity }) => JSON.stringify(activity).includes(claimId));
    from = w.teams.calls.length;
    return posts;
  };
  return {
    /** Posts since the last call. */
    heard: (): string[] => since().map(({ activity }) => wordsIn(activity)),
    /** Headlines of those. */
    count: (): number => since().length,
  };
}

export const isDigest = ({ activity }: Call): boolean =>
  element(activity, 'turn') === undefined && wordsIn(activity).includes('verdue');
