import { describe, expect, it } from '@jest/globals';
import { attachCard } from '../../cards/attachCard.ts';
import { channelCard } from '../../cards/channelCard.ts';
import { consentCard } from '../../cards/consentCard.ts';
import { lineCard, textCard } from '../../cards/lineCard.ts';
import { english } from '../../cards/text/languages.ts';
import { cardProblems } from '../support/cardLint.ts';
import { longText, stretched } from '../support/longest.ts';
import { people, reach, rulesWith, stages } from '../support/law.ts';

const now = '2026-11-02T12:00:00.000Z';

describe('the card that asks which claim a file is for', () => {
  it('is a good card with one claim and with more than fit, however long their names', () => {
    for (const count of [1, 8, 30]) {
      const claims = Array.from({ length: count }, () => stretched(reach('submitted')));
      const card = attachCard({
        claims,
        poeIds: ['a'.repeat(24)],
        names: [longText(300)],
        words: english,
      });
      expect(cardProblems(card)).toEqual([]);
      expect(JSON.stringify(card).match(/attachPoe/g)).toHaveLength(Math.min(count, 8));
      expect(JSON.stringify(card).includes('Another claim')).toBe(count > 8);
    }
  });

  it('says how many files wait, and names the only one', () => {
    const claims = [reach('editing')];
    expect(
      JSON.stringify(
        attachCard({ claims, poeIds: ['a', 'b'], names: ['x.pdf', 'y.pdf'], words: english }),
      ),
    ).toContain('2 files');
    expect(
      JSON.stringify(attachCard({ claims, poeIds: ['a'], names: ['x.pdf'], words: english })),
    ).toContain('x.pdf');
  });
});

describe('what is left of an older card', () => {
  it('is one line, in each reader’s own words', () => {
    const claim = stretched(reach('approved'));
    for (const actor of [people.partner, people.reviewer, people.contact, people.stranger]) {
      const card = lineCard(claim.id, claim, actor, english);
      expect(cardProblems(card)).toEqual([]);
      expect(JSON.stringify(card)).toMatch(/see its newer card in this chat/);
    }
    const named = {
      ...reach('approved'),
      fields: { ...reach('approved').fields, name: 'Secret plan' },
    };
    expect(JSON.stringify(lineCard(named.id, named, people.contact, english))).not.toContain(
      'Secret plan',
    );
    expect(JSON.stringify(lineCard(named.id, named, people.stranger, english))).not.toContain(
      'Secret plan',
    );
    expect(JSON.stringify(lineCard(named.id, named, people.partner, english))).toContain(
      'Secret plan',
    );
    expect(cardProblems(textCard(claim.id, longText(500)))).toEqual([]);
  });
});

describe('a claim’s card in the channel', () => {
  it.each(stages)('is a good card without anything of anybody: %s', (stage) => {
    const claim = reach(stage);
    const viewers = Array.from({ length: 60 }, (_, i) => `29:${String(i).padStart(60, 'x')}`);
    const card = channelCard({ claim, now, rules: rulesWith(), viewers });
    expect(cardProblems(card)).toEqual([]);
    const { name = '', customerName = '' } = claim.fields;
    for (const word of [claim.organisation.name, name, customerName].filter(Boolean))
      expect(JSON.stringify(card)).not.toContain(word);
    expect(card.refresh).toMatchObject({
      action: { verb: 'refreshClaim', data: { claimId: claim.id } },
    });
  });
});

describe('the consent card', () => {
  it('says that nothing need be done while there is time, and after it that the time is over', () => {
    const reader = {
      capacity: 'customer',
      mayChange: true,
      now,
      rules: rulesWith(),
      once: 'a',
      words: english,
    } as const;
    const says = (stage: 'approved' | 'passed' | 'declined'): string =>
      JSON.stringify(consentCard(reach(stage), reader));
    expect(says('approved')).toContain('No action is needed');
    expect(says('passed')).toContain('The time to decline is over');
    expect(says('passed')).not.toContain('No action is needed');
    expect(says('declined')).toContain('any longer');
  });
});
