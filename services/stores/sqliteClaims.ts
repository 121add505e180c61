import type { DatabaseSync } from 'node:sqlite';
import type { Claim } from '../claims/claim.ts';
import type { ClaimEvent } from '../claims/events.ts';
import type { AuditEntry, ClaimQuery, ClaimStore, Commit } from '../ports.ts';
import { putEntry } from './sqliteOutbox.ts';
import type { Row } from './sqlite.ts';
import { row, rows } from './sqlite.ts';
import {
  checkBatchSize,
  competing,
  contactOf,
  deadlineOf,
  overdueSince,
  readClaim,
  searchText,
} from './documents.ts';

function prepareStatements(db: DatabaseSync) {
  return {
    load: db.prepare('SELECT doc, etag FROM claims WHERE id = ?'),
    insert:
      db.prepare(`INSERT INTO claims (status, organisation, tenant, contact, approvals, overdue_since, due_at, deadline, updated_at, search, doc, id, etag)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1) ON CONFLICT DO NOTHING`),
    update:
      db.prepare(`UPDATE claims SET status=?, organisation=?, tenant=?, contact=?, approvals=?, overdue_since=?, due_at=?, deadline=?,
      updated_at=?, search=?, doc=?, etag=etag+1 WHERE id=? AND etag=?`),
    event: db.prepare('INSERT INTO events (claim, seq, doc) VALUES (?,?,?)'),
    events: db.prepare('SELECT doc FROM events WHERE claim = ? ORDER BY seq'),
    receipt: db.prepare('INSERT INTO receipts (claim, receipt) VALUES (?,?)'),
    hasReceipt: db.prepare('SELECT 1 AS found FROM receipts WHERE claim = ? AND receipt = ?'),
    audit: db.prepare(
      'INSERT INTO audits (claim, id, at, doc) VALUES (?,?,?,?) ON CONFLICT DO NOTHING',
    ),
    audits: db.prepare('SELECT doc FROM audits WHERE claim = ? ORDER BY at, id'),
    due: db.prepare('SELECT id FROM claims WHERE due_at <= ? ORDER BY due_at LIMIT ?'),
    ofContact: db.prepare(
      'SELECT doc FROM claims WHERE approvals > 0 AND contact = ? ORDER BY updated_at DESC',
    ),
    ofCustomer: db.prepare(
      `SELECT doc FROM claims WHERE doc ->> '$.fields.customerTenantId' = ? AND status IN (${competing.map(() => '?').join(',')}) ORDER BY id`,
    ),
    overdue: db.prepare(
      'SELECT doc FROM claims WHERE overdue_since IS NOT NULL ORDER BY overdue_since LIMIT ?',
    ),
  };
}
type Statements = ReturnType<typeof prepareStatements>;

/** Claims, their events, receipts and audits in SQLite. */
export function sqliteClaimStore(db: DatabaseSync): ClaimStore {
  const statements = prepareStatements(db);
  return {
    async load(id) {
      const found = row(statements.load.get(id));
      return found && { value: readClaim(found.doc), etag: String(found.etag) };
    },
    async commit(commit) {
      checkBatchSize(commit);
      return inTransaction(db, () => writeCommit(db, statements, commit));
    },
    async hasReceipt(id, receipt) {
      return statements.hasReceipt.get(id, receipt) !== undefined;
    },
    async events(id) {
      return rows(statements.events.all(id)).map(({ doc }) => JSON.parse(doc) as ClaimEvent);
    },
    async audit(id, entry) {
      statements.audit.run(id, entry.id, entry.at, JSON.stringify(entry));
    },
    async audits(id) {
      return rows(statements.audits.all(id)).map(({ doc }) => JSON.parse(doc) as AuditEntry);
    },
    async due(now, limit) {
      return rows(statements.due.all(now, limit)).map(({ id }) => id as Claim['id']);
    },
    async list(query) {
      return list(db, query);
    },
    async ofContact(tenantId, email) {
      return rows(statements.ofContact.all(`${tenantId}|${email}`)).map(({ doc }) =>
        readClaim(doc),
      );
    },
    async ofCustomer(tenantId) {
      return rows(statements.ofCustomer.all(tenantId, ...competing)).map(({ doc }) =>
        readClaim(doc),
      );
    },
    async overdue(limit) {
      return rows(statements.overdue.all(limit)).map(({ doc }) => readClaim(doc));
    },
  };
}

