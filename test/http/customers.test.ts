import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, Person } from '../support/fakeTeams.ts';
import {
  addPoe,
  approved,
  asked,
  carl,
  cleo,
  dataFor,
  draft,
  fields,
  ines,
  must,
  rejected,
  show,
  startWorld,
  status,
  submitted,
  underReview,
  vera,
  viktor,
  type World,
} from '../support/world.ts';
import { element, verbsOf, wordsIn } from './reading.ts';
import { judgesAllThatWasSeen } from './seen.ts';

type State = 'editing' | 'submitted' | 'underReview' | 'asked' | 'approved' | 'rejected';
let w: World;
let claims: Record<State, string>;
let poeId: string;
beforeAll(async () => {
  w = await startWorld();
  claims = {
    editing: await draft(w),
    submitted: await submitted(w),
    underReview: await underReview(w),
    asked: await asked(w, {}, { productIds: 'm365.exchange' }),
    approved: await approved(w),
    rejected: await rejected(w),
  };
  poeId = await addPoe(w, claims.editing, 'secret-plan.txt');
  await must(w, ines, 'comment', claims.approved, { comment: 'Between us only.' });
  await w.advance();
});
afterAll(() => w.stop());

/** Every verb about a claim: whose it is, where it is possible, what it takes. */
const verbs: { verb: string; side: 'partner' | 'reviewer' | 'customer' | 'look'; state: State; typed?: Json }[] = [
  { verb: 'saveClaim', side: 'partner', state: 'editing', typed: { name: 'Changed' } },
  { verb: 'editClaim', side: 'partner', state: 'submitted' },
  { verb: 'discardClaim', side: 'partner', state: 'editing' },
  { verb: 'addPoe', side: 'partner', state: 'editing' },
  { verb: 'removePoe', side: 'partner', state: 'editing', typed: { poeId: 'P000000' } },
  { verb: 'submitClaim', side: 'partner', state: 'editing', typed: { checklist: 'claim' } },
  { verb: 'resubmitClaim', side: 'partner', state: 'asked', typed: { comment: 'There.' } },
  { verb: 'takeAdvice', side: 'partner', state: 'asked' },
  { verb: 'requestRejection', side: 'partner', state: 'submitted', typed: { detail: 'other' } },
  { verb: 'disputeClaim', side: 'partner', state: 'rejected', typed: { justification: 'It is there.' } },
  { verb: 'comment', side: 'partner', state: 'submitted', typed: { comment: 'Hello.' } },
  { verb: 'startReview', side: 'reviewer', state: 'submitted' },
  { verb: 'approveClaim', side: 'reviewer', state: 'underReview' },
  {
    verb: 'requestInformation',
    side: 'reviewer',
    state: 'underReview',
    typed: { reasons: 'missingAllPoe', comment: 'x' },
  },
  { verb: 'rejectClaim', side: 'reviewer', state: 'underReview', typed: { reason: 'insufficientPoe', comment: 'x' } },
  { verb: 'reassignClaim', side: 'reviewer', state: 'submitted', typed: { reviewerId: viktor.aad } },
  { verb: 'recordCustomerTold', side: 'reviewer', state: 'approved', typed: { comment: 'By telephone.' } },
  { verb: 'declineAssociation', side: 'customer', state: 'approved', typed: { comment: 'No.' } },
  { verb: 'noObjection', side: 'customer', state: 'approved' },
  { verb: 'openPoe', side: 'look', state: 'submitted', typed: { poeId: 'P000000' } },
  { verb: 'showClaim', side: 'look', state: 'submitted' },
  { verb: 'refreshClaim', side: 'look', state: 'submitted' },
  { verb: 'showHistory', side: 'look', state: 'submitted', typed: { page: 0 } },
];
const of = (...sides: string[]) => verbs.filter(({ side }) => sides.includes(side));
const changes = of('partner', 'reviewer', 'customer');

/** What somebody would send who knows everything about the claim, and is the wrong person. */
const stolen = async (verb: string, state: State, typed: Json = {}): Promise<Json> => ({
  ...(await dataFor(w, ines, verb, claims[state])),
  ...typed,
  once: `${verb} by somebody else`,
});
const nothing = async (who: Person): Promise<string> =>
  (await w.press(who, 'showClaim', { claimId: 'CPOR-0000-0000' })).says;

