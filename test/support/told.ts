import { english } from '../../cards/text/languages.ts';
import type { NoticeKind } from '../../services/claims/messages.ts';
import { reminders, type ReminderKind } from '../../services/claims/reminders.ts';

/** What is told at once, for docs/law.md. */
const atOnce: Readonly<Record<Exclude<NoticeKind, ReminderKind>, string>> = {
  submitted: 'submitted',
  reviewStarted: 'review started',
  informationRequested: 'information asked for',
  resubmitted: 'resubmitted',
  approved: 'approved',
  consentAsked: 'that the customer may decline',
  rejected: 'rejected (a decline too)',
  disputed: 'disputed',
  sentToEligibility: 'handed over',
  eligibilityAnswered: 'the outcome of eligibility',
  noObjection: 'no objection',
  commented: 'a comment of the other side',
  reassigned: 'a new reviewer',
};

export const toldMarkdown = (): string => `Told at once: ${Object.values(atOnce).join(', ')}.`;

const rows = Object.values(reminders);
type When = (typeof rows)[number]['when'];

const days = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function whenText(when: When): string {
  if ('daysUntouched' in when)
    return `after ${days(when.daysUntouched, 'day')} without a change **(our reading)**`;
  if ('daysBefore' in when) return `${days(when.daysBefore, 'day')} before it closes`;
  return when.businessDaysBefore === 0
    ? 'on the day itself'
    : `${days(when.businessDaysBefore, 'business day')} before`;
}

/** The reminders as a table for docs/law.md, in the order in which they are sent. */
export function remindersMarkdown(): string {
  const lines = Object.entries(reminders).map(
    ([kind, { status, to, when }]) =>
      `| \`${kind}\` | ${english.statusLabels[status]} | ${to} | ${whenText(when)} |`,
  );
  return ['| reminder | in | to the | when |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
