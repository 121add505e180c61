const DAY_MS = 86_400_000;
const TEN_MS = 10 * 3_600_000;

/** Ten o'clock, in UTC, on the first Monday after this day. */
export function tenOnNextMonday(now: Date): Date {
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS + days * DAY_MS + TEN_MS);
}
