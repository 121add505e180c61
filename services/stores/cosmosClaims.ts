import { waitingStatuses, type Claim } from '../claims/claim.ts';
import type { ClaimEvent } from '../claims/events.ts';
import type { AuditEntry, ClaimQuery, ClaimStore, Commit } from '../ports.ts';
import { type CosmosCalls, cosmosCalls, type Operation } from './cosmosCalls.ts';
import type { Cosmos } from './cosmosContainers.ts';
import {
  auditDocument,
  claimDocument,
  eventDocument,
  entryDocument,
  newWrite,
  ownPart,
  receiptDocument,
  receiptId,
} from './cosmosDocuments.ts';
import { checkBatchSize, claimOf } from './documents.ts';

const OF_TYPE = 'SELECT VALUE c.doc FROM c WHERE c.type = @type';
const DUE = 'SELECT TOP @limit VALUE c.id FROM c WHERE c.due <= @now ORDER BY c.due';
const OVERDUE = 'SELECT TOP @limit VALUE c.doc FROM c WHERE c.overdue > @from ORDER BY c.overdue';
const OF_CUSTOMER = 'SELECT VALUE c.doc FROM c WHERE c.customer = @customer';
const OF_CONTACT = 'SELECT VALUE c.doc FROM c WHERE c.contact = @contact';

/** Claims, their events, receipts and audits in Cosmos DB: one partition for each claim. */
export function cosmosClaimStore(cosmos: Cosmos): ClaimStore {
  const calls = cosmosCalls(cosmos.container('claims'), cosmos.limits);
  const ofType = <T>(id: Claim['id'], type: string): Promise<T[]> =>
    calls.query<T>(OF_TYPE, { type }, id);

  return {
    async load(id) {
      const found = await calls.read<{ doc: unknown }>(id, id);
      return found && { value: claimOf(found.doc), etag: found._etag };
    },
    async commit(commit) {
      checkBatchSize(commit);
      const written = await calls.write(commit.claim.id, operationsOf(commit));
      if (written.kind === 'written') return 'committed';
      // the claim is the first operation: another caller has created or changed it
      if (written.at === 0) return 'conflict';
      throw new Error(`A commit of ${commit.claim.id} would write over what is there already.`);
    },
    async hasReceipt(id, receipt) {
      return (await calls.read(id, receiptId(receipt))) !== undefined;
    },
    async events(id) {
      return (await ofType<ClaimEvent>(id, 'event')).toSorted((a, b) => a.seq - b.seq);
    },
    async audit(id, entry) {
      // a conflict means that the entry exists already, as it should
      await calls.write(id, [{ kind: 'create', document: auditDocument(id, entry, newWrite()) }]);
    },
    async audits(id) {
      const order = ({ at, id: own }: AuditEntry): string => `${at}|${own}`;
      return (await ofType<AuditEntry>(id, 'audit')).toSorted((a, b) =>
        order(a) < order(b) ? -1 : 1,
      );
    },
    async due(now, limit) {
      return calls.query<Claim['id']>(DUE, { limit, now });
    },
    async list(query) {
      return list(calls, query);
    },
    async ofContact(tenantId, email) {
      const found = await calls.query(OF_CONTACT, { contact: `${tenantId}|${email}` });
      return found.map(claimOf).toSorted((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1));
    },
    async ofCustomer(tenantId) {
      const found = await calls.query(OF_CUSTOMER, { customer: tenantId });
      return found.map(claimOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    async overdue(limit) {
      return (await calls.query(OVERDUE, { limit, from: '' })).map(claimOf);
    },
  };
}

function operationsOf({ claim, etag, dueAt, events, entries, receipt }: Commit): Operation[] {
  const write = newWrite();
  const document = claimDocument({ claim, dueAt }, write);
  return [
    etag === undefined ? { kind: 'create', document } : { kind: 'replace', document, etag },
    ...events.map((event): Operation => ({
      kind: 'create',
      document: eventDocument(claim.id, event, write),
    })),
    ...entries.map((entry): Operation => ({
      kind: 'upsert',
      document: entryDocument(entry, write),
    })),
    ...(receipt === undefined
      ? []
      : [
          {
            kind: 'create',
            document: receiptDocument(claim.id, receipt, write),
          } satisfies Operation,
        ]),
  ];
}

type SortKey = 'deadline' | 'waiting' | 'own';

/** One page by keyset: a range of one sort key, from the end of the previous page. */
async function list(
  calls: CosmosCalls,
  query: ClaimQuery,
): Promise<{ claims: Claim[]; next?: string }> {
  const { of, statuses, text, after, limit } = query;
  const key = sortKeyOf(query);
  const own = 'organisation' in of ? `${ownPart(of.organisation)}|` : '';
  const cursor = after === undefined ? undefined : sortKeyIn(after, key, own);
  const newestFirst = key === 'own';
  const values: Record<string, unknown> = {
    limit: limit + 1,
    from: (newestFirst ? undefined : cursor) ?? own,
    // just after all keys that begin with `own`
    to: (newestFirst ? cursor : undefined) ?? (own ? `${own.slice(0, -1)}}` : '~'),
    statuses,
  };
  const where = [`c.${key} > @from`, `c.${key} < @to`, 'ARRAY_CONTAINS(@statuses, c.status)'];
  if ('reviewerOutside' in of) {
    where.push('NOT ARRAY_CONTAINS(@outside, c.organisation)', 'c.tenant != @tenant');
    values.outside = of.reviewerOutside;
    values.tenant = of.tenantId;
  }
  for (const [n, word] of (text ?? '').toLowerCase().split(/\s+/).filter(Boolean).entries()) {
    where.push(`CONTAINS(c.search, @word${n})`);
    values[`word${n}`] = word;
  }
  const sql = `SELECT TOP @limit c.doc, c.${key} FROM c WHERE ${where.join(' AND ')} ORDER BY c.${key}${newestFirst ? ' DESC' : ''}`;
  const found = await calls.query<{ doc: unknown } & Record<SortKey, string>>(sql, values);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    claims: page.map(({ doc }) => claimOf(doc)),
    ...(found.length > limit && last
      ? { next: Buffer.from(`${key}:${last[key]}`).toString('base64url') }
      : {}),
  };
}

/**
 * The sort key in a cursor of this list; undefined for any other text, since clients may send
 * anything. As a bound of the range it must lie within the organisation's own keys.
 */
function sortKeyIn(cursor: string, key: SortKey, own: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  return text.startsWith(`${key}:${own}`) ? text.slice(key.length + 1) : undefined;
}

function sortKeyOf({ of, statuses }: ClaimQuery): SortKey {
  if ('organisation' in of) return 'own';
  return statuses.every((status) => waitingStatuses.includes(status)) ? 'waiting' : 'deadline';
}
