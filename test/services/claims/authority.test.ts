import { describe, expect, it } from '@jest/globals';
import { capacityFor, type Standing } from '../../../services/claims/standing.ts';
import type { Command, PersonalCommandType } from '../../../services/claims/commands.ts';
import { permissions } from '../../../services/claims/permissions.ts';
import { ask, answerOf, by, good, people, reach, stages, type Who } from '../../support/law.ts';
import { answerTo, sees } from '../../support/permissions.ts';

/** The standing of each person toward the claim. */
const standing: Readonly<Record<Who, Standing>> = {
  partner: 'partner',
  billingAdmin: 'partner',
  globalAdmin: 'partner',
  ofSeattle: 'partner',
  ofOslo: 'otherLocation',
  onlooker: 'onlooker',
  rival: 'nobody',
  reviewer: 'reviewer',
  otherReviewer: 'reviewer',
  reviewerOfTheirs: 'nobody',
  reviewerOfTheirTenant: 'nobody',
  contact: 'contact',
  colleague: 'nobody',
  pretender: 'nobody',
  stranger: 'nobody',
};
const types = Object.keys(permissions) as PersonalCommandType[];
const whos = Object.keys(people) as Who[];
describe.each(stages)('a claim that is %s', (stage) => {
  const claim = reach(stage);

  it.each(types)('answers "%s" to each person as the rules say', (type) => {
    const table = (answer: (who: Who) => string): Record<string, string> =>
      Object.fromEntries(whos.map((who) => [who, answer(who)]));
    expect(table((who) => answerOf(ask(claim, by(people[who], good[type]))))).toEqual(
      table((who) => answerTo(standing[who], type, stage)),
    );
  });

  it('is seen by its own organisation and, from Submitted on, by reviewers who do not belong to it', () => {
    const seen = whos.flatMap((who) => (capacityFor(people[who], claim) ? [who] : []));
    expect(seen).toEqual(whos.filter((who) => sees(standing[who], stage)));
  });
});

describe('a refusal', () => {
  it('names those for whom the command is', () => {
    const refused = (who: Who, command: Command) =>
      ask(reach('approved'), by(people[who], command)).refusal;
    expect(refused('partner', good.approve)).toEqual({ kind: 'notForYou', who: ['reviewer'] });
    expect(refused('reviewer', good.requestRejection)).toEqual({
      kind: 'notForYou',
      who: ['partner'],
    });
    expect(refused('reviewer', good.decline)).toEqual({ kind: 'notForYou', who: ['customer'] });
    expect(refused('contact', good.comment)).toEqual({
      kind: 'notForYou',
      who: ['partner', 'reviewer'],
    });
  });

  it('names the locations for which the person may act', () => {
    const { refusal } = ask(reach('submitted'), by(people.ofOslo, good.requestRejection));
    expect(refusal).toEqual({ kind: 'otherLocation', mpnIds: ['1234577'] });
  });

  it('says the same of a claim that is not theirs to see, whatever was asked for', () => {
    for (const type of types) {
      expect(ask(reach('approved'), by(people.stranger, good[type])).refusal).toEqual({
        kind: 'unknownClaim',
      });
    }
  });
});

describe('one person who is several things', () => {
  const claim = reach('approved');
  const both = { ...people.reviewer, customer: people.contact.customer };

  it('declines as the contact and reviews as the reviewer', () => {
    expect(answerOf(ask(claim, by(both, good.decline)))).toBe('ok');
    expect(answerOf(ask(claim, by(both, good.recordCustomerTold)))).toBe('ok');
    expect(ask(claim, by(both, good.decline)).events.at(-1)?.by.role).toBe('customer');
  });

  it('declines nothing before the first approval, though they see the claim', () => {
    expect(answerOf(ask(reach('underReview'), by(both, good.decline)))).toBe('notForYou');
    expect(answerOf(ask(reach('submitted'), by(both, good.noObjection)))).toBe('notForYou');
  });

  it('never reviews a claim of their own organisation, though they are a reviewer', () => {
    const own = { ...people.partner, reviewer: { belongsTo: ['fabrikam'] } };
    expect(answerOf(ask(reach('underReview'), by(own, good.approve)))).toBe('notForYou');
  });

  it('reviews the claims of others, though they are a partner elsewhere', () => {
    const elsewhere = { ...people.rival, reviewer: { belongsTo: ['adatum'] } };
    expect(answerOf(ask(reach('underReview'), by(elsewhere, good.approve)))).toBe('ok');
  });

  it('is the contact by e-mail and tenant together, whatever their case', () => {
    const shouting = {
      ...people.contact,
      customer: {
        email: 'CORA@Tailspin.Example',
        tenantId: people.contact.customer.tenantId.toUpperCase(),
      },
    };
    expect(answerOf(ask(claim, by(shouting, good.decline)))).toBe('ok');
  });
});
