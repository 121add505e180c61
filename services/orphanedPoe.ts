import { parseClaimId } from './claims/ids.ts';
import type { ClaimStore, KeptPoe, PoeStore } from './ports.ts';

/** What is kept for less than this may still be on its way onto its claim. */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * Files that no claim knows: what a crash left between the file and the claim's word for it. `now`
 * in milliseconds.
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
    // the history too: what was removed from a draft stays as long as the claim
    const events = id ? await store.events(id) : [];
    const known = new Set(
      events.flatMap((event) => (event.type === 'poeAdded' ? event.poe.id : [])),
    );
    orphans.push(...files.filter(({ poeId }) => !known.has(poeId)));
  }
  return orphans;
}
