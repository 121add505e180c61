import { DateTime } from 'luxon';
import type { DayCalendar, Deadline, Instant } from '../services/claims/businessDays.ts';
import { daysLeft, daysOver } from '../services/claims/businessDays.ts';
import type { Words } from './text/words.ts';

type DateWords = Pick<Words, 'weekdays' | 'months'>;

/** "27 Nov 2026". */
const dayText = ({ day, month, year }: DateTime, { months }: DateWords): string =>
  `${day} ${months[month - 1]} ${year}`;

/** "23:59 UTC". Zones have the same names in all languages. */
const hourText = (time: DateTime, zone: string): string =>
  `${time.toFormat('HH:mm')} ${time.setLocale('en-US').offsetNameShort ?? zone}`;

/** "Fri 27 Nov 2026, 23:59 UTC": the last minute of the deadline's day. */
export function lastMinute({ day, zone }: Deadline, words: DateWords): string {
  const end = DateTime.fromISO(day, { zone }).endOf('day');
  return `${words.weekdays[end.weekday - 1]} ${dayText(end, words)}, ${hourText(end, zone)}`;
}

/** "Fri 27 Nov 2026, 23:59 UTC — 3 business days left" (docs/law.md section 5). */
export function deadlineText(
  deadline: Deadline,
  now: Instant,
  calendar: DayCalendar,
  words: Words,
): string {
  return `${lastMinute(deadline, words)} — ${leftText(deadline, now, calendar, words)}`;
}

/** "5 days left", for lists. */
export function leftText(
  deadline: Deadline,
  now: Instant,
  calendar: DayCalendar,
  { left }: Words,
): string {
  if (now >= deadline.at) {
    const over = daysOver(deadline, now, calendar);
    return over === 0 ? left.passed : left.over(over, deadline.counted);
  }
  const isLastDay = DateTime.fromISO(now, { zone: deadline.zone }).toISODate() === deadline.day;
  return isLastDay ? left.lastDay : left.days(daysLeft(deadline, now, calendar), deadline.counted);
}

/** "22 Nov 2026, 18:37 UTC". */
export function timeText(at: Instant, zone: string, words: DateWords): string {
  const time = DateTime.fromISO(at, { zone });
  return `${dayText(time, words)}, ${hourText(time, zone)}`;
}

/** "22 Nov 2026". */
export function dateText(at: Instant, zone: string, words: DateWords): string {
  return dayText(DateTime.fromISO(at, { zone }), words);
}
