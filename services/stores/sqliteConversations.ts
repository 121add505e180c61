import type { DatabaseSync } from 'node:sqlite';
import type { Conversation, Conversations } from '../outbox/ports.ts';
import { row } from './sqlite.ts';

/** Conversations in SQLite. */
export function sqliteConversations(db: DatabaseSync): Conversations {
  const of = db.prepare('SELECT doc FROM conversations WHERE tenant = ? AND person = ?');
  const ofMember = db.prepare('SELECT doc FROM conversations WHERE member = ? LIMIT 1');
  const put = db.prepare(`INSERT INTO conversations (tenant, person, member, doc) VALUES (?,?,?,?)
    ON CONFLICT (tenant, person) DO UPDATE SET member=excluded.member, doc=excluded.doc`);
  const read = (found: unknown): Conversation | undefined => {
    const doc = row(found)?.doc;
    return doc === undefined ? undefined : (JSON.parse(doc) as Conversation);
  };
  return {
    async of({ tenantId, id }) {
      return read(of.get(tenantId, id));
    },
    async ofMember(tenantId, email) {
      return read(ofMember.get(`${tenantId}|${email}`));
    },
    async put(conversation) {
      const { person, memberTenantId, email } = conversation;
      put.run(
        person.tenantId,
        person.id,
        email ? `${memberTenantId}|${email}` : '',
        JSON.stringify(conversation),
      );
    },
  };
}
