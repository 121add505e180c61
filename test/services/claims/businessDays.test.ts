import { describe, expect, it } from '@jest/globals';
import {
  afterBusinessDays,
  afterDays,
  atTime,
  businessDaysBetween,
  daysBetween,
  daysLeft,
  daysOver,
  dayOf,
  endOfDay,
  isBusinessDay,
  isPast,
  plusBusinessDays,
  plusDays,
  type DayCalendar,
} from '../../../services/claims/businessDays.ts';
import { calendarOf } from '../../../services/claims/policy.ts';
import { justBefore, rulesWith, utc } from '../../support/law.ts';

const calendarWith = (closed: readonly string[] = [], zone = 'UTC'): DayCalendar => {
  const { policy, holidays } = rulesWith({ closed, zone });
  return calendarOf(policy, holidays);
};
const plain = calendarWith();

describe('a business day', () => {
  it('is Monday to Friday less the holidays', () => {
    const days = ['2026-11-02', '2026-11-06', '2026-11-07', '2026-11-08', '2026-11-09'];
    expect(days.map((day) => isBusinessDay(day, plain))).toEqual([true, true, false, false, true]);
    expect(isBusinessDay('2026-11-02', calendarWith(['2026-11-02']))).toBe(false);
  });

  it('knows no holidays unless a calendar is configured', () => {
    const { policy } = rulesWith();
    const calendar = calendarOf(policy, () => true);
    expect(isBusinessDay('2026-12-25', calendar)).toBe(true);
  });

  it.each([
    { from: '2026-11-02', n: 1, day: '2026-11-03', why: 'day one is the next business day' },
    { from: '2026-11-02', n: 5, day: '2026-11-09', why: 'a week on' },
    { from: '2026-11-06', n: 1, day: '2026-11-09', why: 'from Friday to Monday' },
    { from: '2026-11-07', n: 1, day: '2026-11-09', why: 'from Saturday' },
    { from: '2026-11-08', n: 5, day: '2026-11-13', why: 'from Sunday' },
    { from: '2026-11-09', n: 0, day: '2026-11-09', why: 'none is the day itself' },
    { from: '2026-11-09', n: -1, day: '2026-11-06', why: 'backwards over the weekend' },
    { from: '2026-12-31', n: 1, day: '2027-01-01', why: 'over the year without a calendar' },
    { from: '2028-02-28', n: 1, day: '2028-02-29', why: 'a leap day' },
  ])('is counted: $n after $from is $day, $why', ({ from, n, day }) => {
    expect(plusBusinessDays(from, n, plain)).toBe(day);
  });

  it('that is a holiday is skipped, also in a row with a weekend', () => {
    const calendar = calendarWith(['2026-12-25', '2026-12-28', '2027-01-01']);
    expect(plusBusinessDays('2026-12-24', 1, calendar)).toBe('2026-12-29');
    expect(plusBusinessDays('2026-12-24', 5, calendar)).toBe('2027-01-05');
    expect(plusBusinessDays('2026-12-29', -1, calendar)).toBe('2026-12-24');
    expect(businessDaysBetween('2026-12-24', '2026-12-28', calendar)).toBe(0);
  });

  it('never comes in a calendar that is always closed: that is a fault, not a wait', () => {
    expect(() => plusBusinessDays('2026-11-02', 1, { zone: 'UTC', isHoliday: () => true })).toThrow(
      /closed days/,
    );
  });
});

