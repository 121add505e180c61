import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/ports.ts';
import { dataOf } from './actions.ts';
import json from './attachCard.json' with { type: 'json' };
import { bold, run, shorten, template } from './render.ts';
import * as words from './text/en.ts';

const expand = template(json);

/** More rows do not fit into a message. */
const ROWS = 8;

/** Asks which claim a dropped file is for: one press gives it to that one. */
export function attachCard({
  claims,
  poeIds,
  names,
}: {
  claims: readonly Claim[];
  poeIds: readonly string[];
  names: readonly string[];
}): Card {
  const what = names.length === 1 ? shorten(names[0] ?? '', 60) : `${names.length} files`;
  return expand({
    title: 'Which claim is it for?',
    what: [run(`Received `), bold(what), run('. Press the claim that it proves.')],
    rows: claims.slice(0, ROWS).map((claim) => ({
      data: { ...dataOf(claim), poeId: poeIds.join(',') },
      label: `Give it to ${claim.id}`,
      runs: [
        bold(shorten(claim.fields.name ?? 'Unnamed claim', 60)),
        run(`  ${shorten(claim.fields.customerName ?? 'no customer yet', 60)}`),
      ],
      state: [
        run(claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status], { size: 'Small' }),
        run(`  ${claim.id}`, { isSubtle: true, size: 'Small' }),
      ],
    })),
    more: claims.length > ROWS ? 'Another claim: open it, press “Add PoE”, then send the file again.' : '',
  });
}
