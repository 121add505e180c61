import type { DatabaseSync } from 'node:sqlite';
import type { Associations } from '../claims/associations.ts';
import type { AssociationStore } from '../ports.ts';
import { row } from './sqlite.ts';

/** Associations in SQLite: one row for each customer tenant. */
export function sqliteAssociations(db: DatabaseSync): AssociationStore {
  const load = db.prepare('SELECT doc, etag FROM associations WHERE tenant = ?');
  const insert = db.prepare(
    'INSERT INTO associations (doc, tenant, etag) VALUES (?,?,1) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare('UPDATE associations SET doc=?, etag=etag+1 WHERE tenant=? AND etag=?');
  return {
    async load(tenantId) {
      const found = row(load.get(tenantId));
      return found && { value: JSON.parse(found.doc) as Associations, etag: String(found.etag) };
    },
    async save(associations, etag) {
      const values = [JSON.stringify(associations), associations.tenantId];
      const { changes } =
        etag === undefined ? insert.run(...values) : update.run(...values, Number(etag));
      return changes === 0 ? 'conflict' : 'saved';
    },
  };
}
