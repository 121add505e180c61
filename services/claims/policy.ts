import type { Day, DayCalendar } from './businessDays.ts';

/**
 * What is in force: the lengths of the periods (docs/law.md section 5's table) in business or
 * calendar days as named there, and how they are counted. A claim keeps the policy under which it
 * was submitted.
 */
export type Policy = {
  reviewStart: number;
  decision: number;
  target: number;
  answer: number;
  consent: number;
  dispute: number;
  disputeResult: number;
  /** How many disputes one claim may have in all; null: as many as it has rejections. */
  maxDisputes: number | null;
  /** When reminders go out, in the programme's zone. */
  remindAt: string;
  poeMaxFiles: number;
  poeMaxBytes: number;
  /** IANA zone of the deadlines. */
  zone: string;
  /**
   * Country and region whose public holidays are closed days, such as `US` or `DE-BY`; empty: none.
   */
  holidays: string;
};

export const builtInPolicy: Policy = {
  reviewStart: 5,
  decision: 5,
  target: 10,
  answer: 5,
  consent: 7,
  dispute: 30,
  disputeResult: 5,
  maxDisputes: null,
  remindAt: '09:00',
  poeMaxFiles: 20,
  poeMaxBytes: 25 * 1024 * 1024,
  zone: 'UTC',
  holidays: '',
};

/** Tells whether a day is a public holiday of a region. Data, looked up outside. */
export type Holidays = (region: string, day: Day) => boolean;

export function calendarOf(policy: Policy, holidays: Holidays): DayCalendar {
  return {
    zone: policy.zone,
    isHoliday: (day) => policy.holidays !== '' && holidays(policy.holidays, day),
  };
}
