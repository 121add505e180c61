import type { Conversation, Conversations } from '../outbox/ports.ts';
import { cosmosCalls } from './cosmosCalls.ts';
import type { Cosmos } from './cosmosContainers.ts';
import { idPart, newWrite } from './cosmosDocuments.ts';

const OF_MEMBER = 'SELECT TOP @limit VALUE c.doc FROM c WHERE c.member = @member';

/** Conversations in Cosmos DB: one partition for each tenant. */
export function cosmosConversations(cosmos: Cosmos): Conversations {
  const calls = cosmosCalls(cosmos.container('conversations'), cosmos.limits);
  return {
    async of({ tenantId, id }) {
      return (await calls.read<{ doc: Conversation }>(tenantId, idPart(id)))?.doc;
    },
    async ofMember(tenantId, email) {
      const [found] = await calls.query<Conversation>(OF_MEMBER, {
        limit: 1,
        member: `${tenantId}|${email}`,
      });
      return found;
    },
    async put(conversation) {
      const { person, memberTenantId, email } = conversation;
      const document = {
        id: idPart(person.id),
        tenantId: person.tenantId,
        type: 'conversation',
        v: 1,
        write: newWrite(),
        ...(email ? { member: `${memberTenantId}|${email}` } : {}),
        doc: conversation,
      };
      await calls.put(person.tenantId, document);
    },
  };
}
