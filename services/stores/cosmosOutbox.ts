import type { Outbox, OutboxEntry } from '../outbox/ports.ts';
import type { Stored } from '../stored.ts';
import { cosmosCalls } from './cosmosCalls.ts';
import type { Cosmos } from './cosmosContainers.ts';
import { entryDocument, entryId, newWrite } from './cosmosDocuments.ts';

const DUE = 'SELECT TOP @limit c.doc, c._etag FROM c WHERE c.sendAt <= @now ORDER BY c.sendAt';
const WAITING = 'SELECT TOP @limit c.doc, c._etag FROM c WHERE c.sendAt > @from ORDER BY c.sendAt';
const DEAD = 'SELECT TOP @limit VALUE c.doc FROM c WHERE c.deadAt > @from ORDER BY c.deadAt';
const OF_TYPE = 'SELECT VALUE c.doc FROM c WHERE c.type = @type';

type EntryDocument = { doc: OutboxEntry; _etag: string };
const storedEntry = ({ doc, _etag }: EntryDocument): Stored<OutboxEntry> => ({
  value: doc,
  etag: _etag,
});

/**
 * The outbox in Cosmos DB: entries of a claim in its partition, each other entry in one of its own.
 */
export function cosmosOutbox(cosmos: Cosmos): Outbox {
  const calls = cosmosCalls(cosmos.container('claims'), cosmos.limits);
  return {
    async put(entry) {
      await calls.put(entry.message.claimId, entryDocument(entry, newWrite()));
    },
    async add(entry) {
      const document = entryDocument(entry, newWrite());
      return (
        (await calls.write(entry.message.claimId, [{ kind: 'create', document }])).kind ===
        'written'
      );
    },
    async load(claimId, id) {
      const found = await calls.read<EntryDocument>(claimId, entryId(id));
      return found && storedEntry(found);
    },
    async due(now, limit) {
      return (await calls.query<EntryDocument>(DUE, { limit, now })).map(storedEntry);
    },
    async waiting(limit) {
      return (await calls.query<EntryDocument>(WAITING, { limit, from: '' })).map(storedEntry);
    },
    async dead(limit) {
      return calls.query<OutboxEntry>(DEAD, { limit, from: '' });
    },
    async save(entry, etag) {
      const document = entryDocument(entry, newWrite());
      const written = await calls.write(entry.message.claimId, [
        { kind: 'replace', document, etag },
      ]);
      return written.kind === 'written' ? written.etag : undefined;
    },
    async ofClaim(claimId) {
      const found = await calls.query<OutboxEntry>(OF_TYPE, { type: 'message' }, claimId);
      return found.toSorted(({ message: a }, { message: b }) =>
        a.at === b.at ? a.id.localeCompare(b.id, 'en', { numeric: true }) : a.at < b.at ? -1 : 1,
      );
    },
  };
}
