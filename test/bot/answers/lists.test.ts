import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, App } from '../../../bot/answers/app.ts';
import { showOwnClaims, showQueue } from '../../../bot/answers/lists.ts';
import { english } from '../../../cards/text/languages.ts';
import type { ClaimQuery } from '../../../services/ports.ts';
import { openDatabase } from '../../../services/stores/sqlite.ts';
import { sqliteClaimStore } from '../../../services/stores/sqliteClaims.ts';
import { sqliteOutbox } from '../../../services/stores/sqliteOutbox.ts';
import { actionsOf, byId, objectsOf } from '../../support/cardLint.ts';
import { claimIdOf, good, on, people, rulesWith, run, utc, type Story } from '../../support/law.ts';
import { openOnDouble } from '../../support/cosmosStores.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { as, commitOf, type Stores } from '../../contracts/stories.ts';
import { wordsIn } from '../../support/cardReading.ts';

const PAGE = 8;
const MANY = 10_000;
const rules = rulesWith();
const now = utc('2026-11-06', '12:00');
const submittedOn = (day: string): Story =>
  run([on(utc(day, '11:00'), good.submit)], { begin: utc(day, '10:00') });
/** Claims that are overdue, on the last day, and with one, two and three days left. */
const urgencies = ['2026-10-29', '2026-10-30', '2026-11-02', '2026-11-03', '2026-11-04'].map(
  submittedOn,
);
const overdueStory = submittedOn('2026-10-28');

type Data = { page: number; after?: string };
const cardOf = (answer: Answer) => ('card' in answer ? answer.card : {});
const rowsOf = (answer: Answer): string[] =>
  actionsOf(cardOf(answer)).flatMap(({ verb, data }) =>
    verb === 'showClaim' ? [(data as { claimId: string }).claimId] : [],
  );
const dataOfButton = (answer: Answer, title: string): Data | undefined =>
  actionsOf(cardOf(answer)).find((one) => one.title === title)?.data as Data | undefined;
const introOf = (answer: Answer): string => wordsIn(cardOf(answer));

const idOf = (n: number) =>
  claimIdOf(
    `CPOR-${String(n)
      .padStart(8, '0')
      .replace(/^(.{4})/, '$1-')}`,
  );

async function openOnDisk(): Promise<Stores> {
  const { folder, remove } = temporaryFolder();
  const db = openDatabase(path.join(folder, 'claims.sqlite'));
  db.exec('PRAGMA synchronous = OFF');
  const close = async (): Promise<void> => {
    db.close();
    remove();
  };
  return { claims: sqliteClaimStore(db), outbox: sqliteOutbox(db), close };
}

