import { DateTime } from 'luxon';

/** A UTC instant as `Date.toISOString` writes it, so that instants compare as text. */
export type Instant = string;
/** A calendar day, `2026-11-27`, in the programme's zone. */
export type Day = string;

/**
 * The days on which the programme works: a zone and the days on which it is closed beside weekends.
 */
export type DayCalendar = { readonly zone: string; readonly isHoliday: (day: Day) => boolean };

/**
 * The end of a day: `at` is the first instant at which the window is closed (docs/law.md section
 * 5).
 */
export type Deadline = {
  readonly at: Instant;
  readonly day: Day;
  readonly zone: string;
  readonly counted: 'business' | 'calendar';
};

/** More closed days in a row than any calendar has: a broken calendar must not hang the bot. */
const TOO_MANY_CLOSED_DAYS = 400;

const iso = (time: DateTime): Instant =>
  time.toUTC().toISO({ suppressMilliseconds: false }) as Instant;
const inZone = (instant: Instant, zone: string): DateTime => DateTime.fromISO(instant, { zone });
const ofDay = (day: Day, zone: string): DateTime => DateTime.fromISO(day, { zone });

export function dayOf(instant: Instant, zone: string): Day {
  return inZone(instant, zone).toISODate() as Day;
}

export function plusDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: 'UTC' }).plus({ days }).toISODate() as Day;
}

export function isBusinessDay(day: Day, calendar: DayCalendar): boolean {
  return DateTime.fromISO(day, { zone: 'UTC' }).weekday <= 5 && !calendar.isHoliday(day);
}

/**
 * The n-th business day after `day`, or before it where n is negative. Day one is the next business
 * day.
 */
export function plusBusinessDays(day: Day, n: number, calendar: DayCalendar): Day {
  const step = Math.sign(n);
  let current = day;
  for (let left = Math.abs(n), closed = 0; left > 0;) {
    current = plusDays(current, step);
    if (isBusinessDay(current, calendar)) {
      left -= 1;
      closed = 0;
    } else if ((closed += 1) > TOO_MANY_CLOSED_DAYS) {
      throw new Error(
        `The calendar has more than ${TOO_MANY_CLOSED_DAYS} closed days in a row around ${current}.`,
      );
    }
  }
  return current;
}

/**
 * How many business days lie after `from` up to and including `to`; 0 where `to` is not after
 * `from`.
 */
export function businessDaysBetween(from: Day, to: Day, calendar: DayCalendar): number {
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    if (isBusinessDay(day, calendar)) count += 1;
  return count;
}

export function daysBetween(from: Day, to: Day): number {
  const days = DateTime.fromISO(to, { zone: 'UTC' }).diff(
    DateTime.fromISO(from, { zone: 'UTC' }),
    'days',
  ).days;
  return Math.max(0, Math.round(days));
}

/**
 * The end of `day` in this zone; also where a clock change begins the next day at one o'clock, or
 * twice.
 */
export function endOfDay(day: Day, zone: string, counted: Deadline['counted']): Deadline {
  const next = plusDays(day, 1);
  const start = ofDay(next, zone).startOf('day');
  const earlier = start.minus({ hours: 1 });
  return { at: iso(earlier.toISODate() === next ? earlier : start), day, zone, counted };
}

/** The deadline `n` business days after the day of `from`. */
export function afterBusinessDays(from: Instant, n: number, calendar: DayCalendar): Deadline {
  return endOfDay(
    plusBusinessDays(dayOf(from, calendar.zone), n, calendar),
    calendar.zone,
    'business',
  );
}

/** The deadline `n` calendar days after the day of `from`. */
export function afterDays(from: Instant, n: number, zone: string): Deadline {
  return endOfDay(plusDays(dayOf(from, zone), n), zone, 'calendar');
}

/** A time of day, `09:00`, on a day of this zone. */
export function atTime(day: Day, time: string, zone: string): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return iso(ofDay(day, zone).set({ hour, minute }));
}

export function isPast(deadline: Deadline, now: Instant): boolean {
  return now >= deadline.at;
}

/**
 * What is left of a deadline: whole days after today up to its day, in the days in which it is
 * counted.
 */
export function daysLeft(deadline: Deadline, now: Instant, calendar: DayCalendar): number {
  const today = dayOf(now, deadline.zone);
  return deadline.counted === 'business'
    ? businessDaysBetween(today, deadline.day, calendar)
    : daysBetween(today, deadline.day);
}

/** By how many days a passed deadline is overdue, today included: 1 on the first day after it. */
export function daysOver(deadline: Deadline, now: Instant, calendar: DayCalendar): number {
  const today = dayOf(now, deadline.zone);
  return deadline.counted === 'business'
    ? businessDaysBetween(deadline.day, today, calendar)
    : daysBetween(deadline.day, today);
}
