import type { ClaimEvent } from '../services/claims/events.ts';
import type { FieldChange } from '../services/claims/fields.ts';
import { fieldLabel } from './fieldText.ts';
import { run, type Run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';

/** Text of an event in the history. */
export function eventText(event: ClaimEvent, words: Words): Run[] {
  if (event.type === 'fieldsChanged')
    return event.changes.flatMap((change, i) => [
      ...(i > 0 ? [run('\n')] : []),
      changeText(change, words),
    ]);
  // the text for a type takes events of that type, which the compiler cannot follow through an
  // index
  const say = words.events[event.type] as (event: ClaimEvent) => string;
  const said = commentIn(event);
  return [run(say(event)), ...(said === '' ? [] : [run(`\n“${said}”`)])];
}

/** Comment or justification that was written with an event; empty where there is none. */
export function commentIn(event: ClaimEvent): string {
  if (event.type === 'disputed') return event.justification;
  return 'comment' in event ? event.comment : '';
}

function changeText({ field, from, to }: FieldChange, words: Words): Run {
  const shownValue = (value: string): string =>
    valueText(field, value, words) || words.change.empty;
  const change = from === '' ? shownValue(to) : `${shownValue(from)} → ${shownValue(to)}`;
  return run(`${fieldLabel(field, words)}: ${change}`);
}

/** A stored value as people read it: choices by their names. */
function valueText(field: FieldChange['field'], value: string, words: Words): string {
  if (field === 'productIds') return value.split(',').filter(Boolean).map(productName).join(', ');
  const names: Readonly<Record<string, string>> =
    field === 'solutionArea'
      ? words.areas
      : field === 'activity'
        ? words.activityNames
        : field === 'optOutOfPayment'
          ? { true: words.change.yes, false: words.change.no }
          : {};
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
