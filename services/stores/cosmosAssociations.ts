import type { Associations } from '../claims/associations.ts';
import type { AssociationStore } from '../ports.ts';
import { cosmosCalls } from './cosmosCalls.ts';
import type { Cosmos } from './cosmosContainers.ts';
import { idPart, newWrite } from './cosmosDocuments.ts';

/** Associations in Cosmos DB: one document for each customer tenant, alone in its partition. */
export function cosmosAssociations(cosmos: Cosmos): AssociationStore {
  const calls = cosmosCalls(cosmos.container('associations'), cosmos.limits);
  return {
    async load(tenantId) {
      const found = await calls.read<{ doc: Associations }>(tenantId, idPart(tenantId));
      return found && { value: found.doc, etag: found._etag };
    },
    async save(associations, etag) {
      const { tenantId } = associations;
      const document = {
        id: idPart(tenantId),
        tenantId,
        type: 'associations',
        v: 1,
        write: newWrite(),
        doc: associations,
      };
      const written = await calls.write(tenantId, [
        etag === undefined ? { kind: 'create', document } : { kind: 'replace', document, etag },
      ]);
      return written.kind === 'written' ? 'saved' : 'conflict';
    },
  };
}
