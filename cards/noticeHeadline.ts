import type { ClaimEvent } from '../services/claims/events.ts';
import type { Claim } from '../services/claims/claim.ts';
import { sinceOf, type NoticeKind } from '../services/claims/messages.ts';
import { commentIn } from './eventText.ts';
import type { Reader } from './reader.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/**
 * A notice's title, and the reasons and comment that came with the event. Notices that ask for
 * consent leave the comment out: it is not for the customer.
 */
export function noticeHeadline(
  kind: NoticeKind,
  event: ClaimEvent,
  claim: Claim,
  { capacity, words }: Pick<Reader, 'capacity' | 'words'>,
): { title: string; detail: Run[] } {
  const title =
    (capacity === 'partner' ? words.colleagues[kind] : undefined) ?? words.notices[kind];
  // while the claim is still in the status that this event led to, the card itself shows reasons
  // and comment
  const shown = sinceOf(claim) === event.at && onTheCard.has(event.type);
  const said = shown ? '' : commentIn(event);
  const detail = kind === 'consentAsked' || said === '' ? [] : [run(`“${said}”`)];
  const reasons = shown ? [] : reasonsIn(event, words);
  return {
    title:
      kind === 'rejected' && event.type === 'rejected'
        ? words.rejectedFor(words.rejectionReasons[event.reason])
        : title,
    detail: [...reasons, ...detail],
  };
}

/** Events whose reasons and comment the claim's card shows while its status lasts. */
const onTheCard: ReadonlySet<ClaimEvent['type']> = new Set([
  'informationRequested',
  'rejected',
  'disputed',
]);

function reasonsIn(event: ClaimEvent, words: Words): Run[] {
  if (event.type === 'informationRequested')
    return [
      run(`${event.reasons.map((reason) => words.informationReasons[reason].label).join(', ')}\n`),
    ];
  return event.type === 'eligibilityAnswered' ? [run(event.code)] : [];
}