function writeCommit(
  db: DatabaseSync,
  statements: Statements,
  commit: Commit,
): 'committed' | 'conflict' {
  const { claim, etag, events, entries, receipt } = commit;
  const columns = columnsOf(commit);
  const { changes } =
    etag === undefined
      ? statements.insert.run(...columns)
      : statements.update.run(...columns, Number(etag));
  if (changes === 0) return 'conflict';
  for (const event of events) statements.event.run(claim.id, event.seq, JSON.stringify(event));
  for (const entry of entries) putEntry(db, entry);
  if (receipt !== undefined) statements.receipt.run(claim.id, receipt);
  return 'committed';
}

/** The values of a claim's row, in the order of the two statements that write it. */
const columnsOf = ({ claim, dueAt }: Commit) => [
  claim.state.status,
  claim.organisation.id,
  claim.organisation.tenantId,
  contactOf(claim),
  claim.approvals,
  overdueSince(claim),
  dueAt ?? null,
  deadlineOf(claim),
  claim.updatedAt,
  searchText(claim),
  JSON.stringify(claim),
  claim.id,
];

/** Runs `work` in a transaction; a conflict or an error rolls it back. */
function inTransaction(
  db: DatabaseSync,
  work: () => 'committed' | 'conflict',
): 'committed' | 'conflict' {
  db.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    db.exec(done === 'committed' ? 'COMMIT' : 'ROLLBACK');
    return done;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * One page by keyset. The cursor holds the list's order and organisation, and the sort key and id
 * of the last row.
 */
function list(
  db: DatabaseSync,
  { of, statuses, text, after, limit }: ClaimQuery,
): { claims: Claim[]; next?: string } {
  const newestFirst = 'organisation' in of;
  const key = newestFirst ? 'updated_at' : 'deadline';
  const where = [`status IN (${statuses.map(() => '?').join(',')})`];
  const values: string[] = [...statuses];
  if ('organisation' in of) {
    where.push('organisation = ?');
    values.push(of.organisation);
  } else {
    where.push(
      `organisation NOT IN (${of.reviewerOutside.map(() => '?').join(',')})`,
      'tenant <> ?',
    );
    values.push(...of.reviewerOutside, of.tenantId);
  }
  for (const word of (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)) {
    where.push('instr(search, ?) > 0');
    values.push(word);
  }
  const listed = [key, newestFirst ? of.organisation : ''];
  const from = after === undefined ? undefined : rowIn(after, listed);
  if (from) {
    where.push(`(${key}, id) ${newestFirst ? '<' : '>'} (?, ?)`);
    values.push(...from);
  }
  const direction = newestFirst ? 'DESC' : 'ASC';
  const sql = `SELECT id, ${key} AS sort, doc FROM claims WHERE ${where.join(' AND ')} ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`;
  const found = rows(db.prepare(sql).all(...values, limit + 1));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    claims: page.map(({ doc }) => readClaim(doc)),
    ...(found.length > limit && last ? { next: cursorOf(last, listed) } : {}),
  };
}

const cursorOf = ({ sort, id }: Row, listed: readonly string[]): string =>
  Buffer.from(JSON.stringify([...listed, sort, id])).toString('base64url');

/**
 * The sort key and id in a cursor of this list; undefined for any other text, since clients may
 * send anything.
 */
function rowIn(cursor: string, listed: readonly string[]): [sort: string, id: string] | undefined {
  const [order, organisation, sort, id] = partsOf(cursor);
  if (order !== listed[0] || organisation !== listed[1]) return undefined;
  return typeof sort === 'string' && typeof id === 'string' ? [sort, id] : undefined;
}

function partsOf(cursor: string): unknown[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
