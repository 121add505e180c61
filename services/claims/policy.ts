import type { Day, DayCalendar } from './businessDays.ts';

/**
 * The settings of the programme: the periods, in business or calendar days as named in the table of
 * docs/law.md section 5, and how they are counted. A claim keeps the policy of its submission.
 */
export type Policy = {
  reviewStart: number;
  decision: number;
  target: number;
  answer: number;
  consent: number;
  dispute: number;
  disputeResult: number;
  /** The most disputes of one claim in all; null: one for each rejection. */
  maxDisputes: number | null;
  /** The time of day of reminders, `09:00`, in the programme's zone. */
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

/** Whether a day is a public holiday of a region; supplied from outside. */
export type Holidays = (region: string, day: Day) => boolean;

export function calendarOf(policy: Policy, holidays: Holidays): DayCalendar {
  return {
    zone: policy.zone,
    isHoliday: (day) => policy.holidays !== '' && holidays(policy.holidays, day),
  };
}
