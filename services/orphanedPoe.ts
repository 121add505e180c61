import { parseClaimId } from './claims/ids.ts';
import type { ClaimStore, KeptPoe, PoeStore } from './ports.ts';

/** Younger files may belong to an upload that is not on its claim yet. In milliseconds. */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * Files that belong to no claim: a crash between storing a file and noting it on the claim leaves
 * one. `now` is in milliseconds since the epoch.
 */
export async function findOrphanedPoe(
  poeStore: PoeStore,
  store: ClaimStore,
  now: number,
): Promise<KeptPoe[]> {
  const byClaim = new Map<string, KeptPoe[]>();
  for await (const kept of poeStore.list()) {
    if (now - Date.parse(kept.at) < ON_ITS_WAY_MS) continue;
    byClaim.set(kept.claimId, [...(byClaim.get(kept.claimId) ?? []), kept]);
  }
  const orphans: KeptPoe[] = [];
  for (const [text, files] of byClaim) {
    const id = parseClaimId(text);
    // the whole history counts, since a file removed from a draft is kept as long as the claim
    const events = id ? await store.events(id) : [];
    const known = new Set(
      events.flatMap((event) => (event.type === 'poeAdded' ? event.poe.id : [])),
    );
    orphans.push(...files.filter(({ poeId }) => !known.has(poeId)));
  }
  return orphans;
}
