import type { DatabaseSync } from 'node:sqlite';
import type { Outbox, OutboxEntry } from '../outbox/ports.ts';
import type { Stored } from '../stored.ts';
import type { Row } from './sqlite.ts';
import { row, rows } from './sqlite.ts';

const UPSERT = `INSERT INTO messages (state, due_at, doc, claim, id, etag) VALUES (?,?,?,?,?,1)
  ON CONFLICT (claim, id) DO UPDATE SET state=excluded.state, due_at=excluded.due_at, doc=excluded.doc, etag=etag+1`;
const columns = (entry: OutboxEntry): string[] => [
  entry.state,
  entry.dueAt,
  JSON.stringify(entry),
  entry.message.claimId,
  entry.message.id,
];

/** Adds or replaces an entry; usable within a claim's transaction. */
export function putEntry(db: DatabaseSync, entry: OutboxEntry): void {
  db.prepare(UPSERT).run(...columns(entry));
}

const read = (found: Row): Stored<OutboxEntry> => ({
  value: JSON.parse(found.doc) as OutboxEntry,
  etag: String(found.etag),
});

/** The outbox in SQLite. */
export function sqliteOutbox(db: DatabaseSync): Outbox {
  const statements = {
    add: db.prepare(
      'INSERT INTO messages (state, due_at, doc, claim, id, etag) VALUES (?,?,?,?,?,1) ON CONFLICT DO NOTHING',
    ),
    load: db.prepare('SELECT doc, etag FROM messages WHERE claim = ? AND id = ?'),
    due: db.prepare(
      "SELECT doc, etag FROM messages WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ?",
    ),
    waiting: db.prepare(
      "SELECT doc, etag FROM messages WHERE state = 'waiting' ORDER BY due_at LIMIT ?",
    ),
    dead: db.prepare("SELECT doc FROM messages WHERE state = 'dead' ORDER BY due_at LIMIT ?"),
    save: db.prepare(
      'UPDATE messages SET state=?, due_at=?, doc=?, etag=etag+1 WHERE claim=? AND id=? AND etag=?',
    ),
    ofClaim: db.prepare(
      "SELECT doc FROM messages WHERE claim = ? ORDER BY doc ->> '$.message.at', rowid",
    ),
  };
  return {
    async put(entry) {
      putEntry(db, entry);
    },
    async add(entry) {
      return statements.add.run(...columns(entry)).changes > 0;
    },
    async load(claimId, id) {
      const found = row(statements.load.get(claimId, id));
      return found && read(found);
    },
    async due(now, limit) {
      return rows(statements.due.all(now, limit)).map(read);
    },
    async waiting(limit) {
      return rows(statements.waiting.all(limit)).map(read);
    },
    async dead(limit) {
      return rows(statements.dead.all(limit)).map(({ doc }) => JSON.parse(doc) as OutboxEntry);
    },
    async save(entry, etag) {
      const { changes } = statements.save.run(...columns(entry), Number(etag));
      return changes === 0 ? undefined : String(Number(etag) + 1);
    },
    async ofClaim(claimId) {
      return rows(statements.ofClaim.all(claimId)).map(({ doc }) => JSON.parse(doc) as OutboxEntry);
    },
  };
}
