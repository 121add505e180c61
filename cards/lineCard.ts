import { capacityFor, type Actor } from '../services/claims/actor.ts';
import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/ports.ts';
import json from './lineCard.json' with { type: 'json' };
import { run, shorten, template } from './render.ts';

const expand = template(json);

/** What is left of a message when a newer one shows the claim: one line, with nothing that this reader may not see. */
export function lineCard(claimId: string, claim: Claim | undefined, actor: Actor): Card {
  const capacity = claim && capacityFor(actor, claim);
  const about =
    capacity === undefined
      ? claimId
      : capacity === 'customer'
        ? claim?.organisation.name
        : `${shorten(claim?.fields.name ?? 'Unnamed claim', 60)} (${claimId})`;
  return textCard(claimId, `${about}: see its newer card in this chat.`);
}

/** One line about a claim, in place of a card. */
export const textCard = (claimId: string, text: string): Card =>
  expand({ text: [run(text, { isSubtle: true, size: 'Small' })], claimId });
