import { isIn, type Claim } from '../services/claims/claim.ts';
import { calendarFor } from '../services/claims/deadlines.ts';
import type { Reader } from './reader.ts';
import type { Words } from './text/words.ts';
import { deadlineText, lastMinute } from './time.ts';

type ClockRow = { id: string; label: string; text: string; color: string };

/**
 * Rows for the claim's periods: that of its status, the overall target, and which of them are
 * overdue.
 */
export function clocksOf(claim: Claim, reader: Reader): ClockRow[] {
  const overdue = overdueOf(claim, reader.words);
  const row = {
    id: 'overdue',
    label: reader.words.claimWords.overdue,
    text: overdue.join('; '),
    color: 'Attention',
  };
  return [
    ...deadlineRow(claim, reader),
    ...targetRow(claim, reader),
    ...(overdue.length > 0 ? [row] : []),
  ];
}

function deadlineRow(claim: Claim, { now, rules, words }: Reader): ClockRow[] {
  const { state } = claim;
  if (!('deadline' in state) || !state.deadline || isClosed(claim)) return [];
  return [
    {
      id: 'deadline',
      label: deadlineLabel(claim, words.claimWords),
      text: deadlineText(state.deadline, now, calendarFor(claim, rules), words),
      color: isBreached(claim) ? 'Attention' : 'Default',
    },
  ];
}

/** Whether the window to decline or to dispute has closed. */
export function isClosed(claim: Claim): boolean {
  if (isIn(claim, 'approved')) return claim.state.consent === 'passed';
  return isIn(claim, 'rejected') && claim.state.dispute === 'closed';
}

const isBreached = (claim: Claim): boolean =>
  (isIn(claim, 'submitted') || isIn(claim, 'underReview')) && claim.state.breached;

function targetRow(claim: Claim, { now, rules, words }: Reader): ClockRow[] {
  const { target } = claim;
  if (!target) return [];
  const text = target.pausedOn
    ? `${lastMinute(target.deadline, words)} — ${words.left.paused}`
    : deadlineText(target.deadline, now, calendarFor(claim, rules), words);
  const color = target.breached ? 'Attention' : 'Default';
  return [{ id: 'target', label: words.claimWords.target, text, color }];
}

function overdueOf(claim: Claim, { breaches }: Words): string[] {
  const own = isBreached(claim) ? [breaches[ownPeriod(claim)]] : [];
  return claim.target?.breached ? [...own, breaches.target] : own;
}

function ownPeriod(claim: Claim): 'reviewStart' | 'disputeResult' | 'decision' {
  if (isIn(claim, 'submitted')) return 'reviewStart';
  return isIn(claim, 'underReview') && claim.state.dispute ? 'disputeResult' : 'decision';
}

function deadlineLabel(claim: Claim, labels: Words['claimWords']): string {
  const { status } = claim.state;
  switch (status) {
    case 'submitted':
      return labels.reviewStart;
    case 'underReview':
      return claim.state.dispute ? labels.disputeResult : labels.decision;
    case 'partnerActionRequired':
      return labels.answer;
    case 'approved':
      return labels.decline;
    case 'rejected':
      return labels.dispute;
    case 'editing':
    case 'discarded':
      return '';
    default:
      return status satisfies never;
  }
}