describe('the customer’s contact', () => {
  const secrets = [
    fields.name,
    'Between us only.',
    'work.txt',
    'Pia Partner',
    'pia@alpine.example',
    'Ines',
    'Vera',
    'tina@',
  ];

  it('sees partner, products, since when and until when, and nothing else', async () => {
    const { card, raw } = await show(w, carl, claims.approved);
    for (const text of ['Alpine Ski House', 'Microsoft Teams', 'Exchange Online', 'Associated since'])
      expect(wordsIn(card)).toContain(text);
    expect(element(card, 'deadline')).toMatch(/7 days left/);
    expect(wordsIn(card)).toMatch(/usage and\/or sold-seats data/);
    for (const secret of secrets) expect([secret, raw.includes(String(secret))]).toEqual([secret, false]);
    expect(verbsOf(card).toSorted()).toEqual(['declineAssociation', 'noObjection']);
  });

  it('is told the same card, and no more, by the notice', async () => {
    const told = w.teams.posts(carl).filter(({ activity }) => JSON.stringify(activity).includes(claims.approved));
    expect(told).toHaveLength(1);
    for (const secret of secrets)
      expect([secret, JSON.stringify(told).includes(String(secret))]).toEqual([secret, false]);
  });

  it('opens it by typing the id of the claim', async () => {
    const { card } = await w.say(carl, `claim ${claims.approved}`);
    expect(wordsIn(card)).toContain('Alpine Ski House');
  });

  it('sees nothing of a claim before its first approval, nor of others', async () => {
    const words = await nothing(carl);
    const elsewhere = await approved(w, { customerContactEmail: 'cleo@trey.example' });
    for (const claimId of [
      claims.editing,
      claims.submitted,
      claims.underReview,
      claims.asked,
      claims.rejected,
      elsewhere,
    ]) {
      for (const verb of ['showClaim', 'showHistory', 'openPoe', 'declineAssociation', 'noObjection', 'comment'])
        expect([verb, (await w.press(carl, verb, { claimId, rev: 5, comment: 'x', poeId })).says]).toEqual([
          verb,
          words,
        ]);
    }
    expect(wordsIn((await show(w, cleo, elsewhere)).card)).toContain('Alpine Ski House');
  });

  it.each(of('partner', 'reviewer', 'look').filter(({ verb }) => !/show|refresh/.test(verb)))(
    'is refused $verb on their own association',
    async ({ verb, typed }) => {
      const { says, raw } = await w.press(carl, verb, { ...(await stolen(verb, 'approved', typed)) });
      expect(says).not.toBe('');
      for (const secret of secrets) expect([secret, raw.includes(String(secret))]).toEqual([secret, false]);
      expect(await status(w, claims.approved)).toBe('Approved');
    },
  );

  it('has no history', async () => {
    const { card, says } = await w.press(carl, 'showHistory', { claimId: claims.approved, page: 0 });
    expect([card, says]).toEqual([undefined, expect.stringMatching(/partner|reviewer/)]);
  });
});

describe('a group or a channel', () => {
  const places = [
    { id: '19:group', conversationType: 'groupChat', isGroup: true },
    { id: '19:channel;messageid=1', conversationType: 'channel', isGroup: true },
  ];
  it.each(places)('($conversationType) shows no claim, whoever asks', async (place) => {
    for (const who of [ines, vera, carl]) {
      for (const { verb, state, typed } of changes) {
        const data = await stolen(verb, state, typed);
        const { says, card } = await w.press(who, verb, data, undefined, place);
        expect([verb, card, says]).toEqual([verb, undefined, expect.stringMatching(/personal chat/)]);
      }
      const from = w.teams.calls.length;
      for (const text of ['new claim', 'my claims', 'queue', `claim ${claims.submitted}`])
        await w.say(who, text, place);
      const said = JSON.stringify(w.teams.calls.slice(from));
      expect(said.match(/personal chat/g)).toHaveLength(4);
      for (const text of ['Trey moves', 'Submitted', 'AdaptiveCard']) expect(said).not.toContain(text);
    }
  });

  it.each(places)('($conversationType) takes no file', async (place) => {
    const before = w.teams.downloads();
    await w.drop(ines, 'work.txt', Buffer.from('Work.'), {}, place);
    expect(w.teams.downloads()).toBe(before);
  });

  judgesAllThatWasSeen(() => w);
});