describe('days', () => {
  it('are counted after one day up to and including another', () => {
    expect(businessDaysBetween('2026-11-02', '2026-11-09', plain)).toBe(5);
    expect(businessDaysBetween('2026-11-09', '2026-11-09', plain)).toBe(0);
    expect(businessDaysBetween('2026-11-10', '2026-11-09', plain)).toBe(0);
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(daysBetween('2026-03-02', '2026-02-27')).toBe(0);
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('that are left are those after today up to the deadline’s day, in its own kind of days', () => {
    const deadline = afterBusinessDays(utc('2026-11-20', '12:00'), 5, plain);
    expect(deadline.day).toBe('2026-11-27');
    const left = (day: string, time = '12:00') => daysLeft(deadline, utc(day, time), plain);
    expect([
      left('2026-11-20'),
      left('2026-11-24'),
      left('2026-11-26'),
      left('2026-11-27', '23:59'),
    ]).toEqual([5, 3, 1, 0]);
    const calendar = afterDays(utc('2026-11-20', '12:00'), 7, 'UTC');
    expect([
      daysLeft(calendar, utc('2026-11-20', '23:00'), plain),
      daysLeft(calendar, utc('2026-11-27'), plain),
    ]).toEqual([7, 0]);
  });

  it('that are over count from the day after the deadline, today included', () => {
    const business = endOfDay('2026-11-06', 'UTC', 'business');
    expect(
      [utc('2026-11-06', '23:00'), utc('2026-11-07'), utc('2026-11-09'), utc('2026-11-13')].map(
        (now) => daysOver(business, now, plain),
      ),
    ).toEqual([0, 0, 1, 5]);
    expect(daysOver(endOfDay('2026-11-06', 'UTC', 'calendar'), utc('2026-11-09'), plain)).toBe(3);
  });
});

describe('the end of a day', () => {
  it.each([
    { zone: 'UTC', day: '2026-11-27', at: '2026-11-28T00:00:00.000Z', why: 'UTC' },
    {
      zone: 'America/New_York',
      day: '2026-03-07',
      at: '2026-03-08T05:00:00.000Z',
      why: 'the day before summer time',
    },
    {
      zone: 'America/New_York',
      day: '2026-03-08',
      at: '2026-03-09T04:00:00.000Z',
      why: 'a day of 23 hours',
    },
    {
      zone: 'America/New_York',
      day: '2026-11-01',
      at: '2026-11-02T05:00:00.000Z',
      why: 'a day of 25 hours',
    },
    {
      zone: 'Europe/Berlin',
      day: '2026-03-29',
      at: '2026-03-29T22:00:00.000Z',
      why: 'a day of 23 hours',
    },
    {
      zone: 'Europe/Berlin',
      day: '2026-10-25',
      at: '2026-10-25T23:00:00.000Z',
      why: 'a day of 25 hours',
    },
    {
      zone: 'America/Santiago',
      day: '2026-09-05',
      at: '2026-09-06T04:00:00.000Z',
      why: 'no midnight: the next day begins at one',
    },
    {
      zone: 'America/Santiago',
      day: '2026-04-04',
      at: '2026-04-05T04:00:00.000Z',
      why: 'the last hour comes twice',
    },
    { zone: 'Africa/Cairo', day: '2026-04-23', at: '2026-04-23T22:00:00.000Z', why: 'no midnight' },
    {
      zone: 'America/Havana',
      day: '2026-10-31',
      at: '2026-11-01T04:00:00.000Z',
      why: 'midnight comes twice',
    },
    {
      zone: 'Atlantic/Azores',
      day: '2026-10-24',
      at: '2026-10-25T00:00:00.000Z',
      why: 'midnight comes twice',
    },
    {
      zone: 'Asia/Kolkata',
      day: '2026-11-27',
      at: '2026-11-27T18:30:00.000Z',
      why: 'half an hour off',
    },
    {
      zone: 'Pacific/Kiritimati',
      day: '2026-11-27',
      at: '2026-11-27T10:00:00.000Z',
      why: 'fourteen hours ahead',
    },
  ])('of $day in $zone is the first instant of the next ($why)', ({ zone, day, at }) => {
    expect(endOfDay(day, zone, 'business')).toEqual({ at, day, zone, counted: 'business' });
    expect([dayOf(justBefore(at), zone), dayOf(at, zone)]).toEqual([day, plusDays(day, 1)]);
  });

  it('closes the window at its first instant', () => {
    const deadline = endOfDay('2026-11-27', 'Europe/Berlin', 'calendar');
    expect(isPast(deadline, justBefore(deadline.at))).toBe(false);
    expect(isPast(deadline, deadline.at)).toBe(true);
  });

  it.each([
    { zone: 'America/New_York', from: utc('2026-11-03', '04:59'), day: '2026-11-09' },
    { zone: 'America/New_York', from: utc('2026-11-03', '05:00'), day: '2026-11-10' },
    { zone: 'Pacific/Kiritimati', from: utc('2026-11-02', '09:59'), day: '2026-11-09' },
    { zone: 'Pacific/Kiritimati', from: utc('2026-11-02', '10:00'), day: '2026-11-10' },
  ])('is counted from the day that it is in $zone at $from', ({ zone, from, day }) => {
    expect(afterBusinessDays(from, 5, calendarWith([], zone))).toMatchObject({
      day,
      zone,
      counted: 'business',
    });
    expect(afterDays(from, 7, zone)).toMatchObject({ day, zone, counted: 'calendar' });
  });
});

describe('a time of day', () => {
  it.each([
    { zone: 'UTC', day: '2026-11-27', at: '2026-11-27T09:00:00.000Z' },
    { zone: 'America/New_York', day: '2026-03-07', at: '2026-03-07T14:00:00.000Z' },
    { zone: 'America/New_York', day: '2026-03-08', at: '2026-03-08T13:00:00.000Z' },
    { zone: 'America/New_York', day: '2026-11-01', at: '2026-11-01T14:00:00.000Z' },
    { zone: 'Europe/Berlin', day: '2026-10-25', at: '2026-10-25T08:00:00.000Z' },
    { zone: 'America/Santiago', day: '2026-09-06', at: '2026-09-06T12:00:00.000Z' },
    { zone: 'Africa/Cairo', day: '2026-04-24', at: '2026-04-24T06:00:00.000Z' },
  ])('is that of the clock on the wall in $zone on $day', ({ zone, day, at }) => {
    expect(atTime(day, '09:00', zone)).toBe(at);
  });
});
