import type { ClaimEvent } from '../services/claims/events.ts';
import type { FieldChange } from '../services/claims/fields.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

const quoted = (comment: string): Run[] => (comment === '' ? [] : [run(`\n“${comment}”`)]);

/** What an event says in the history. */
export function eventText(event: ClaimEvent, words: Words): Run[] {
  const { events } = words;
  switch (event.type) {
    case 'created':
      return [run(event.clonedFrom ? events.createdFrom(event.clonedFrom) : events.created)];
    case 'fieldsChanged':
      return event.changes.flatMap((change, i) => [...(i > 0 ? [run('\n')] : []), changeText(change, words)]);
    case 'poeAdded':
      return [run(events.poeAdded(event.poe.name))];
    case 'poeRemoved':
      return [run(events.poeRemoved(event.name))];
    case 'discarded':
      return [run(events.discarded)];
    case 'submitted':
      return [run(events.submitted(event.checklist.map((item) => words.checklist[item]).join('; ')))];
    case 'reviewStarted':
      return [run(events.reviewStarted), ...quoted(event.comment)];
    case 'informationRequested': {
      const reasons = event.reasons.map((reason) => words.informationReasons[reason].label).join(', ');
      const advice = event.advice.length > 0 ? events.advised(event.advice.map(words.productName).join(', ')) : '';
      return [run(`${events.informationRequested(reasons)}${advice}`), ...quoted(event.comment)];
    }
    case 'resubmitted':
      return [run(events.resubmitted), ...quoted(event.comment)];
    case 'approved':
      return [run(event.contactConfirmed ? events.approvedConfirmed : events.approved), ...quoted(event.comment)];
    case 'rejected': {
      const detail = event.detail ? `: ${words.requestDetails[event.detail]}` : '';
      const withdrawn = event.withdraws ? events.withdrawn : '';
      return [
        run(`${events.rejected(`${words.rejectionReasons[event.reason]}${detail}`)}${withdrawn}`),
        ...quoted(event.comment),
      ];
    }
    case 'disputed':
      return [run(events.disputed), ...quoted(event.justification)];
    case 'disputeClosed':
      return [run(events.disputeClosed)];
    case 'customerTold':
      return [run(events.customerTold(event.told.to, event.told.how)), ...quoted(event.comment)];
    case 'noObjection':
      return [run(events.noObjection)];
    case 'sentToEligibility':
      return [run(events.sentToEligibility)];
    case 'eligibilityAnswered':
      return [run(events.eligibilityAnswered(event.code))];
    case 'commented':
      return [run(events.commented), ...quoted(event.comment)];
    case 'reassigned':
      return [run(events.reassigned(event.to.name))];
    case 'cloned':
      return [run(events.cloned(event.to))];
    case 'holdLost':
      return [run(events.holdLost)];
    case 'breached':
      return [run(events.breached(words.breaches[event.period]))];
    case 'reminded':
      return [run(events.reminded(words.notices[event.reminder]))];
    default:
      return event satisfies never;
  }
}

function changeText({ field, from, to }: FieldChange, words: Words): Run {
  const shown = (value: string): string => valueText(field, value, words) || words.events.empty;
  return run(
    from === ''
      ? `${words.fieldLabel(field)}: ${shown(to)}`
      : `${words.fieldLabel(field)}: ${shown(from)} → ${shown(to)}`,
  );
}

/** A stored value as people read it: choices by their names. */
function valueText(field: FieldChange['field'], value: string, words: Words): string {
  if (field === 'productIds') return value.split(',').filter(Boolean).map(words.productName).join(', ');
  const names: Readonly<Record<string, string>> =
    field === 'solutionArea'
      ? words.areas
      : field === 'activity'
        ? words.activityNames
        : field === 'optOutOfPayment'
          ? { true: words.events.yes, false: words.events.no }
          : {};
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
