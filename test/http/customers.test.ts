import { describe, expect, it } from '@jest/globals';
import type { Person } from '../support/fakeTeams.ts';
import { makeApproved, carl, cleo, fields, ines, show, readStatus, vera } from './support/world.ts';
import { element, verbsOf, wordsIn } from '../support/cardReading.ts';
import { of, inClaims } from './support/everyVerb.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const { w, claims, poe, stealData } = inClaims();
const changes = of('partner', 'reviewer', 'customer');
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
    for (const text of [
      'Alpine Ski House',
      'Microsoft Teams',
      'Exchange Online',
      'Associated since',
    ])
      expect(wordsIn(card)).toContain(text);
    expect(element(card, 'deadline')).toMatch(/7 days left/);
    expect(wordsIn(card)).toMatch(/usage and\/or sold-seats data/);
    for (const secret of secrets)
      expect([secret, raw.includes(String(secret))]).toEqual([secret, false]);
    expect(verbsOf(card).toSorted()).toEqual(['declineAssociation', 'noObjection']);
  });

  it('is told the same card, and no more, by the notice', async () => {
    const told = w.teams
      .posts(carl)
      .filter(({ activity }) => JSON.stringify(activity).includes(claims.approved));
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
    const elsewhere = await makeApproved(w, { customerContactEmail: 'cleo@trey.example' });
    for (const claimId of [
      claims.editing,
      claims.submitted,
      claims.underReview,
      claims.asked,
      claims.rejected,
      elsewhere,
    ]) {
      for (const verb of [
        'showClaim',
        'showHistory',
        'openPoe',
        'declineAssociation',
        'noObjection',
        'comment',
      ])
        expect([
          verb,
          (await w.press(carl, verb, { claimId, rev: 5, comment: 'x', poeId: poe.id })).says,
        ]).toEqual([verb, words]);
    }
    expect(wordsIn((await show(w, cleo, elsewhere)).card)).toContain('Alpine Ski House');
  });

  it.each(of('partner', 'reviewer', 'look').filter(({ verb }) => !/show|refresh/.test(verb)))(
    'is refused $verb on their own association',
    async ({ verb, typed }) => {
      const { says, raw } = await w.press(carl, verb, {
        ...(await stealData(verb, 'approved', typed)),
      });
      expect(says).not.toBe('');
      for (const secret of secrets)
        expect([secret, raw.includes(String(secret))]).toEqual([secret, false]);
      expect(await readStatus(w, claims.approved)).toBe('Approved');
    },
  );

  it('has no history', async () => {
    const { card, says } = await w.press(carl, 'showHistory', {
      claimId: claims.approved,
      page: 0,
    });
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
        const data = await stealData(verb, state, typed);
        const { says, card } = await w.press(who, verb, data, undefined, place);
        expect([verb, card, says]).toEqual([
          verb,
          undefined,
          expect.stringMatching(/personal chat/),
        ]);
      }
      const from = w.teams.calls.length;
      for (const text of ['new claim', 'my claims', 'queue', `claim ${claims.submitted}`])
        await w.say(who, text, place);
      const said = JSON.stringify(w.teams.calls.slice(from));
      expect(said.match(/personal chat/g)).toHaveLength(4);
      for (const text of ['Trey moves', 'Submitted', 'AdaptiveCard'])
        expect(said).not.toContain(text);
    }
  });

  it.each(places)('($conversationType) takes no file', async (place) => {
    const before = w.teams.downloads();
    await w.drop(ines, 'work.txt', Buffer.from('Work.'), {}, place);
    expect(w.teams.downloads()).toBe(before);
  });

  judgesAllThatWasSeen(() => w);
});