describe.each([
  ['SQLite', openOnDisk, [0, 1, 8, 9, MANY]],
  ['the double of Cosmos DB', openOnDouble, [0, 1, 8, 9, 50]],
] as const)('a list on %s', (_, open, sizes) => {
  let stores: Stores;
  let app: App;
  let asked: ClaimQuery[];
  beforeEach(async () => {
    stores = await open();
    asked = [];
    const list = (query: ClaimQuery) => {
      asked.push(query);
      return stores.claims.list(query);
    };
    app = { store: { ...stores.claims, list }, rules, clock: { now: () => now } } as unknown as App;
  });
  afterEach(() => stores.close());

  async function fill(size: number): Promise<void> {
    for (let n = 1; n <= size; n += 1) {
      const story = urgencies[n % urgencies.length];
      if (story) await stores.claims.commit(commitOf({ ...as(story, idOf(n)), events: [] }));
    }
  }
  const lists = [
    ['mine', (data?: Data) => showOwnClaims({ actor: people.partner, words: english }, app, data)],
    ['queue', (data?: Data) => showQueue({ actor: people.reviewer, words: english }, app, data)],
  ] as const;
  /** The answer, and the number of queries that it took. */
  async function countQueries(what: () => Promise<Answer>): Promise<[Answer, number]> {
    asked = [];
    const answer = await what();
    return [answer, asked.length];
  }

  it.each(sizes)(
    'shows each of %i claims once by Next and by Previous, a page by one query',
    async (size) => {
      await fill(size);
      for (const [name, list] of lists) {
        const pages: string[][] = [];
        let answer = await list();
        const last = Math.max(0, Math.ceil(size / PAGE) - 1);
        expect([name, dataOfButton(answer, 'Previous')]).toEqual([name, undefined]);
        for (let page = 0; ; page += 1) {
          pages.push(rowsOf(answer));
          const data = dataOfButton(answer, 'Next');
          if (!data) break;
          expect([data.page, JSON.stringify(data).length < 700]).toEqual([page + 1, true]);
          const [next, queries] = await countQueries(() => list(data));
          expect(queries).toBe(1);
          answer = next;
        }
        expect(pages).toHaveLength(last + 1);
        expect(new Set(pages.flat()).size).toBe(size);
        expect(pages.flat()).toHaveLength(size);
        if (size > 0) expect(introOf(answer)).toContain(` of ${size}. Press`);
        // back again, and to the same page by its number alone, also past the end
        let most = 0;
        for (let page = last - 1, n = 0; page >= 0 && n < 12; page -= 1, n += 1) {
          const [before, queries] = await countQueries(() =>
            list(dataOfButton(answer, 'Previous')),
          );
          expect([page, rowsOf(before)]).toEqual([page, pages[page]]);
          most += queries;
          answer = before;
        }
        expect(most).toBeLessThan(12 + 4 * (5 + size / 200));
        for (const page of [last, last + 1, 99_999]) {
          const [alone, queries] = await countQueries(() => list({ page }));
          expect(rowsOf(alone)).toEqual(pages[last]);
          expect(queries).toBeLessThanOrEqual(size / 200 + 9);
        }
      }
    },
  );

  it('begins at the first page where what a button brings is of another list or of none', async () => {
    await fill(30);
    const first = rowsOf(await showOwnClaims({ actor: people.partner, words: english }, app));
    const own = dataOfButton(
      await showOwnClaims({ actor: people.partner, words: english }, app),
      'Next',
    );
    const foreign = [
      dataOfButton(await showQueue({ actor: people.reviewer, words: english }, app), 'Next')?.after,
      dataOfButton(
        await showOwnClaims({ actor: people.partner, words: english }, app, { query: 'tailspin' }),
        'Next',
      )?.after,
      own?.after?.replace(/^1/, '3'),
      own?.after?.replace(/.$/, 'x!'),
      '1.abcdefgh.W10',
      '%%%',
      '💥',
      'x'.repeat(9000),
    ];
    for (const after of foreign) {
      const answer = await showOwnClaims({ actor: people.partner, words: english }, app, {
        page: 3,
        after: after ?? 'x',
      });
      expect([after, rowsOf(answer)]).toEqual([after, first]);
      expect(introOf(answer)).toContain('Claims 1 to 8');
    }
    // a start of another page of the same list still saves queries
    const third = rowsOf(
      await showOwnClaims({ actor: people.partner, words: english }, app, { page: 2 }),
    );
    expect(
      rowsOf(
        await showOwnClaims({ actor: people.partner, words: english }, app, { ...own, page: 2 }),
      ),
    ).toEqual(third);
    expect(
      rowsOf(
        await showOwnClaims({ actor: people.partner, words: english }, app, { ...own, page: 0 }),
      ),
    ).toEqual(first);
  });

  it('answers the page before where all claims of a page have moved away', async () => {
    await fill(9);
    const data = dataOfButton(
      await showOwnClaims({ actor: people.partner, words: english }, app),
      'Next',
    );
    const [id = ''] = rowsOf(
      await showOwnClaims({ actor: people.partner, words: english }, app, data),
    );
    const ninth = await stores.claims.load(claimIdOf(id));
    if (!ninth) throw new Error('It is not there.');
    const moved = { ...ninth.value, updatedAt: utc('2026-11-05') };
    await stores.claims.commit(commitOf({ claim: moved, events: [] }, ninth.etag));
    const answer = await showOwnClaims({ actor: people.partner, words: english }, app, data);
    expect(rowsOf(answer)).toEqual(
      rowsOf(await showOwnClaims({ actor: people.partner, words: english }, app)),
    );
    expect(rowsOf(answer)).toContain(id);
  });

  it('draws the queue by the days left above its first page, and counts 200 at most', async () => {
    const picture = async (data?: Data & { query?: string }): Promise<string[]> => {
      const card = cardOf(await showQueue({ actor: people.reviewer, words: english }, app, data));
      const lines = objectsOf(card).filter(({ type }) => type === 'ColumnSet');
      return [wordsIn(byId(card, 'waiting')), ...lines.map(wordsIn)].filter(Boolean);
    };
    expect(await picture()).toEqual([]);
    await fill(12);
    expect(await picture()).toEqual([
      '12 claims wait. Business days left:',
      'Overdue 2 ████',
      'Last day 3 █████',
      '1 to 2 days 5 ████████',
      '3 days or more 2 ████',
    ]);
    expect(await picture({ page: 1 })).toEqual([]);
    expect(await picture({ page: 0, query: 'tailspin' })).toEqual([]);
    expect(
      byId(cardOf(await showOwnClaims({ actor: people.partner, words: english }, app)), 'waiting'),
    ).toBeUndefined();
    for (let n = 13; n <= 210; n += 1)
      await stores.claims.commit(commitOf({ ...as(overdueStory, idOf(n)), events: [] }));
    expect(await picture()).toEqual([
      '200 or more claims wait. Business days left:',
      'Overdue 200+ ████████',
    ]);
  });
});
