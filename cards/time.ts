import { DateTime } from 'luxon';
import type { DayCalendar, Deadline, Instant } from '../services/claims/businessDays.ts';
import { daysLeft, daysOver } from '../services/claims/businessDays.ts';

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "Fri 27 Nov 2026, 23:59 UTC": the last minute of the deadline's day. */
function lastMinute({ day, zone }: Deadline): string {
  const end = DateTime.fromISO(day, { zone, locale: 'en-US' }).endOf('day');
  return `${end.toFormat('ccc d LLL yyyy, HH:mm')} ${end.offsetNameShort ?? zone}`;
}

/** "Fri 27 Nov 2026, 23:59 UTC — 3 business days left" (rules.md section 5). */
export function deadlineText(deadline: Deadline, now: Instant, calendar: DayCalendar): string {
  const days = deadline.counted === 'business' ? 'business day' : 'day';
  if (now >= deadline.at) {
    const over = daysOver(deadline, now, calendar);
    return `${lastMinute(deadline)} — ${over === 0 ? 'passed' : `${count(over, days)} over`}`;
  }
  const left = daysLeft(deadline, now, calendar);
  const isLastDay = DateTime.fromISO(now, { zone: deadline.zone }).toISODate() === deadline.day;
  return `${lastMinute(deadline)} — ${isLastDay ? 'last day' : `${count(left, days)} left`}`;
}

/** "5 days left", for lists. */
export function leftText(deadline: Deadline, now: Instant, calendar: DayCalendar): string {
  return deadlineText(deadline, now, calendar).split(' — ')[1] ?? '';
}

/** "22 Nov 2026, 18:37 UTC". */
export function timeText(at: Instant, zone: string): string {
  const time = DateTime.fromISO(at, { zone, locale: 'en-US' });
  return `${time.toFormat('d LLL yyyy, HH:mm')} ${time.offsetNameShort ?? zone}`;
}

/** "22 Nov 2026". */
export function dateText(at: Instant, zone: string): string {
  return DateTime.fromISO(at, { zone, locale: 'en-US' }).toFormat('d LLL yyyy');
}
