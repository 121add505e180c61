import type { Capacity } from '../claims/actor.ts';
import type { Claim, Person } from '../claims/claim.ts';
import { isChannel } from './channel.ts';
import type { Addressee, Conversations, Delivery, Notified, Outbox } from './ports.ts';
import type { Directory } from '../ports.ts';
import { keyOf } from './tell.ts';

type Parts = {
  outbox: Pick<Outbox, 'ofClaim'>;
  conversations: Conversations;
  directory: Directory;
};

/**
 * The notices sent about a claim, with as much as this reader may know: partners do not learn the
 * names of the reviewers.
 */
export async function loadNotified(
  claim: Claim,
  reader: Capacity,
  parts: Parts,
): Promise<Notified[]> {
  const names = new Map(
    [
      ...parts.directory.reviewers(),
      ...claim.people,
      ...(claim.reviewer ? [claim.reviewer] : []),
    ].map((person) => [keyOf(person), person.name] as const),
  );
  const lookUpAddressee = async (key: string): Promise<Addressee> => {
    const person = personOf(key);
    if (isChannel(person)) return { all: 'channel' };
    // one look-up for each person, however many notices they got
    const name = names.get(key) ?? (await parts.conversations.of(person))?.person.name ?? person.id;
    names.set(key, name);
    return { name };
  };
  const found: Notified[] = [];
  for (const { message, deliveries } of await parts.outbox.ofClaim(claim.id)) {
    const all = Object.entries(deliveries).toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1));
    const [first] = all;
    if (message.kind !== 'notice' || !first) continue;
    const { audience, event } = message;
    const hidden = reader === 'partner' && audience.to !== 'partner' && audience.to !== 'customer';
    const addresseesOf = async (of: (delivery: Delivery) => boolean): Promise<Addressee[]> => {
      const keys = all.filter(([, delivery]) => of(delivery)).map(([key]) => key);
      if (hidden) return keys.length > 0 ? [{ all: 'reviewers' }] : [];
      return Promise.all(keys.map(lookUpAddressee));
    };
    const reached = await addresseesOf(({ how }) => how === 'sent');
    // a partner learns only that reviewers were told, not which of them were missed
    const missed = hidden ? [] : await addresseesOf(({ how }) => how !== 'sent');
    if (reached.length + missed.length > 0)
      found.push({ at: first[1].at, seq: event.seq, reached, missed });
  }
  return found;
}

/**
 * Splits a recipient's key, `tenantId:objectId`, at its last colon: the channel's id, which takes
 * the place of the tenant, holds colons.
 */
function personOf(key: string): Pick<Person, 'id' | 'tenantId'> {
  const at = key.lastIndexOf(':');
  return { tenantId: key.slice(0, at), id: key.slice(at + 1) };
}
