import type { DayCalendar, Instant } from './businessDays.ts';
import { afterDays, endOfDay, isPast, plusBusinessDays } from './businessDays.ts';
import type { Claim, State, Target } from './claim.ts';
import type { Breach, ClaimFact } from './events.ts';
import type { Holidays, Policy } from './policy.ts';
import { calendarOf } from './policy.ts';
import { scheduledReminders, type Reminder } from './reminders.ts';

/** The policy in force today, and the public holidays. */
export type Rules = { readonly policy: Policy; readonly holidays: Holidays };

/** The policy of a claim: the one at its submission; today's for a draft. */
export const policyOf = (claim: Claim, rules: Rules): Policy => claim.policy ?? rules.policy;
export const calendarFor = (claim: Claim, rules: Rules): DayCalendar =>
  calendarOf(policyOf(claim, rules), rules.holidays);

/**
 * The end of the state's period, at which the clock decides or flags something; undefined: never.
 */
function periodEnd(claim: Claim): Instant | undefined {
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

const isRunning = (target: Target | undefined): target is Target =>
  target !== undefined && !target.breached && target.pausedOn === undefined;

/** The reminders of the claim's state that were not dealt with yet. */
function openReminders(claim: Claim, rules: Rules): Reminder[] {
  const { remindAt } = policyOf(claim, rules);
  const all = scheduledReminders(claim, { calendar: calendarFor(claim, rules), remindAt });
  return all.filter(({ at }) => at > claim.remindedThrough);
}

/**
 * The next instant at which the clock has something to do for this claim; undefined: never. Stored
 * with the claim and indexed.
 */
export function dueAt(claim: Claim, rules: Rules): Instant | undefined {
  const target = isRunning(claim.target) ? claim.target.deadline.at : undefined;
  return [periodEnd(claim), target, ...openReminders(claim, rules).map(({ at }) => at)]
    .filter((at) => at !== undefined)
    .toSorted()[0];
}

/**
 * The next fact that is due at `now`; undefined where nothing is due. Applying it may make another
 * fact due.
 */
export function dueFact(claim: Claim, now: Instant, rules: Rules): ClaimFact | undefined {
  const end = periodEnd(claim);
  if (end !== undefined && now >= end) return periodEndFact(claim, now, rules);
  if (isRunning(claim.target) && isPast(claim.target.deadline, now)) {
    return { type: 'breached', period: 'target', deadline: claim.target.deadline };
  }
  // of several overdue reminders only the latest is sent
  const latest = openReminders(claim, rules).findLast(({ at }) => at <= now);
  return latest && { type: 'reminded', reminder: latest.kind, scheduled: latest.at };
}

function periodEndFact(claim: Claim, now: Instant, rules: Rules): ClaimFact | undefined {
  const { state } = claim;
  switch (state.status) {
    case 'submitted':
      return { type: 'breached', period: 'reviewStart', deadline: state.deadline };
    case 'underReview':
      return { type: 'breached', period: reviewPeriod(state), deadline: state.deadline };
    case 'partnerActionRequired':
      return rejectionOf(claim, { reason: 'noPartnerResponse', comment: '' }, now, rules);
    case 'approved':
      return { type: 'sentToEligibility', messageId: `${claim.id}-${claim.approvals}` };
    case 'rejected':
      return { type: 'disputeClosed' };
    case 'editing':
    case 'discarded':
      return undefined;
    default:
      return state satisfies never;
  }
}

const reviewPeriod = (state: Extract<State, { status: 'underReview' }>): Breach =>
  state.dispute ? 'disputeResult' : 'decision';

/** A rejection decided at `now`, with the dispute window that it opens. */
export function rejectionOf(
  claim: Claim,
  why: Pick<Rejection, 'reason' | 'detail' | 'comment'>,
  now: Instant,
  rules: Rules,
): Rejection {
  return {
    type: 'rejected',
    ...why,
    withdraws: isWithEligibility(claim),
    ...disputeWindow(claim, now, rules),
  };
}

type Rejection = Extract<ClaimFact, { type: 'rejected' }>;

/**
 * The dispute window of a rejection decided at `now`; none after the last dispute that is allowed.
 */
function disputeWindow(claim: Claim, now: Instant, rules: Rules): Pick<Rejection, 'deadline'> {
  const { maxDisputes, dispute, zone } = policyOf(claim, rules);
  if (maxDisputes !== null && claim.disputes >= maxDisputes) return {};
  return { deadline: afterDays(now, dispute, zone) };
}

/** Whether the claim was handed over to eligibility and not withdrawn since. */
export function isWithEligibility(claim: Claim): boolean {
  return claim.eligibility !== undefined && claim.eligibility.withdrawnAt === undefined;
}

/**
 * The target after a pause, moved by the business days after the pause's first day up to its last.
 */
export function resumedTarget(
  target: Target | undefined,
  pausedDays: number,
  calendar: DayCalendar,
): Pick<Extract<ClaimFact, { type: 'resubmitted' }>, 'target'> {
  if (!target) return {};
  const { deadline } = target;
  return {
    target: endOfDay(
      plusBusinessDays(deadline.day, pausedDays, calendar),
      deadline.zone,
      'business',
    ),
  };
}
