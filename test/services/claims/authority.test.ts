import { describe, expect, it } from '@jest/globals';
import { capacityFor } from '../../../services/claims/actor.ts';
import type { Command, PersonalCommandType } from '../../../services/claims/commands.ts';
import { ask, answerOf, by, good, people, reach, stages, type Stage, type Who } from '../../support/law.ts';

/** What the rightful person is answered in each stage; the order of the columns is that of `columns`. */
const columns = [
  'editing',
  'discarded',
  'submitted',
  'underReview',
  'partnerActionRequired',
  'approved',
  'passed',
  'rejected',
  'declined',
  'disputed',
  'closed',
] as const satisfies readonly Stage[];
const answers: Readonly<Record<PersonalCommandType, string>> = {
  //                  edit disc subm revw par  appr pass rej  decl disp closed
  save: '             ok   -    ok   -    ok   -    -    -    -    -    -',
  discard: '          ok   -    -    -    -    -    -    -    -    -    -',
  addPoe: '           ok   -    ok   -    ok   -    -    ok   ok   -    window',
  removePoe: '        ok   -    -    -    -    -    -    -    -    -    -',
  submit: '           ok   -    -    -    -    -    -    -    -    -    -',
  resubmit: '         -    -    -    -    ok   -    -    -    -    -    -',
  takeAdvice: '       -    -    -    -    ok   -    -    -    -    -    -',
  requestRejection: ' -    -    ok   ok   ok   ok   ok   -    -    ok   -',
  dispute: '          -    -    -    -    -    -    -    ok   ok   -    window',
  noteClone: '        -    -    -    -    -    -    -    ok   ok   -    ok',
  startReview: '      -    -    ok   -    -    -    -    -    -    -    -',
  approve: '          -    -    -    ok   -    -    -    -    -    ok   -',
  requestInformation: '-   -    -    ok   -    -    -    -    -    ok   -',
  reject: '           -    -    -    ok   -    -    -    -    -    ok   -',
  reassign: '         -    -    ok   ok   ok   -    -    -    -    ok   -',
  recordCustomerTold: '-   -    -    -    -    ok   window -  -    -    -',
  decline: '          -    -    -    -    -    ok   window -  -    -    -',
  noObjection: '      -    -    -    -    -    ok   window -  -    -    -',
  comment: '          -    -    ok   ok   ok   ok   ok   ok   ok   ok   ok',
};
const shortFor: Readonly<Record<string, string>> = { '-': 'wrongStatus', window: 'windowClosed' };

const types = Object.keys(answers) as PersonalCommandType[];
const reviewers = new Set<PersonalCommandType>([
  'startReview',
  'approve',
  'requestInformation',
  'reject',
  'reassign',
  'recordCustomerTold',
]);
const customers = new Set<PersonalCommandType>(['decline', 'noObjection']);
const sideOf = (type: PersonalCommandType): 'partner' | 'reviewer' | 'customer' | 'both' => {
  if (type === 'comment') return 'both';
  if (reviewers.has(type)) return 'reviewer';
  return customers.has(type) ? 'customer' : 'partner';
};

/** As what each person stands before the claim, whatever they ask for. */
const standing: Readonly<Record<Who, 'partner' | 'roleMissing' | 'otherLocation' | 'reviewer' | 'contact' | 'nobody'>> =
  {
    partner: 'partner',
    billingAdmin: 'partner',
    globalAdmin: 'partner',
    ofSeattle: 'partner',
    ofOslo: 'otherLocation',
    onlooker: 'roleMissing',
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
const everApproved = new Set<Stage>(['approved', 'passed', 'declined']);
const neverSubmitted = new Set<Stage>(['editing', 'discarded']);

/** What rules.md section 1 says of a person, a command and a stage. */
function expected(who: Who, type: PersonalCommandType, stage: Stage): string {
  const [, ...cells] = ` ${answers[type].trim()}`.split(/\s+/);
  const cell = cells[columns.indexOf(stage)] ?? '';
  const due = shortFor[cell] ?? cell;
  const side = sideOf(type);
  switch (standing[who]) {
    case 'nobody':
      return 'unknownClaim';
    case 'contact':
      if (!everApproved.has(stage)) return 'unknownClaim';
      return side === 'customer' ? due : 'notForYou';
    case 'reviewer':
      if (neverSubmitted.has(stage)) return 'unknownClaim';
      return side === 'reviewer' || side === 'both' ? due : 'notForYou';
    default:
      if (side === 'reviewer' || side === 'customer') return 'notForYou';
      return standing[who] === 'partner' ? due : standing[who];
  }
}

const whos = Object.keys(people) as Who[];
describe.each(stages)('a claim that is %s', (stage) => {
  const claim = reach(stage);

  it.each(types)('answers "%s" to each person as the rules say', (type) => {
    const table = (answer: (who: Who) => string): Record<string, string> =>
      Object.fromEntries(whos.map((who) => [who, answer(who)]));
    expect(table((who) => answerOf(ask(claim, by(people[who], good[type]))))).toEqual(
      table((who) => expected(who, type, stage)),
    );
  });

  it('is seen by its own organisation and, from Submitted on, by reviewers who do not belong to it', () => {
    const seen = whos.flatMap((who) => (capacityFor(people[who], claim) ? [who] : []));
    const theirs: Who[] = ['partner', 'billingAdmin', 'globalAdmin', 'ofSeattle', 'ofOslo', 'onlooker'];
    const others: Who[] = neverSubmitted.has(stage) ? [] : ['reviewer', 'otherReviewer'];
    expect(seen).toEqual([...theirs, ...others, ...(everApproved.has(stage) ? ['contact'] : [])]);
  });
});

describe('a refusal', () => {
  it('names those for whom the command is', () => {
    const refused = (who: Who, command: Command) => ask(reach('approved'), by(people[who], command)).refusal;
    expect(refused('partner', good.approve)).toEqual({ kind: 'notForYou', who: ['reviewer'] });
    expect(refused('reviewer', good.requestRejection)).toEqual({ kind: 'notForYou', who: ['partner'] });
    expect(refused('reviewer', good.decline)).toEqual({ kind: 'notForYou', who: ['customer'] });
    expect(refused('contact', good.comment)).toEqual({ kind: 'notForYou', who: ['partner', 'reviewer'] });
  });

  it('names the locations for which the person may act', () => {
    const { refusal } = ask(reach('submitted'), by(people.ofOslo, good.requestRejection));
    expect(refusal).toEqual({ kind: 'otherLocation', mpnIds: ['1234577'] });
  });

  it('says the same of a claim that is not theirs to see, whatever was asked for', () => {
    for (const type of types) {
      expect(ask(reach('approved'), by(people.stranger, good[type])).refusal).toEqual({ kind: 'unknownClaim' });
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
      customer: { email: 'CORA@Tailspin.Example', tenantId: people.contact.customer.tenantId.toUpperCase() },
    };
    expect(answerOf(ask(claim, by(shouting, good.decline)))).toBe('ok');
  });
});
