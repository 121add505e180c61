import type { Actor } from '../services/claims/actor.ts';
import { capacityFor } from '../services/claims/standing.ts';
import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/outbox/ports.ts';
import json from './lineCard.json' with { type: 'json' };
import { run, shorten, template } from './render.ts';
import type { Words } from './text/words.ts';

const expand = template(json);

/**
 * One line in place of a message once a newer one shows the claim. It holds nothing that this
 * reader may not see.
 */
export function lineCard(
  claimId: string,
  claim: Claim | undefined,
  actor: Actor,
  words: Words,
): Card {
  const capacity = claim && capacityFor(actor, claim);
  const about =
    capacity === undefined
      ? claimId
      : capacity === 'customer'
        ? (claim?.organisation.name ?? '')
        : `${shorten(claim?.fields.name ?? words.unnamed, 60)} (${claimId})`;
  return textCard(claimId, words.newerBelow(about));
}

/** One line about a claim, in place of a card. */
export const textCard = (claimId: string, text: string): Card =>
  expand({ text: [run(text, { isSubtle: true, size: 'Small' })], claimId });
