import type { LiveCard, LiveCards } from '../outbox/ports.ts';
import { cosmosCalls } from './cosmosCalls.ts';
import type { Cosmos } from './cosmosContainers.ts';
import { liveDocument, newWrite } from './cosmosDocuments.ts';

const OF_TYPE = 'SELECT VALUE c.doc FROM c WHERE c.type = @type';

/** Messages that show claims, in Cosmos DB, each in its claim's partition. */
export function cosmosLiveCards(cosmos: Cosmos): LiveCards {
  const calls = cosmosCalls(cosmos.container('claims'), cosmos.limits);
  return {
    async of(claimId) {
      const found = await calls.query<LiveCard>(OF_TYPE, { type: 'live' }, claimId);
      return found.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
    },
    async put(card) {
      await calls.put(card.claimId, liveDocument(card, newWrite()));
    },
    async markShown(card, seq) {
      const document = liveDocument({ ...card, seq }, newWrite());
      const found = await calls.read<{ doc: LiveCard }>(card.claimId, document.id);
      // a conflict means that another message now shows the claim
      if (found?.doc.activityId === card.activityId && found.doc.seq < seq)
        await calls.write(card.claimId, [{ kind: 'replace', document, etag: found._etag }]);
    },
  };
}
