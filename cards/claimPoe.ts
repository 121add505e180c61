import type { Claim, Poe } from '../services/claims/claim.ts';
import { policyOf } from '../services/claims/deadlines.ts';
import { timeFor } from '../services/claims/permissions.ts';
import { checklistItems, type ChecklistItem } from '../services/claims/reasons.ts';
import { dataOf } from './actions.ts';
import { poeDetail } from './poeText.ts';
import type { Reader } from './reader.ts';
import { plainTitle, run, shorten, type Run } from './render.ts';
import type { Words } from './text/words.ts';

const SHOWN_NAME = 48;
const MOST_ROWS = 6;

/** The claim's files: as rows, or, where they are many, as a choice; and the checklist's ticks. */
export function poeOf(claim: Claim, reader: Reader): Record<string, unknown> {
  const { zone } = policyOf(claim, reader.rules);
  const { words } = reader;
  const { poe: title, addPoe, noPoe } = words.claimWords;
  const empty =
    reader.capacity === 'partner' && timeFor('addPoe', claim) === 'now' ? addPoe : noPoe;
  const few = claim.poe.length <= MOST_ROWS;
  return {
    poeTitle: claim.poe.length > 0 ? `${title}: ${claim.poe.length}` : title,
    poe: few
      ? claim.poe.map((poe) => ({
          data: { ...dataOf(claim), poeId: poe.id },
          runs: poeRuns(poe, zone, words),
        }))
      : [],
    // twenty rows would not fit into a message
    poeChoices: few
      ? []
      : claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 32)) })),
    openData: dataOf(claim),
    poeNotes: claim.poe.length === 0 ? [empty] : checklistNotes(claim, words),
  };
}

/** Items ticked on submission, and on a second line those that were not. */
function checklistNotes({ checklist }: Claim, words: Words): string[] {
  if (!checklist) return [];
  const itemsText = (items: readonly ChecklistItem[]): string =>
    items.map((item) => words.checklist[item]).join('; ');
  const unticked = checklistItems.filter((item) => !checklist.ticked.includes(item));
  return [
    words.claimWords.ticked(itemsText(checklist.ticked)),
    ...(unticked.length > 0 ? [words.claimWords.unticked(itemsText(unticked))] : []),
  ];
}

function poeRuns(poe: Poe, zone: string, words: Words): Run[] {
  const detail = run(`  ${poeDetail(poe, zone, words)}`, { isSubtle: true, size: 'Small' });
  return [run(`${shorten(poe.name, SHOWN_NAME)} ›`, { color: 'Accent' }), detail];
}
