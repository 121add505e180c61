import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the database file: WAL, so that readers do not wait, and full sync, so that answered writes
 * are on disk. A second file beside it stays locked while this process lives; another process on
 * the same folder gets FolderInUse.
 */
export function openDatabase(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new FolderInUse(file, { cause });
  }
  let db: DatabaseSync;
  try {
    db = openFile(file);
  } catch (cause) {
    lock.close();
    throw new Error(`${file} cannot be opened: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
  const close = db.close.bind(db);
  db.close = () => {
    close();
    lock.close();
  };
  return db;
}

/** Opens the database file for reading, also beside a running bot. The file must exist. */
export function openToRead(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true });
}

function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  db.exec(SCHEMA);
  return db;
}

/** Another bot uses this folder. */
export class FolderInUse extends Error {
  constructor(file: string, options: ErrorOptions) {
    super(
      `Another bot is using ${file}; end it first, or give this one a DATA_DIR of its own.`,
      options,
    );
  }
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS claims (
  id TEXT PRIMARY KEY, etag INTEGER NOT NULL, status TEXT NOT NULL, organisation TEXT NOT NULL, tenant TEXT NOT NULL,
  contact TEXT NOT NULL, approvals INTEGER NOT NULL, overdue_since TEXT, due_at TEXT, deadline TEXT NOT NULL,
  updated_at TEXT NOT NULL, search TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS claims_due ON claims (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS claims_overdue ON claims (overdue_since) WHERE overdue_since IS NOT NULL;
CREATE INDEX IF NOT EXISTS claims_own ON claims (organisation, updated_at, id);
CREATE INDEX IF NOT EXISTS claims_queue ON claims (deadline, id);
CREATE INDEX IF NOT EXISTS claims_customer ON claims (doc ->> '$.fields.customerTenantId');
CREATE INDEX IF NOT EXISTS claims_contact ON claims (contact) WHERE approvals > 0;
CREATE TABLE IF NOT EXISTS events (claim TEXT, seq INTEGER, doc TEXT NOT NULL, PRIMARY KEY (claim, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS receipts (claim TEXT, receipt TEXT, PRIMARY KEY (claim, receipt)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS audits (claim TEXT, id TEXT, at TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (claim, id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
  claim TEXT, id TEXT, etag INTEGER NOT NULL, state TEXT NOT NULL, due_at TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (claim, id)) STRICT;
CREATE INDEX IF NOT EXISTS messages_due ON messages (due_at) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS messages_dead ON messages (due_at) WHERE state = 'dead';
CREATE TABLE IF NOT EXISTS conversations (tenant TEXT, person TEXT, member TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (tenant, person)) STRICT;
CREATE INDEX IF NOT EXISTS conversations_member ON conversations (member);
CREATE TABLE IF NOT EXISTS live_cards (claim TEXT, conversation TEXT, doc TEXT NOT NULL, PRIMARY KEY (claim, conversation)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS associations (tenant TEXT PRIMARY KEY, etag INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
`;

/** Rows of this database's own SQL. */
export type Row = { doc: string; etag?: number; [column: string]: unknown };

export function rows(found: readonly unknown[]): Row[] {
  return found as Row[];
}
export function row(found: unknown): Row | undefined {
  return found as Row | undefined;
}
