import {
  atTime,
  dayOf,
  plusBusinessDays,
  plusDays,
  type Day,
  type DayCalendar,
  type Instant,
} from './businessDays.ts';
import type { Claim, State, Status } from './claim.ts';

type ReminderRow = {
  /** The status in which it is sent. */
  readonly status: Status;
  readonly to: 'partner' | 'reviewer' | 'customer';
  readonly when:
    | { readonly businessDaysBefore: number }
    | { readonly daysBefore: number }
    /** After so many days without a change to the draft. */
    | { readonly daysUntouched: number };
};

/**
 * All reminders: status, recipient and time (docs/law.md section 5). Those of one status stand in
 * the order of time.
 */
export const reminders = {
  untouched: { status: 'editing', to: 'partner', when: { daysUntouched: 7 } },
  reviewStartIn1: { status: 'submitted', to: 'reviewer', when: { businessDaysBefore: 1 } },
  decisionIn1: { status: 'underReview', to: 'reviewer', when: { businessDaysBefore: 1 } },
  answerIn3: { status: 'partnerActionRequired', to: 'partner', when: { businessDaysBefore: 3 } },
  answerIn1: { status: 'partnerActionRequired', to: 'partner', when: { businessDaysBefore: 1 } },
  answerToday: { status: 'partnerActionRequired', to: 'partner', when: { businessDaysBefore: 0 } },
  consentIn2: { status: 'approved', to: 'customer', when: { daysBefore: 2 } },
  disputeIn7: { status: 'rejected', to: 'partner', when: { daysBefore: 7 } },
  disputeIn1: { status: 'rejected', to: 'partner', when: { daysBefore: 1 } },
} as const satisfies Record<string, ReminderRow>;
export type ReminderKind = keyof typeof reminders;

const rows: readonly (ReminderRow & { readonly kind: ReminderKind })[] = Object.entries(
  reminders,
).map(([kind, row]) => ({ kind: kind as ReminderKind, ...row }));

export type Reminder = { readonly kind: ReminderKind; readonly at: Instant };
type Clockwork = { readonly calendar: DayCalendar; readonly remindAt: string };

/** The reminders of the claim's state in the order of time; none once its period is over. */
export function scheduledReminders(
  { state }: Pick<Claim, 'state'>,
  clockwork: Clockwork,
): Reminder[] {
  if (isPeriodOver(state)) return [];
  return rows
    .filter(({ status }) => status === state.status)
    .flatMap((row) => remindersOf(row, state, clockwork));
}

function isPeriodOver(state: State): boolean {
  switch (state.status) {
    case 'editing':
      return state.reminded;
    case 'submitted':
    case 'underReview':
      return state.breached;
    case 'approved':
      return state.consent === 'passed';
    case 'rejected':
      return state.dispute === 'closed';
    case 'partnerActionRequired':
      return false;
    case 'discarded':
      return true;
    default:
      return state satisfies never;
  }
}

function remindersOf(
  { kind, when }: (typeof rows)[number],
  state: State,
  { calendar, remindAt }: Clockwork,
): Reminder[] {
  const { zone } = calendar;
  const on = (day: Day): Reminder[] => [{ kind, at: atTime(day, remindAt, zone) }];
  if ('daysUntouched' in when)
    return state.status === 'editing'
      ? [{ kind, at: untouchedAt(state.touchedAt, when.daysUntouched, { calendar, remindAt }) }]
      : [];
  const deadline = 'deadline' in state ? state.deadline : undefined;
  if (!deadline) return [];
  return 'daysBefore' in when
    ? on(plusDays(deadline.day, -when.daysBefore))
    : on(plusBusinessDays(deadline.day, -when.businessDaysBefore, calendar));
}

/** The first hour of reminders after so many whole days without a change to the draft. */
function untouchedAt(
  touchedAt: Instant,
  days: number,
  { calendar: { zone }, remindAt }: Clockwork,
): Instant {
  const after = new Date(Date.parse(touchedAt) + days * 24 * 3600 * 1000).toISOString();
  const sameDay = atTime(dayOf(after, zone), remindAt, zone);
  return sameDay >= after ? sameDay : atTime(plusDays(dayOf(after, zone), 1), remindAt, zone);
}
