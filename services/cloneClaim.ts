import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from './claims/actor.ts';
import type { Claim } from './claims/claim.ts';
import { valueOf, type FieldInput } from './claims/fields.ts';
import { relevantFields } from './claims/form.ts';
import { newClaimId, newPoeId } from './claims/ids.ts';
import type { Caller, HandleClaim, Outcome } from './handleClaim.ts';
import type { Clock, PoeStore } from './ports.ts';
import type { Stored } from './stored.ts';

type Parts = { handleClaim: HandleClaim; poeStore: PoeStore; clock: Clock };

/**
 * Starts a new association from a rejected claim, with its fields and the chosen files; the claims
 * link to each other. The new id is derived from the press, so that a repeated press or a restart
 * after a crash makes no second claim.
 */
export async function cloneClaim(
  stored: Stored<Claim>,
  poeIds: readonly string[],
  { actor, rev, receipt, pressed }: Caller & { actor: Actor; receipt: string },
  { handleClaim, poeStore, clock }: Parts,
): Promise<Outcome> {
  const from = stored.value;
  const id = newClaimId(createHash('sha256').update(`clone/${from.id}/${receipt}`).digest());
  const noted = await handleClaim.handle(
    from.id,
    { type: 'noteClone', to: id },
    { actor, rev, ...(pressed ? { pressed } : {}) },
    { known: stored },
  );
  if (noted.refusal) return noted;
  const input: FieldInput = Object.fromEntries(
    relevantFields(from.fields).map((field) => [field, valueOf(from.fields, field)]),
  );
  const made = await handleClaim.create({ id, input, clonedFrom: from }, { actor, receipt });
  let outcome = made;
  for (const poe of from.poe.filter((one) => poeIds.includes(one.id))) {
    if (outcome.claim?.poe.some(({ sha256 }) => sha256 === poe.sha256)) continue;
    const bytes = await poeStore.open(from.id, poe.id);
    if (!bytes) continue;
    const copy = { ...poe, id: newPoeId(randomBytes(6)), by: actor.person, at: clock.now() };
    await poeStore.put(id, copy.id, bytes);
    outcome = await handleClaim.handle(id, { type: 'addPoe', poe: copy }, { actor });
  }
  return outcome;
}
