import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { noAssociations, take } from '../../services/claims/associations.ts';
import type { Conversation, Conversations, LiveCards } from '../../services/outbox/ports.ts';
import type { AssociationStore, PoeStore } from '../../services/ports.ts';
import { claimIdOf, people } from '../support/law.ts';

const person = people.contact.person;
const conversation: Conversation = {
  v: 1,
  person,
  email: 'cora@tailspin.example',
  memberTenantId: person.tenantId,
  conversationId: 'a:1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  userId: '29:cora',
};

/** The contract of conversations. */
export function conversationsContract(
  name: string,
  make: () => Promise<{ conversations: Conversations; close(): Promise<void> }>,
): void {
  describe(`conversations in ${name}`, () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    it('are found by person and tenant, and by member e-mail and tenant', async () => {
      await made.conversations.put(conversation);
      expect(await made.conversations.of(person)).toEqual(conversation);
      expect(await made.conversations.of({ ...person, tenantId: 'other' })).toBeUndefined();
      expect(await made.conversations.ofMember(person.tenantId, conversation.email)).toEqual(
        conversation,
      );
      expect(await made.conversations.ofMember('other', conversation.email)).toBeUndefined();
    });

    it('are replaced, also in what they are found by', async () => {
      await made.conversations.put(conversation);
      await made.conversations.put({ ...conversation, email: 'new@tailspin.example' });
      expect(
        await made.conversations.ofMember(person.tenantId, conversation.email),
      ).toBeUndefined();
      expect(
        (await made.conversations.ofMember(person.tenantId, 'new@tailspin.example'))?.person.id,
      ).toBe(person.id);
    });

    it('of people without an e-mail are not found by an empty one', async () => {
      await made.conversations.put({ ...conversation, email: '' });
      expect(await made.conversations.ofMember(person.tenantId, '')).toBeUndefined();
    });
  });
}

/** The contract of live cards. */
export function liveCardsContract(
  name: string,
  make: () => Promise<{ liveCards: LiveCards; close(): Promise<void> }>,
): void {
  describe(`live cards in ${name}`, () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    it('are one for each claim and chat: the newest', async () => {
      const [id, other] = [claimIdOf('CPOR-0000-0001'), claimIdOf('CPOR-0000-0002')];
      const card = {
        v: 1,
        claimId: id,
        conversationId: 'a:1;x/y',
        person,
        activityId: 'm1',
        seq: 3,
      } as const;
      expect(await made.liveCards.of(id)).toEqual([]);
      await made.liveCards.put(card);
      await made.liveCards.put({ ...card, conversationId: 'a:2' });
      await made.liveCards.put({ ...card, claimId: other });
      await made.liveCards.put({ ...card, activityId: 'm2', seq: 4 });
      expect(await made.liveCards.of(id)).toEqual([
        { ...card, activityId: 'm2', seq: 4 },
        { ...card, conversationId: 'a:2' },
      ]);
    });

    it('are brought up to date only while no newer message has taken their place', async () => {
      const id = claimIdOf('CPOR-0000-0001');
      const card = {
        v: 1,
        claimId: id,
        conversationId: 'a:1',
        person,
        activityId: 'm1',
        seq: 3,
      } as const;
      await made.liveCards.put(card);
      await made.liveCards.markShown(card, 5);
      expect(await made.liveCards.of(id)).toEqual([{ ...card, seq: 5 }]);
      await made.liveCards.put({ ...card, activityId: 'm2', seq: 6 });
      await made.liveCards.markShown(card, 7);
      expect(await made.liveCards.of(id)).toEqual([{ ...card, activityId: 'm2', seq: 6 }]);
    });
  });
}

/** The contract of associations. */
export function associationsContract(
  name: string,
  make: () => Promise<{ associations: AssociationStore; close(): Promise<void> }>,
): void {
  describe(`associations in ${name}`, () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());
    const id = claimIdOf('CPOR-0000-0001');

    it('are made once and changed by whoever read them last', async () => {
      const first = take(noAssociations('t1'), ['workload:m365.teams'], 'fabrikam', id);
      expect(await made.associations.load('t1')).toBeUndefined();
      expect(await made.associations.save(first, undefined)).toBe('saved');
      expect(await made.associations.save(noAssociations('t1'), undefined)).toBe('conflict');
      const stored = await made.associations.load('t1');
      expect(stored?.value).toEqual(first);
      const results = await Promise.all([
        made.associations.save(noAssociations('t1'), stored?.etag),
        made.associations.save(noAssociations('t1'), stored?.etag),
      ]);
      expect(results.toSorted()).toEqual(['conflict', 'saved']);
      expect(await made.associations.load('t2')).toBeUndefined();
    });
  });
}

async function all<T>(some: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of some) found.push(one);
  return found;
}

/** The contract of PoE stores. `count`: the number of stored files, partial ones included. */
export function poeStoreContract(
  name: string,
  make: () => Promise<{ poe: PoeStore; count(): Promise<number>; close(): Promise<void> }>,
): void {
  describe(`PoE in ${name}`, () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());
    const id = claimIdOf('CPOR-0000-0001');
    const read = async (poeId: string) => {
      const bytes = await made.poe.open(id, poeId);
      return bytes && (await buffer(bytes));
    };

    it('comes back byte for byte', async () => {
      const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
      await made.poe.put(id, 'P000001', Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]));
      expect((await read('P000001'))?.equals(bytes)).toBe(true);
      expect(await read('P000002')).toBeUndefined();
    });

    it('leaves nothing of an upload that breaks off', async () => {
      const broken = new Readable({ read() {} });
      broken.push('half a file');
      setImmediate(() => broken.destroy(new Error('gone')));
      await expect(made.poe.put(id, 'P000001', broken)).rejects.toThrow('gone');
      expect(await read('P000001')).toBeUndefined();
      expect(await made.count()).toBe(0);
    });

    it('leaves nothing of an upload whose sender goes away without a word', async () => {
      const cut = new Readable({ read() {} });
      cut.push('half a file');
      setImmediate(() => cut.destroy());
      await expect(made.poe.put(id, 'P000001', cut)).rejects.toThrow();
      expect(await made.count()).toBe(0);
    });

    it('is the same when written again under its id', async () => {
      await made.poe.put(id, 'P000001', Readable.from(['once']));
      await made.poe.put(id, 'P000001', Readable.from(['once']));
      expect((await read('P000001'))?.toString()).toBe('once');
      expect(await made.count()).toBe(1);
    });

    it('is listed with its claim, since when it is kept', async () => {
      expect(await all(made.poe.list())).toEqual([]);
      const [before, other] = [Date.now(), claimIdOf('CPOR-0000-0002')];
      await made.poe.put(id, 'P000001', Readable.from(['x']));
      await made.poe.put(other, 'P000002', Readable.from(['y']));
      const listed = await all(made.poe.list());
      expect(listed.map(({ claimId, poeId }) => `${claimId}/${poeId}`).toSorted()).toEqual([
        `${id}/P000001`,
        `${other}/P000002`,
      ]);
      // some stores count in whole seconds
      for (const { at } of listed) {
        expect(Date.parse(at)).toBeGreaterThan(before - 1000);
        expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
      }
    });

    it('is gone when removed, and removing twice is the same', async () => {
      await made.poe.put(id, 'P000001', Readable.from(['x']));
      await made.poe.remove(id, 'P000001');
      await made.poe.remove(id, 'P000001');
      expect(await read('P000001')).toBeUndefined();
      expect(await made.count()).toBe(0);
    });
  });
}
