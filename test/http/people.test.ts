import { describe, expect, it } from '@jest/globals';
import { person, type Person } from '../support/fakeTeams.ts';
import type { Json } from '../support/requests.ts';
import {
  act,
  cleo,
  ines,
  karl,
  lars,
  mara,
  must,
  nils,
  olaf,
  rosa,
  show,
  stan,
  readStatus,
  makeSubmitted,
  vera,
} from './support/world.ts';
import {
  filled,
  linkOf,
  poeIdsOf,
  statusOf,
  verbsOf,
  wordsIn,
  actionsOf,
} from '../support/cardReading.ts';
import { of, inClaims, verbs, type State } from './support/everyVerb.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const { w, claims, poe, stealData } = inClaims();
const expectUnchanged = async (
  who: Person,
  verb: string,
  state: State,
  typed?: Json,
): Promise<string> => {
  const before = wordsIn((await show(w, ines, claims[state])).card);
  const {
    status: code,
    says,
    card,
  } = await w.press(who, verb, await stealData(verb, state, typed));
  expect([code, card]).toEqual([200, undefined]);
  expect(wordsIn((await show(w, ines, claims[state])).card)).toBe(before);
  return says;
};
const nothing = async (who: Person): Promise<string> =>
  (await w.press(who, 'showClaim', { claimId: 'CPOR-0000-0000' })).says;

describe('an onlooker of the organisation', () => {
  it.each(of('partner'))(
    'is refused $verb, and told which roles may',
    async ({ verb, state, typed }) => {
      expect(await expectUnchanged(olaf, verb, state, typed)).toMatch(
        /Billing admin, Global admin or Incentives admin/,
      );
    },
  );

  it('sees claims, history, lists and files of the organisation', async () => {
    const { card } = await show(w, olaf, claims.editing);
    expect([statusOf(card), poeIdsOf(card)]).toEqual(['Editing', [poe.id]]);
    expect(
      wordsIn((await w.press(olaf, 'showHistory', { claimId: claims.editing, page: 0 })).card),
    ).toMatch(/Ines/);
    expect(verbsOf((await w.say(olaf, 'my claims')).card)).toContain('showClaim');
    const link = linkOf(
      (await w.press(olaf, 'openPoe', { claimId: claims.editing, poeId: poe.id })).card,
    );
    expect((await w.get(link)).status).toBe(200);
  });

  it('is offered no button that changes anything', async () => {
    const looks = new Set(['showHistory', 'openPoe', 'showClaim', 'listClaims']);
    for (const state of Object.values(claims))
      expect(verbsOf((await show(w, olaf, state)).card).filter((verb) => !looks.has(verb))).toEqual(
        [],
      );
    expect(verbsOf((await w.say(olaf, 'my claims')).card)).not.toContain('newClaim');
    expect(verbsOf((await w.say(olaf, 'help')).card)).not.toContain('newClaim');
  });

  it('cannot begin a claim or drop a file', async () => {
    const said = await w.drop(olaf, 'plan.txt', Buffer.from('A plan.'));
    expect(said.text).toMatch(/Billing admin, Global admin or Incentives admin/);
    expect((await w.press(olaf, 'newClaim', {})).says).toMatch(
      /Billing admin, Global admin or Incentives admin/,
    );
  });
});

describe('an admin of one location', () => {
  it.each(of('partner'))(
    'is refused $verb on a claim of another location',
    async ({ verb, state, typed }) => {
      expect(await expectUnchanged(lars, verb, state, typed)).toMatch(/5550002/);
    },
  );

  it('looks at all claims of the organisation', async () => {
    expect(statusOf((await show(w, lars, claims.approved)).card)).toBe('Approved');
  });

  it('changes claims of their own, and not into another location', async () => {
    const claimId = await makeSubmitted(w, { mpnId: '5550002' }, lars);
    const form = await must(w, lars, 'editClaim', claimId);
    const moved = await w.press(lars, 'saveClaim', filled(form, 'saveClaim', { mpnId: '5550001' }));
    expect(wordsIn(moved.card)).toMatch(/may not act/);
    await must(w, lars, 'comment', claimId, { comment: 'Mine.' });
    const other = await must(w, ines, 'editClaim', claimId);
    await w.press(ines, 'saveClaim', filled(other, 'saveClaim', { mpnId: '5550001' }));
    expect((await act(w, lars, 'comment', claimId, { comment: 'Still mine?' })).says).toMatch(
      /5550002/,
    );
  });
});

