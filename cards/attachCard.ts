import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/outbox/ports.ts';
import { dataOf } from './actions.ts';
import json from './attachCard.json' with { type: 'json' };
import { bold, run, shorten, template } from './render.ts';
import type { Words } from './text/words.ts';

const expand = template(json);

/** Rows shown at most: more do not fit into a message. */
const ROWS = 8;

/** Asks which claim dropped files are for; one press on a row adds them to that claim. */
export function attachCard({
  claims,
  poeIds,
  names,
  words,
}: {
  claims: readonly Claim[];
  poeIds: readonly string[];
  names: readonly string[];
  words: Words;
}): Card {
  const { attach } = words;
  const what = names.length === 1 ? shorten(names[0] ?? '', 60) : attach.files(names.length);
  return expand({
    title: attach.title,
    what: [run(attach.received), bold(what), run(attach.press)],
    rows: claims.slice(0, ROWS).map((claim) => ({
      data: { ...dataOf(claim), poeId: poeIds.join(',') },
      label: attach.giveTo(claim.id),
      runs: [
        bold(shorten(claim.fields.name ?? words.unnamed, 60)),
        run(`  ${shorten(claim.fields.customerName ?? words.noCustomer, 60)}`),
      ],
      state: [
        run(claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status], {
          size: 'Small',
        }),
        run(`  ${claim.id}`, { isSubtle: true, size: 'Small' }),
      ],
    })),
    more: claims.length > ROWS ? attach.more : '',
  });
}
