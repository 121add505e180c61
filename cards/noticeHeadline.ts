import type { ClaimEvent } from '../services/claims/events.ts';
import type { Claim } from '../services/claims/claim.ts';
import { sinceOf, type NoticeKind } from '../services/claims/messages.ts';
import { commentIn } from './eventText.ts';
import type { Reader } from './reader.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/**
 * What a notice is about, and what was said with it. Who said it: only where the reader may know.
 */
export function noticeHeadline(
  kind: NoticeKind,
  event: ClaimEvent,
  claim: Claim,
  { capacity, words }: Pick<Reader, 'capacity' | 'words'>,
): { title: string; detail: Run[] } {
  const title =
    (capacity === 'partner' ? words.colleagues[kind] : undefined) ?? words.notices[kind];
  // while the claim still is where this brought it, its own card says why
  const shown = sinceOf(claim) === event.at && onTheCard.has(event.type);
  const said = shown ? '' : commentIn(event);
  const detail =
    kind === 'consentAsked' || kind === 'consentIn2' || said === '' ? [] : [run(`“${said}”`)];
  const reasons = shown ? [] : reasonsIn(event, words);
  return {
    title:
      kind === 'rejected' && event.type === 'rejected'
        ? words.rejectedFor(words.rejectionReasons[event.reason])
        : title,
    detail: [...reasons, ...detail],
  };
}

/** What these say stands on the claim's card, as long as its status is theirs. */
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
