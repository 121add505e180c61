import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Claim, Status } from '../../services/claims/claim.ts';
import type { ClaimQuery } from '../../services/ports.ts';
import { fabrikam, good, on, run, type Story, utc } from '../support/law.ts';
import { as, commitOf, idOf, type Stores } from './stories.ts';

const waiting: readonly Status[] = ['submitted', 'underReview', 'partnerActionRequired'];

/** The contract of the claim store's lists, for every adapter. */
export function claimListsContract(name: string, make: () => Promise<Stores>): void {
  let stores: Stores;
  /** The ids of every page, one after the other. */
  async function pagesOf(query: ClaimQuery): Promise<string[][]> {
    const pages: string[][] = [];
    for (let after: string | undefined; pages.length < 20;) {
      const { claims, next } = await stores.claims.list({
        ...query,
        ...(after === undefined ? {} : { after }),
      });
      pages.push(claims.map(({ id }) => id));
      if (next === undefined) return pages;
      after = next;
    }
    throw new Error('The pages do not end.');
  }

  describe(`lists of claims in ${name}`, () => {
    beforeEach(async () => {
      stores = await make();
    });
    afterEach(() => stores.close());

    const own: ClaimQuery = {
      of: { organisation: fabrikam.id },
      statuses: ['editing', 'submitted', 'underReview'],
      limit: 4,
    };
    const at = (claim: Claim, n: number): Claim => ({
      ...claim,
      updatedAt: utc('2026-11-02', `${String(n).padStart(2, '0')}:00`),
    });
    beforeEach(async () => {
      for (let n = 1; n <= 9; n += 1) {
        const story = as(run(n % 3 === 0 ? [] : [good.submit]), idOf(n));
        await stores.claims.commit(commitOf({ ...story, claim: at(story.claim, n) }));
      }
    });

    it('pages without gap or repetition, the newest first', async () => {
      expect((await pagesOf(own)).flat()).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1].map(idOf));
    });

    it('does not repeat or lose a row of the old pages when a claim moves between two pages', async () => {
      const first = await stores.claims.list(own);
      const moved = await stores.claims.load(idOf(3));
      if (!moved) throw new Error('It is not there.');
      await stores.claims.commit(
        commitOf(
          { claim: { ...moved.value, updatedAt: utc('2026-11-02', '23:00') }, events: [] },
          moved.etag,
        ),
      );
      const second = await stores.claims.list({ ...own, after: first.next ?? '' });
      expect(second.claims.map(({ id }) => id)).toEqual([5, 4, 2, 1].map(idOf));
    });

    it('keeps to the statuses, the organisation and the words that are asked for', async () => {
      const ids = async (query: Partial<ClaimQuery>) =>
        (await stores.claims.list({ ...own, limit: 20, ...query })).claims.map(({ id }) => id);
      expect(await ids({ statuses: ['editing'] })).toEqual([9, 6, 3].map(idOf));
      expect(await ids({ of: { organisation: 'adatum' } })).toEqual([]);
      expect(await ids({ text: 'TAILSPIN rollout' })).toHaveLength(9);
      expect(await ids({ text: 'cpor-0000-0004' })).toEqual([idOf(4)]);
      expect(await ids({ text: "100%_'; --" })).toEqual([]);
      expect(
        await ids({ of: { reviewerOutside: [], tenantId: 'other' }, statuses: ['submitted'] }),
      ).toHaveLength(6);
      expect(
        await ids({
          of: { reviewerOutside: [fabrikam.id], tenantId: 'other' },
          statuses: ['submitted'],
        }),
      ).toEqual([]);
      expect(
        await ids({
          of: { reviewerOutside: [], tenantId: fabrikam.tenantId },
          statuses: ['submitted'],
        }),
      ).toEqual([]);
    });

    it('orders by the deadline for a reviewer', async () => {
      const asked = as(
        run([good.submit, good.startReview, on(utc('2026-11-04'), good.requestInformation)]),
        idOf(20),
      );
      await stores.claims.commit(commitOf(asked));
      const { claims } = await stores.claims.list({
        of: { reviewerOutside: [], tenantId: 'other' },
        statuses: ['submitted', 'partnerActionRequired'],
        limit: 20,
      });
      expect(claims.at(-1)?.id).toBe(asked.claim.id);
    });
  });

  describe(`lists by deadline in ${name}`, () => {
    /**
     * The day in November on which each claim's period ends, by number. Three end on the same day.
     */
    const days = [27, 12, 12, 30, 11, 26, 12, 28, 13];
    const byDeadline = [5, 2, 3, 7, 9, 6, 1, 8, 4].map(idOf);
    const asked = run([good.submit, good.startReview, good.requestInformation]);
    const stories = [run([good.submit]), run([good.submit, good.startReview]), asked];

    const ending = ({ claim, events }: Story, day: number): Story => {
      if (!('deadline' in claim.state) || !claim.state.deadline)
        throw new Error('It has no deadline.');
      const deadline = { ...claim.state.deadline, at: utc(`2026-11-${day}`) };
      return { claim: { ...claim, state: { ...claim.state, deadline } }, events };
    };
    const ownedBy = (organisation: string, { claim, events }: Story): Story => ({
      claim: { ...claim, organisation: { ...claim.organisation, id: organisation } },
      events,
    });
    beforeEach(async () => {
      stores = await make();
      for (const [i, day] of days.entries()) {
        const story = ending(stories[i % 3] ?? asked, day);
        await stores.claims.commit(commitOf(as(story, idOf(i + 1))));
        // as old as its twin, of another organisation whose name begins alike
        await stores.claims.commit(
          commitOf(as(ownedBy(i % 2 ? 'fabrikam-east' : 'fabrika', story), idOf(i + 101))),
        );
      }
    });
    afterEach(() => stores.close());

    it("pages through an organisation's claims: each once, the newest first, none of others", async () => {
      await stores.claims.commit(commitOf(as(run([]), idOf(10))));
      const own: ClaimQuery = {
        of: { organisation: fabrikam.id },
        statuses: [...waiting, 'editing'],
        limit: 4,
      };
      const pages = await pagesOf(own);
      expect(pages.flat().toSorted(byText)).toEqual([...byDeadline, idOf(10)].toSorted(byText));
      expect(pages.map(({ length }) => length)).toEqual([4, 4, 2]);
      const newest = (await stores.claims.list({ ...own, limit: 20 })).claims.map(
        ({ updatedAt, id }) => `${updatedAt}|${id}`,
      );
      expect(newest).toEqual(newest.toSorted(byText).toReversed());
      for (const limit of [1, 2, 3, 5, 10])
        expect((await pagesOf({ ...own, limit })).flat()).toEqual(pages.flat());
    });

    const ownList = (organisation: string = fabrikam.id): ClaimQuery => ({
      of: { organisation },
      statuses: waiting,
      limit: 4,
    });
    const found = async (query: ClaimQuery, after?: string): Promise<string[]> =>
      (
        await stores.claims.list({ ...query, ...(after === undefined ? {} : { after }) })
      ).claims.map(({ id }) => id);
    const cursorOf = async (query: ClaimQuery): Promise<string> => {
      const { next } = await stores.claims.list({ ...query, limit: 1 });
      if (next === undefined) throw new Error('There is no next page.');
      return next;
    };

    it('begins at the first page where a cursor is none of this list', async () => {
      const first = await found(ownList());
      const queue: ClaimQuery = { ...ownList(), of: { reviewerOutside: [], tenantId: 'other' } };
      const foreign = await Promise.all(
        [ownList('fabrika'), ownList('fabrikam-east'), queue].map(cursorOf),
      );
      for (const cursor of [...foreign, ...nonsense])
        expect([cursor, await found(ownList(), cursor)]).toEqual([cursor, first]);
    });

    it('shows nobody else’s claims, whatever is made of a cursor of theirs', async () => {
      const whole: ClaimQuery = { ...ownList(), limit: 50 };
      const all = new Set(await found(whole));
      const real = [await cursorOf(whole), await cursorOf(ownList('fabrikam-east'))].map((cursor) =>
        Buffer.from(cursor, 'base64url').toString(),
      );
      const organisations = ['fabrika', 'fabrikam', 'fabrikam-east', 'adatum'];
      const changes = ['', '|', '~', '!', '\u{10ffff}', ...organisations, '2026', '9999'];
      const crafted = real.flatMap((cursor) =>
        changes.flatMap((text) => [
          text,
          cursor.replaceAll('fabrikam', text),
          cursor.replaceAll('2026', text),
          text + cursor,
          cursor + text,
          ...[4, 9, 13, 20, 40].map((length) => cursor.slice(0, length) + text),
        ]),
      );
      for (const text of new Set(crafted)) {
        const seen = await found(whole, Buffer.from(text).toString('base64url'));
        expect([text, seen.filter((id) => !all.has(id))]).toEqual([text, []]);
      }
    });

    it("pages through a reviewer's queue: each once, in order, none of their own organisations, none that is closed", async () => {
      await stores.claims.commit(
        commitOf(as(run([good.submit, good.startReview, good.reject]), idOf(20))),
      );
      const of = { reviewerOutside: ['fabrikam-east', 'fabrika'], tenantId: 'other' };
      const queue: ClaimQuery = { of, statuses: waiting, limit: 4 };
      const pages = await pagesOf(queue);
      expect(pages.flat()).toEqual(byDeadline);
      expect(pages.map(({ length }) => length)).toEqual([4, 4, 1]);
      for (const limit of [1, 3, 9])
        expect((await pagesOf({ ...queue, limit })).flat()).toEqual(byDeadline);
      const all = (await pagesOf({ ...queue, of: { ...of, reviewerOutside: [] } })).flat();
      expect(all).toHaveLength(18);
      expect(new Set(all).size).toBe(18);
    });

    it("finds closed claims too in a reviewer's search", async () => {
      const later = (steps: Parameters<typeof run>[0]) =>
        run([on(utc('2026-11-03'), good.submit), ...steps]);
      const closed = [
        later([good.startReview, good.approve]),
        later([good.startReview, good.reject]),
      ];
      for (const [i, { claim, events }] of closed.entries()) {
        const fields = { ...claim.fields, name: 'Wingtip rollout' };
        await stores.claims.commit(
          commitOf(as({ claim: { ...claim, fields }, events }, idOf(30 + i))),
        );
      }
      const of = { reviewerOutside: ['fabrikam-east', 'fabrika'], tenantId: 'other' };
      const search: ClaimQuery = {
        of,
        statuses: [...waiting, 'approved', 'rejected'],
        limit: 4,
      };
      expect((await pagesOf({ ...search, text: 'wingtip' })).flat().toSorted(byText)).toEqual([
        idOf(30),
        idOf(31),
      ]);
      const all = (await pagesOf(search)).flat();
      expect(all.toSorted(byText)).toEqual([...byDeadline, idOf(30), idOf(31)].toSorted(byText));
    });
  });
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url');
const nonsense = [
  '',
  '%%%',
  '\u0000',
  'null',
  ...['', 'null', '5', '{}', '[]', '[1,2,3,4]', '["newest"', '~', '|', 'own:~'].map(base64),
];

const byText = (a: string, b: string): number => (a < b ? -1 : 1);
