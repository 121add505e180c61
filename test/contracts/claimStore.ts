import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimId } from '../../services/claims/ids.ts';
import { entryOf } from '../../services/outbox/entries.ts';
import type { OutboxEntry } from '../../services/outbox/ports.ts';
import {
  CONTACT_EMAIL,
  CUSTOMER_TENANT,
  good,
  MONDAY,
  on,
  people,
  run,
  utc,
} from '../support/law.ts';
import { claimListsContract } from './claimLists.ts';
import { as, commitOf, idOf, message, type Stores } from './stories.ts';

/**
 * The contract of the claim store and the outbox for every adapter; it promises no more than Cosmos
 * DB can.
 */
export function claimStoreContract(name: string, make: () => Promise<Stores>): void {
  describe(`claims in ${name}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await make();
    });
    afterEach(() => stores.close());

    const by = people.reviewer.person;
    const load = async (id: ClaimId) => {
      const found = await stores.claims.load(id);
      if (!found) throw new Error(`${id} is not there`);
      return found;
    };

    it('gives back exactly what was committed', async () => {
      const story = run([good.submit, good.startReview]);
      expect(await stores.claims.commit(commitOf(story))).toBe('committed');
      expect((await load(story.claim.id)).value).toEqual(story.claim);
      expect(await stores.claims.events(story.claim.id)).toEqual(story.events);
    });

    it('knows no claim that was not committed', async () => {
      expect(await stores.claims.load(idOf(9))).toBeUndefined();
      expect(await stores.claims.events(idOf(9))).toEqual([]);
    });

    it('makes a claim once: the second of the same id is a conflict and writes nothing', async () => {
      const story = run([]);
      await stores.claims.commit(commitOf(story));
      const other = { ...story, claim: { ...story.claim, fields: {} } };
      expect(
        await stores.claims.commit(
          commitOf(other, undefined, {
            receipt: 'r',
            entries: [entryOf(message('m', story.claim.id), MONDAY)],
          }),
        ),
      ).toBe('conflict');
      expect((await load(story.claim.id)).value).toEqual(story.claim);
      expect(await stores.claims.hasReceipt(story.claim.id, 'r')).toBe(false);
      expect(await stores.outbox.load(story.claim.id, 'm')).toBeUndefined();
    });

    it('lets one of two win who read the same version; the loser has written nothing', async () => {
      const before = run([good.submit]);
      await stores.claims.commit(commitOf(before));
      const { etag } = await load(before.claim.id);
      const after = run([good.submit, good.startReview]);
      const next = commitOf(
        { claim: after.claim, events: after.events.slice(before.events.length) },
        etag,
      );
      const results = await Promise.all([
        stores.claims.commit({ ...next, receipt: 'one' }),
        stores.claims.commit({ ...next, receipt: 'two' }),
      ]);
      expect(results.toSorted()).toEqual(['committed', 'conflict']);
      expect(await stores.claims.events(before.claim.id)).toEqual(after.events);
      const receipts = await Promise.all(
        ['one', 'two'].map((receipt) => stores.claims.hasReceipt(before.claim.id, receipt)),
      );
      expect(receipts.filter(Boolean)).toHaveLength(1);
    });

    it('writes all of a commit or nothing: an event that is there already undoes the rest', async () => {
      const story = run([good.submit]);
      await stores.claims.commit(commitOf(story));
      const { etag } = await load(story.claim.id);
      const bad = commitOf(
        { claim: { ...story.claim, fields: {} }, events: story.events.slice(-1) },
        etag,
        {
          receipt: 'r',
        },
      );
      await expect(stores.claims.commit(bad)).rejects.toThrow();
      expect((await load(story.claim.id)).value).toEqual(story.claim);
      expect(await stores.claims.hasReceipt(story.claim.id, 'r')).toBe(false);
    });

    it('refuses more than one batch takes: 100 documents, 2 MB', async () => {
      const story = run([]);
      const many = Array.from({ length: 99 }, (_, i) =>
        entryOf(message(`m${i}`, story.claim.id), MONDAY),
      );
      await expect(
        stores.claims.commit(commitOf(story, undefined, { entries: many })),
      ).rejects.toThrow(/more than one batch/);
      const big = { ...story.claim, fields: { name: 'x'.repeat(2 * 1024 * 1024) } };
      await expect(stores.claims.commit(commitOf({ ...story, claim: big }))).rejects.toThrow(
        /more than one batch/,
      );
      expect(await stores.claims.load(story.claim.id)).toBeUndefined();
    });

    it('answers what is due, the longest due first, and nothing that is not', async () => {
      const draft = as(run([]), idOf(1));
      const asked = as(run([good.submit, good.startReview, good.requestInformation]), idOf(2));
      const closed = as(
        run([good.submit, good.startReview, good.reject, on(utc('2026-12-03'), good.tick)]),
        idOf(3),
      );
      for (const story of [draft, asked, closed]) await stores.claims.commit(commitOf(story));
      expect(await stores.claims.due(utc('2026-11-03'), 10)).toEqual([]);
      expect(await stores.claims.due(utc('2027-01-01'), 10)).toEqual([
        asked.claim.id,
        draft.claim.id,
      ]);
      expect(await stores.claims.due(utc('2027-01-01'), 1)).toEqual([asked.claim.id]);
    });

    it('finds the claims of a contact from the first approval on, in any case of the e-mail', async () => {
      const approved = as(run([good.submit, good.startReview, good.approve]), idOf(1));
      const capitals = {
        ...approved.claim,
        fields: { ...approved.claim.fields, customerContactEmail: CONTACT_EMAIL.toUpperCase() },
      };
      await stores.claims.commit(commitOf({ ...approved, claim: capitals }));
      await stores.claims.commit(commitOf(as(run([good.submit]), idOf(2))));
      expect(
        (await stores.claims.ofContact(CUSTOMER_TENANT, CONTACT_EMAIL)).map(({ id }) => id),
      ).toEqual([idOf(1)]);
      expect(await stores.claims.ofContact('other', CONTACT_EMAIL)).toEqual([]);
    });

    it('finds what is overdue at the reviewers, the longest overdue first', async () => {
      const late = as(run([good.submit, on(utc('2026-11-12'), good.tick)]), idOf(1));
      const later = as(
        run([on(utc('2026-11-05'), good.submit), on(utc('2026-11-20'), good.tick)]),
        idOf(2),
      );
      for (const story of [later, late, as(run([good.submit]), idOf(3))])
        await stores.claims.commit(commitOf(story));
      expect((await stores.claims.overdue(10)).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    });

    it('answers audits in the order of their time, whichever was written first', async () => {
      const { claim, events } = run([good.submit]);
      await stores.claims.commit(commitOf({ claim, events }));
      const at = ['09:00', '11:00', '08:00', '10:00'];
      const entries = at.map(
        (time, n) =>
          ({ v: 1, id: `a${n}`, at: utc('2026-11-03', time), by, what: 'poeOpened' }) as const,
      );
      for (const entry of entries) await stores.claims.audit(claim.id, entry);
      expect((await stores.claims.audits(claim.id)).map(({ id }) => id)).toEqual([
        'a2',
        'a0',
        'a3',
        'a1',
      ]);
    });

    it('keeps audits beside the events, once each, without touching the claim', async () => {
      const story = run([good.submit]);
      await stores.claims.commit(commitOf(story));
      const { etag } = await load(story.claim.id);
      const entry = {
        v: 1,
        id: 'a1',
        at: MONDAY,
        by,
        what: 'poeOpened',
        poeId: 'P000001',
      } as const;
      await stores.claims.audit(story.claim.id, entry);
      await stores.claims.audit(story.claim.id, entry);
      expect(await stores.claims.audits(story.claim.id)).toEqual([entry]);
      expect((await load(story.claim.id)).etag).toBe(etag);
    });
  });

  describe(`the outbox in ${name}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await make();
    });
    afterEach(() => stores.close());
    const later = utc('2026-11-03');

    it('holds what a commit wrote, and is due when it says', async () => {
      const story = run([]);
      const entry = entryOf(message('m1', story.claim.id), MONDAY);
      await stores.claims.commit(commitOf(story, undefined, { entries: [entry] }));
      expect(await stores.outbox.due(MONDAY, 10)).toEqual([]);
      expect((await stores.outbox.due(later, 10)).map(({ value }) => value)).toEqual([entry]);
      expect((await stores.outbox.waiting(10)).map(({ value }) => value)).toEqual([entry]);
      expect(await stores.outbox.ofClaim(story.claim.id)).toEqual([entry]);
    });

    it("answers a claim's messages in the order of their time, whichever was written first", async () => {
      const story = run([]);
      const { id } = story.claim;
      const entryAt = (n: number, at: string): OutboxEntry => {
        const sent = utc('2026-11-03', at);
        return entryOf({ ...message(`m${n}`, id), at: sent }, sent);
      };
      await stores.outbox.add(entryAt(1, '11:00'));
      await stores.claims.commit(
        commitOf(story, undefined, { entries: [entryAt(2, '09:00'), entryAt(3, '12:00')] }),
      );
      await stores.outbox.put(entryAt(4, '10:00'));
      await stores.outbox.put({ ...entryAt(3, '12:00'), attempts: 1 });
      expect((await stores.outbox.ofClaim(id)).map((entry) => entry.message.id)).toEqual([
        'm2',
        'm4',
        'm1',
        'm3',
      ]);
    });

    it('adds once under an id, replaces by put, and puts apart what is of different claims', async () => {
      const entry = entryOf(message('m1', 'one'), MONDAY);
      expect(await stores.outbox.add(entry)).toBe(true);
      expect(await stores.outbox.add(entry)).toBe(false);
      expect(await stores.outbox.add(entryOf(message('m1', 'two'), MONDAY))).toBe(true);
      await stores.outbox.put({ ...entry, attempts: 7 });
      expect((await stores.outbox.load('one', 'm1'))?.value.attempts).toBe(7);
      expect((await stores.outbox.load('two', 'm1'))?.value.attempts).toBe(0);
    });

    it('lets one of two win who lease the same message', async () => {
      await stores.outbox.add(entryOf(message('m1', 'one'), MONDAY));
      const found = await stores.outbox.load('one', 'm1');
      const lease = { ...entryOf(message('m1', 'one'), MONDAY), attempts: 1 };
      const etags = await Promise.all([
        stores.outbox.save(lease, found?.etag ?? ''),
        stores.outbox.save(lease, found?.etag ?? ''),
      ]);
      expect(etags.filter((etag) => etag !== undefined)).toHaveLength(1);
    });

    it('answers an etag that holds for the next write', async () => {
      const entry = entryOf(message('m1', 'one'), MONDAY);
      await stores.outbox.add(entry);
      const first = await stores.outbox.load('one', 'm1');
      const second = await stores.outbox.save({ ...entry, attempts: 1 }, first?.etag ?? '');
      expect(
        await stores.outbox.save({ ...entry, attempts: 2, state: 'done' }, second ?? ''),
      ).toBeDefined();
      expect(await stores.outbox.due(later, 10)).toEqual([]);
      expect(await stores.outbox.waiting(10)).toEqual([]);
      expect(await stores.outbox.dead(10)).toEqual([]);
    });

    it('tells what was given up, and only that', async () => {
      const dead = {
        ...entryOf(message('m1', 'one'), MONDAY),
        state: 'dead' as const,
        error: 'nobody there',
      };
      await stores.outbox.add(entryOf(message('m2', 'one'), MONDAY));
      await stores.outbox.put(dead);
      expect(await stores.outbox.dead(10)).toEqual([dead]);
      expect((await stores.outbox.waiting(10)).map(({ value }) => value.message.id)).toEqual([
        'm2',
      ]);
    });
  });

  claimListsContract(name, make);
}