describe('whoever may not see a claim', () => {
  const outsiders = [
    { who: rosa, what: 'the rival' },
    { who: stan, what: 'a stranger' },
    { who: cleo, what: 'a colleague of the customer’s contact' },
    { who: karl, what: 'somebody of another tenant with the contact’s e-mail' },
    {
      who: person(ines.name, ines.aad, stan.tenant, ines.email),
      what: 'the admin as a guest of another tenant',
    },
    { who: nils, what: 'a reviewer whose account is in the partner’s tenant' },
  ];
  it.each(outsiders)(
    '($what) is told of every verb what is told of a claim that does not exist',
    async ({ who }) => {
      const words = await nothing(who);
      for (const { verb, state, typed } of verbs) {
        const { says, card } = await w.press(who, verb, await stealData(verb, state, typed));
        expect([verb, says, card]).toEqual([verb, words, undefined]);
      }
    },
  );

  it.each(outsiders)(
    '($what) is told so in any status, typed or pressed, and finds nothing',
    async ({ who }) => {
      const words = await nothing(who);
      for (const claimId of Object.values(claims)) {
        expect((await show(w, who, claimId)).says).toBe(words);
        expect((await w.say(who, `claim ${claimId}`)).text).toBe(words);
      }
      for (const text of ['find Trey', 'my claims', 'queue', `find ${claims.approved}`]) {
        const { posts } = await w.say(who, text);
        expect(JSON.stringify(posts.map(({ activity }) => activity))).not.toMatch(
          /Trey moves|Carl/,
        );
        expect(verbsOf(posts[0]?.activity)).not.toContain('showClaim');
      }
    },
  );

  it('has had no effect', async () => {
    const now = Object.values(claims).map((claimId) => readStatus(w, claimId));
    const labels = [
      'Editing',
      'Submitted',
      'Under review',
      'Partner action required',
      'Approved',
      'Rejected',
    ];
    expect(await Promise.all(now)).toEqual(labels);
  });
});

describe('a reviewer', () => {
  it('sees nothing of a claim in Editing, by any verb', async () => {
    const words = await nothing(vera);
    for (const { verb, typed } of verbs)
      expect([
        verb,
        (await w.press(vera, verb, await stealData(verb, 'editing', typed))).says,
      ]).toEqual([verb, words]);
    expect((await w.say(vera, `claim ${claims.editing}`)).text).toBe(words);
    expect(JSON.stringify((await w.say(vera, 'find Trey')).card)).not.toContain(claims.editing);
  });

  it.each(of('partner', 'customer').filter(({ verb }) => verb !== 'comment'))(
    'is refused $verb, and told who may',
    async ({ verb, state, typed }) => {
      const seen = state === 'editing' ? 'submitted' : state;
      expect(await expectUnchanged(vera, verb, seen, typed)).toMatch(/the partner|the customer/);
    },
  );

  it('sees every claim from Submitted on, and those that wait in the queue', async () => {
    const { card } = await w.say(vera, 'queue');
    for (const state of ['submitted', 'underReview', 'asked'] as const) {
      expect(JSON.stringify(card)).toContain(claims[state]);
      expect(statusOf((await show(w, vera, claims[state])).card)).toBeDefined();
    }
    expect(JSON.stringify(card)).not.toContain(claims.editing);
  });

  it('who belongs to a partner’s organisation reviews others and never that one', async () => {
    const theirs = await makeSubmitted(
      w,
      { mpnId: '6660001', customerTenantId: 'aaaaaaaa-1111-4111-8111-000000000001' },
      rosa,
    );
    expect(verbsOf((await show(w, mara, claims.submitted)).card)).toContain('startReview');
    const before = await readStatus(w, theirs, rosa);
    for (const { verb, typed } of of('reviewer')) {
      const { says, card } = await w.press(mara, verb, { claimId: theirs, rev: 3, ...typed });
      expect([verb, card, says === '']).toEqual([verb, undefined, false]);
    }
    expect(await readStatus(w, theirs, rosa)).toBe(before);
    expect(JSON.stringify((await w.say(mara, 'queue')).card)).not.toContain(theirs);
    expect(JSON.stringify(await must(w, vera, 'reassignClaim', theirs))).not.toContain(mara.aad);
  });
});

describe('lists', () => {
  it('hold what was asked for, of any page, status and words', async () => {
    const findIds = async (data: Json): Promise<Set<string>> => {
      const { card } = await w.press(ines, 'listClaims', data);
      const rows = actionsOf(card).filter(({ verb }) => verb === 'showClaim');
      return new Set(rows.map(({ data: row }) => String(row.claimId)));
    };
    expect(await findIds({ status: 'approved' })).toEqual(new Set([claims.approved]));
    expect(await findIds({ status: 'partnerActionRequired' })).toEqual(new Set([claims.asked]));
    expect(await findIds({ query: claims.rejected.toLowerCase() })).toEqual(
      new Set([claims.rejected]),
    );
    expect((await findIds({ query: 'TREY' })).size).toBeGreaterThan(5);
    expect(await findIds({ query: '%_nothing' })).toEqual(new Set());
    for (const page of [99, '99', -1, 'x', 1e99])
      expect((await findIds({ page })).size).toBeGreaterThan(0);
  });
});

describe('a partner', () => {
  it.each(of('reviewer', 'customer'))(
    'is refused $verb, and told who may',
    async ({ verb, state, typed }) => {
      expect(await expectUnchanged(ines, verb, state, typed)).toMatch(/a reviewer|the customer/);
    },
  );

  it('does not see the queue', async () => {
    expect((await w.say(ines, 'queue')).text).toMatch(/reviewer/);
    expect((await w.press(ines, 'reviewQueue', {})).says).toMatch(/reviewer/);
  });

  judgesAllThatWasSeen(() => w);
});
