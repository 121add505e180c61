import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/fakeTeams.ts';
import type { Card, Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import { draft, ines, rosa, makeSubmitted, vera } from './support/world.ts';
import { actionsOf, filled, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();
let theirs: string[];
beforeAll(async () => {
  for (let n = 1; n <= 9; n += 1) await draft(w, { name: `Needle ${n}` });
  for (let n = 1; n <= 9; n += 1)
    await makeSubmitted(w, {
      name: `Thread ${n}`,
      customerTenantId: `bbbbbbbb-1111-4111-8111-${String(n).padStart(12, '0')}`,
    });
  theirs = [];
  for (let n = 1; n <= 9; n += 1)
    theirs.push(await draft(w, { name: 'Secret', mpnId: '6660001' }, rosa));
}, 120_000);

const rowsOf = (card: Card | undefined): string[] =>
  actionsOf(card).flatMap(({ verb, data }) => (verb === 'showClaim' ? [String(data.claimId)] : []));
const nextOf = (card: Card | undefined, verb: string): Json => filled(card, verb, {}, 'Next');
const list = async (who: Person, verb: string, data: unknown = {}): Promise<Card> => {
  const { card, raw } = await w.press(who, verb, data);
  if (!card) throw new Error(raw);
  return card;
};

describe('a list of two pages and more', () => {
  it.each([
    { who: ines, verb: 'listClaims', data: {}, size: 18 },
    { who: ines, verb: 'listClaims', data: { status: 'editing' }, size: 9 },
    { who: ines, verb: 'listClaims', data: { query: 'needle' }, size: 9 },
    { who: vera, verb: 'reviewQueue', data: {}, size: 9 },
    { who: vera, verb: 'reviewQueue', data: { query: 'thread' }, size: 9 },
  ])(
    '$verb $data shows each claim once, page after page, and back',
    async ({ who, verb, data, size }) => {
      const first = await list(who, verb, data);
      const pages = [first];
      for (let card = first; actionsOf(card).some(({ title }) => title === 'Next');)
        pages.push((card = await list(who, verb, nextOf(card, verb))));
      expect(pages.map((card) => rowsOf(card).length)).toEqual(size === 18 ? [8, 8, 2] : [8, 1]);
      expect(new Set(pages.flatMap(rowsOf)).size).toBe(size);
      expect(wordsIn(pages.at(-1))).toContain(` of ${size}`);
      for (const [page, card] of pages.entries()) {
        expect(rowsOf(await list(who, verb, { ...data, page }))).toEqual(rowsOf(card));
        if (page > 0)
          expect(rowsOf(await list(who, verb, filled(card, verb, {}, 'Previous')))).toEqual(
            rowsOf(pages[page - 1]),
          );
      }
      expect(rowsOf(await list(who, verb, { ...data, page: 99 }))).toEqual(rowsOf(pages.at(-1)));
    },
  );

  it('shows nobody else’s claims and raises no fault, whatever a button is made to bring', async () => {
    const first = rowsOf(await list(ines, 'listClaims'));
    const after = String(nextOf(await list(rosa, 'listClaims'), 'listClaims').after);
    const own = String(nextOf(await list(ines, 'listClaims'), 'listClaims').after);
    const [page = '', check = '', cursor = ''] = own.split('.');
    const [, , foreign = ''] = after.split('.');
    const crafted = [
      after,
      `${page}.${check}.${foreign}`,
      `${page}.${check}.${cursor.slice(0, 9)}`,
      `${page}.${check}.%%%`,
      `${page}.${check}.`,
      nextOf(await list(vera, 'reviewQueue'), 'reviewQueue').after,
      nextOf(await list(ines, 'listClaims', { query: 'needle' }), 'listClaims').after,
      Buffer.from('["newest","proseware","9999",""]').toString('base64url'),
      Buffer.from('own:proseware|~').toString('base64url'),
      'null',
      'x'.repeat(20_000),
    ];
    for (const one of crafted) {
      const card = await list(ines, 'listClaims', { page: 1, after: one });
      expect([one, rowsOf(card)]).toEqual([one, first]);
      const queue = rowsOf(await list(vera, 'reviewQueue', { page: 0, after: one }));
      expect(queue.filter((id) => theirs.includes(id))).toEqual([]);
    }
    // no text at all: the number counts
    for (const one of [null, {}, [], '\u0000']) {
      const card = await list(ines, 'listClaims', { page: 1, after: one });
      expect(rowsOf(card)).toHaveLength(8);
    }
  });

  it('begins the queue with a picture of the days left, on its first page only', async () => {
    const words = wordsIn(await list(vera, 'reviewQueue'));
    expect(words).toMatch(
      /9 claims wait\. Business days left: Overdue 0 Last day 0 1 to 2 days 0 3 days or more 9 █{8} /,
    );
    expect(wordsIn(await list(vera, 'reviewQueue', { page: 1 }))).not.toMatch(/claims wait|█/);
    expect(wordsIn(await list(vera, 'reviewQueue', { query: 'thread' }))).not.toMatch(
      /claims wait|█/,
    );
  });

  judgesAllThatWasSeen(() => w);
});
