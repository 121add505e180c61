import type { Day, DayCalendar, Instant } from './businessDays.ts';
import { atTime, dayOf, endOfDay, isPast, plusBusinessDays, plusDays, afterDays } from './businessDays.ts';
import type { Claim, State, Target } from './claim.ts';
import type { Breach, ClaimFact, ReminderKind } from './events.ts';
import type { Holidays, Policy } from './policy.ts';
import { calendarOf } from './policy.ts';

/** What is in force today, and the holidays as data. */
export type Rules = { readonly policy: Policy; readonly holidays: Holidays };

/** The policy that a claim lives under: that of its submission, until then today's. */
export const policyOf = (claim: Claim, rules: Rules): Policy => claim.policy ?? rules.policy;
export const calendarFor = (claim: Claim, rules: Rules): DayCalendar =>
  calendarOf(policyOf(claim, rules), rules.holidays);

type Reminder = { readonly kind: ReminderKind; readonly at: Instant };

/** Untouched drafts are called to mind after so many calendar days (docs/law.md section 5, our reading). */
const UNTOUCHED_DAYS = 7;

/** The reminders of the state that a claim is in, in the order of time (docs/law.md section 5). */
function schedule(claim: Claim, rules: Rules): Reminder[] {
  const { state } = claim;
  const { remindAt, zone } = policyOf(claim, rules);
  const calendar = calendarFor(claim, rules);
  const on = (day: Day): Instant => atTime(day, remindAt, zone);
  const businessBefore = (kind: ReminderKind, day: Day, n: number): Reminder => ({
    kind,
    at: on(plusBusinessDays(day, -n, calendar)),
  });
  const before = (kind: ReminderKind, day: Day, n: number): Reminder => ({ kind, at: on(plusDays(day, -n)) });
  switch (state.status) {
    case 'editing':
      return state.reminded ? [] : [{ kind: 'untouched', at: untouchedAt(state.touchedAt, remindAt, zone) }];
    case 'submitted':
      return state.breached ? [] : [businessBefore('reviewStartIn1', state.deadline.day, 1)];
    case 'underReview':
      return state.breached ? [] : [businessBefore('decisionIn1', state.deadline.day, 1)];
    case 'partnerActionRequired':
      return [
        businessBefore('answerIn3', state.deadline.day, 3),
        businessBefore('answerIn1', state.deadline.day, 1),
        { kind: 'answerToday', at: on(state.deadline.day) },
      ];
    case 'approved':
      return state.consent === 'open' ? [before('consentIn2', state.deadline.day, 2)] : [];
    case 'rejected':
      if (state.dispute === 'closed' || !state.deadline) return [];
      return [before('disputeIn7', state.deadline.day, 7), before('disputeIn1', state.deadline.day, 1)];
    case 'discarded':
      return [];
    default:
      return state satisfies never;
  }
}

/** The first time of reminders at which a draft has lain untouched for seven whole days. */
function untouchedAt(touchedAt: Instant, remindAt: string, zone: string): Instant {
  const after = new Date(Date.parse(touchedAt) + UNTOUCHED_DAYS * 24 * 3600 * 1000).toISOString();
  const sameDay = atTime(dayOf(after, zone), remindAt, zone);
  return sameDay >= after ? sameDay : atTime(plusDays(dayOf(after, zone), 1), remindAt, zone);
}

/** When the clock next decides or flags something in this state; undefined: never. */
function periodEnds(claim: Claim): Instant | undefined {
  const { state } = claim;
  switch (state.status) {
    case 'submitted':
    case 'underReview':
      return state.breached ? undefined : state.deadline.at;
    case 'partnerActionRequired':
      return state.deadline.at;
    case 'approved':
      // silence counts as consent only of someone who was told (docs/law.md section 9)
      return state.consent === 'open' && claim.told.length > 0 ? state.deadline.at : undefined;
    case 'rejected':
      return state.dispute === 'open' ? state.deadline?.at : undefined;
    case 'editing':
    case 'discarded':
      return undefined;
    default:
      return state satisfies never;
  }
}

const runs = (target: Target | undefined): target is Target =>
  target !== undefined && !target.breached && target.pausedOn === undefined;

const open = (claim: Claim, rules: Rules): Reminder[] =>
  schedule(claim, rules).filter(({ at }) => at > claim.remindedThrough);

/** When the clock next has something to do for this claim; undefined: never. Stored with it, indexed. */
export function dueAt(claim: Claim, rules: Rules): Instant | undefined {
  const target = runs(claim.target) ? claim.target.deadline.at : undefined;
  return [periodEnds(claim), target, ...open(claim, rules).map(({ at }) => at)]
    .filter((at) => at !== undefined)
    .toSorted()[0];
}

/** The next thing that is due at `now`, as a fact; asked again until there is none. */
export function dueFact(claim: Claim, now: Instant, rules: Rules): ClaimFact | undefined {
  const ends = periodEnds(claim);
  if (ends !== undefined && now >= ends) return passed(claim, now, rules);
  if (runs(claim.target) && isPast(claim.target.deadline, now)) {
    return { type: 'breached', period: 'target', deadline: claim.target.deadline };
  }
  // of several found overdue together only the latest goes out
  const latest = open(claim, rules).findLast(({ at }) => at <= now);
  return latest && { type: 'reminded', reminder: latest.kind, scheduled: latest.at };
}

function passed(claim: Claim, now: Instant, rules: Rules): ClaimFact | undefined {
  const { state } = claim;
  switch (state.status) {
    case 'submitted':
      return { type: 'breached', period: 'reviewStart', deadline: state.deadline };
    case 'underReview':
      return { type: 'breached', period: reviewPeriod(state), deadline: state.deadline };
    case 'partnerActionRequired':
      return {
        type: 'rejected',
        reason: 'noPartnerResponse',
        comment: '',
        withdraws: isWithEligibility(claim),
        ...disputeWindow(claim, now, rules),
      };
    case 'approved':
      return { type: 'sentToEligibility', messageId: `${claim.id}-${claim.approvals}` };
    case 'rejected':
      return { type: 'disputeClosed' };
    default:
      return undefined;
  }
}

const reviewPeriod = (state: Extract<State, { status: 'underReview' }>): Breach =>
  state.dispute ? 'disputeResult' : 'decision';

/** The dispute window of a rejection decided at `now`; none where the claim has had all its disputes. */
export function disputeWindow(
  claim: Claim,
  now: Instant,
  rules: Rules,
): Pick<Extract<ClaimFact, { type: 'rejected' }>, 'deadline'> {
  const { maxDisputes, dispute, zone } = policyOf(claim, rules);
  if (maxDisputes !== null && claim.disputes >= maxDisputes) return {};
  return { deadline: afterDays(now, dispute, zone) };
}

/** Handed over to eligibility and not taken back since. */
export function isWithEligibility(claim: Claim): boolean {
  return claim.eligibility !== undefined && claim.eligibility.withdrawnAt === undefined;
}

/** The target after a pause that began on day E and ends at `now`, on day L: moved by the business days after E up to L. */
export function resumedTarget(
  target: Target | undefined,
  pausedDays: number,
  calendar: DayCalendar,
): Pick<Extract<ClaimFact, { type: 'resubmitted' }>, 'target'> {
  if (!target) return {};
  const { deadline } = target;
  return { target: endOfDay(plusBusinessDays(deadline.day, pausedDays, calendar), deadline.zone, 'business') };
}
