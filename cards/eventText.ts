import type { ClaimEvent } from '../services/claims/events.ts';
import type { FieldChange } from '../services/claims/fields.ts';
import { run, type Run } from './render.ts';
import * as words from './text/en.ts';

const quoted = (comment: string): Run[] => (comment === '' ? [] : [run(`\n“${comment}”`)]);

/** What an event says in the history. */
export function eventText(event: ClaimEvent): Run[] {
  switch (event.type) {
    case 'created':
      return [run(event.clonedFrom ? `Started the claim from ${event.clonedFrom}` : 'Started the claim')];
    case 'fieldsChanged':
      return event.changes.flatMap((change, i) => [...(i > 0 ? [run('\n')] : []), changeText(change)]);
    case 'poeAdded':
      return [run(`Added the file ${event.poe.name}`)];
    case 'poeRemoved':
      return [run(`Removed the file ${event.name}`)];
    case 'discarded':
      return [run('Discarded the draft')];
    case 'submitted':
      return [
        run(
          `Submitted the claim; ticked: ${event.checklist.map((item) => words.checklist[item]).join('; ') || 'nothing'}`,
        ),
      ];
    case 'reviewStarted':
      return [run('Started the review'), ...quoted(event.comment)];
    case 'informationRequested': {
      const reasons = event.reasons.map((reason) => words.informationReasons[reason].label).join(', ');
      const advice =
        event.advice.length > 0 ? `; advised to remove ${event.advice.map(words.productName).join(', ')}` : '';
      return [run(`Asked for information: ${reasons}${advice}`), ...quoted(event.comment)];
    }
    case 'resubmitted':
      return [run('Resubmitted the claim'), ...quoted(event.comment)];
    case 'approved':
      return [
        run(event.contactConfirmed ? 'Approved the claim and confirmed the contact' : 'Approved the claim'),
        ...quoted(event.comment),
      ];
    case 'rejected': {
      const detail = event.detail ? `: ${words.requestDetails[event.detail]}` : '';
      const withdrawn = event.withdraws ? '; eligibility was told to withdraw it' : '';
      return [run(`Rejected: ${words.rejectionReasons[event.reason]}${detail}${withdrawn}`), ...quoted(event.comment)];
    }
    case 'disputed':
      return [run('Disputed the rejection'), ...quoted(event.justification)];
    case 'disputeClosed':
      return [run('The time to dispute has passed')];
    case 'customerTold':
      return [
        run(
          `The customer was told: ${event.told.to} (${event.told.how === 'teams' ? 'Teams' : event.told.how === 'email' ? 'e-mail' : 'by a reviewer'})`,
        ),
        ...quoted(event.comment),
      ];
    case 'noObjection':
      return [run('The customer has no objection')];
    case 'sentToEligibility':
      return [run('The customer did not decline; sent to the eligibility check')];
    case 'eligibilityAnswered':
      return [run(`The eligibility check answered: ${event.code}`)];
    case 'commented':
      return [run('Commented'), ...quoted(event.comment)];
    case 'reassigned':
      return [run(`Gave the review to ${event.to.name}`)];
    case 'cloned':
      return [run(`Started ${event.to} from this claim`)];
    case 'holdLost':
      return [run('What this claim had reserved without approval was freed')];
    case 'breached':
      return [run(`Overdue: ${words.breaches[event.period]}`)];
    case 'reminded':
      return [run(`Reminder: ${words.notices[event.reminder]}`)];
    default:
      return event satisfies never;
  }
}

function changeText({ field, from, to }: FieldChange): Run {
  const shown = (value: string): string => valueText(field, value) || '(empty)';
  return run(
    from === ''
      ? `${words.fieldLabel(field)}: ${shown(to)}`
      : `${words.fieldLabel(field)}: ${shown(from)} → ${shown(to)}`,
  );
}

/** A stored value as people read it: choices by their names. */
function valueText(field: FieldChange['field'], value: string): string {
  if (field === 'productIds') return value.split(',').filter(Boolean).map(words.productName).join(', ');
  const names: Readonly<Record<string, string>> =
    field === 'solutionArea'
      ? words.areas
      : field === 'activity'
        ? words.activityNames
        : field === 'optOutOfPayment'
          ? { true: 'yes', false: 'no' }
          : {};
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
