import { describe, expect, it } from '@jest/globals';
import { english } from '../../../cards/text/languages.ts';
import type { Actor } from '../../../services/claims/actor.ts';
import type { Claim } from '../../../services/claims/claim.ts';
import type { Command } from '../../../services/claims/commands.ts';
import { evolve } from '../../../services/claims/evolve.ts';
import { messagesOf, sinceOf, type Message } from '../../../services/claims/messages.ts';
import {
  ask,
  by,
  CUSTOMER_TENANT,
  draft,
  goOn,
  good,
  on,
  paths,
  people,
  reach,
  run,
  type Stage,
  type Step,
  utc,
} from '../../support/law.ts';

/** The messages that follow from a step. */
function messagesFrom(before: Claim, step: Command | Step): Message[] {
  let claim = before;
  return ask(before, step).events.flatMap((event) => {
    const earlier = claim;
    claim = evolve(earlier, event);
    return messagesOf(event, earlier, claim);
  });
}

/** A message in short: `rejected -> partner`, or the kind of another consequence. */
const short = (message: Message): string => {
  if (message.kind !== 'notice')
    return message.kind === 'eligibility' ? message.action : message.kind;
  const { audience } = message;
  return `${message.notice} -> ${audience.to === 'person' ? audience.person.name : audience.to}`;
};

const told = run([...paths.approved, good.recordNotice]).claim;
const table: readonly {
  what: string;
  before: Claim;
  step: Command | Step;
  messages: readonly string[];
}[] = [
  {
    what: 'a submission',
    before: reach('editing'),
    step: good.submit,
    messages: ['submitted -> reviewers'],
  },
  {
    what: 'the start of a review',
    before: reach('submitted'),
    step: good.startReview,
    messages: ['reviewStarted -> partner'],
  },
  {
    what: 'a question',
    before: reach('underReview'),
    step: good.requestInformation,
    messages: ['informationRequested -> partner'],
  },
  {
    what: 'a resubmission',
    before: reach('partnerActionRequired'),
    step: good.resubmit,
    messages: ['resubmitted -> reviewer', 'resubmitted -> partner'],
  },
  {
    what: 'an approval',
    before: reach('underReview'),
    step: good.approve,
    messages: ['approved -> partner', 'consentAsked -> customer'],
  },
  {
    what: 'an approval after a dispute',
    before: run([...paths.declined, good.dispute]).claim,
    step: good.approve,
    messages: ['approved -> partner', 'consentAsked -> customer'],
  },
  {
    what: 'a rejection',
    before: reach('underReview'),
    step: good.reject,
    messages: ['rejected -> partner', 'rejected -> reviewer'],
  },
  {
    what: 'a partner’s silence',
    before: reach('partnerActionRequired'),
    step: on(utc('2026-11-10'), good.tick),
    messages: ['rejected -> partner', 'rejected -> reviewer'],
  },
  {
    what: 'a decline',
    before: reach('approved'),
    step: good.decline,
    messages: ['rejected -> partner', 'rejected -> reviewer', 'releaseHold'],
  },
  {
    what: 'a partner’s request before the approval',
    before: reach('submitted'),
    step: good.requestRejection,
    messages: ['rejected -> partner', 'rejected -> reviewer'],
  },
  {
    what: 'a partner’s request after the hand-over',
    before: reach('passed'),
    step: good.requestRejection,
    messages: ['rejected -> partner', 'rejected -> reviewer', 'releaseHold', 'withdraw'],
  },
  {
    what: 'a rejection of what eligibility was told to forget before',
    before: run([...paths.passed, good.requestRejection, good.dispute]).claim,
    step: good.reject,
    messages: ['rejected -> partner', 'rejected -> reviewer'],
  },
  {
    what: 'the end of the consent',
    before: told,
    step: on(utc('2026-11-10'), good.tick),
    messages: ['sentToEligibility -> partner', 'sentToEligibility -> reviewer', 'assess'],
  },
  {
    what: 'no objection',
    before: told,
    step: good.noObjection,
    messages: ['noObjection -> partner', 'noObjection -> reviewer'],
  },
  {
    what: 'a dispute',
    before: reach('rejected'),
    step: good.dispute,
    messages: ['disputed -> reviewer', 'disputed -> partner'],
  },
  {
    what: 'a dispute rejected',
    before: reach('disputed'),
    step: good.reject,
    messages: ['rejected -> partner', 'rejected -> reviewer'],
  },
  {
    what: 'a partner’s comment',
    before: reach('underReview'),
    step: good.comment,
    messages: ['commented -> reviewer'],
  },
  {
    what: 'a reviewer’s comment',
    before: reach('underReview'),
    step: by(people.reviewer, good.comment),
    messages: ['commented -> partner'],
  },
  {
    what: 'a new reviewer',
    before: reach('underReview'),
    step: good.reassign,
    messages: ['reassigned -> reviewer', 'reassigned -> partner', 'reassigned -> Rita Reviewer'],
  },
  {
    what: 'a first reviewer',
    before: reach('submitted'),
    step: good.reassign,
    messages: ['reassigned -> reviewer', 'reassigned -> partner'],
  },
  {
    what: 'an answer of eligibility',
    before: reach('passed'),
    step: good.recordEligibility,
    messages: ['eligibilityAnswered -> partner'],
  },
  {
    what: 'a breach, which the daily digest tells',
    before: reach('submitted'),
    step: on(utc('2026-11-10'), good.tick),
    messages: [],
  },
  {
    what: 'the end of the dispute window',
    before: reach('rejected'),
    step: on(utc('2026-12-03'), good.tick),
    messages: [],
  },
  { what: 'an edit', before: reach('submitted'), step: good.save, messages: [] },
  { what: 'new proof', before: reach('submitted'), step: good.addPoe, messages: [] },
  { what: 'a discarded draft', before: reach('editing'), step: good.discard, messages: [] },
  {
    what: 'a note that the customer was told',
    before: reach('approved'),
    step: good.recordCustomerTold,
    messages: [],
  },
  { what: 'a hold lost', before: reach('underReview'), step: good.loseHold, messages: [] },
  {
    what: 'a new association from it',
    before: reach('closed'),
    step: good.noteClone,
    messages: [],
  },
];

const ofReminders: readonly { stage: Stage; at: string; message: string }[] = [
  {
    stage: 'partnerActionRequired',
    at: utc('2026-11-04', '09:00'),
    message: 'answerIn3 -> partner',
  },
  {
    stage: 'partnerActionRequired',
    at: utc('2026-11-06', '09:00'),
    message: 'answerIn1 -> partner',
  },
  {
    stage: 'partnerActionRequired',
    at: utc('2026-11-09', '09:00'),
    message: 'answerToday -> partner',
  },
  { stage: 'rejected', at: utc('2026-11-25', '09:00'), message: 'disputeIn7 -> partner' },
  { stage: 'rejected', at: utc('2026-12-01', '09:00'), message: 'disputeIn1 -> partner' },
  { stage: 'approved', at: utc('2026-11-07', '09:00'), message: 'consentIn2 -> customer' },
  { stage: 'submitted', at: utc('2026-11-06', '09:00'), message: 'reviewStartIn1 -> reviewer' },
  { stage: 'underReview', at: utc('2026-11-06', '09:00'), message: 'decisionIn1 -> reviewer' },
  { stage: 'editing', at: utc('2026-11-10', '09:00'), message: 'untouched -> partner' },
];

describe('who is told', () => {
  it('is written in these tables for every notice', () => {
    const all = [
      ...table.flatMap(({ messages }) => messages),
      ...ofReminders.map(({ message }) => message),
    ];
    const kinds = new Set(
      all.filter((one) => one.includes(' -> ')).map((one) => one.split(' -> ')[0] ?? ''),
    );
    expect([...kinds].toSorted()).toEqual(Object.keys(english.notices).toSorted());
  });

  it.each(table)('of $what', ({ before, step, messages }) => {
    expect(messagesFrom(before, step).map(short)).toEqual(messages);
  });

  it.each(ofReminders)('by a reminder: $message', ({ stage, at, message }) => {
    expect(messagesFrom(reach(stage), on(at, good.tick)).map(short)).toEqual([message]);
  });

  it.each<{ who: Actor; command: Command; before: Claim }>([
    { who: people.billingAdmin, command: good.requestRejection, before: reach('submitted') },
    { who: people.reviewer, command: good.reject, before: reach('underReview') },
    { who: people.contact, command: good.decline, before: reach('approved') },
  ])('is everyone but who did it', ({ who, command, before }) => {
    const excepted = messagesFrom(before, by(who, command)).flatMap((message) =>
      message.kind === 'notice' ? [message.except] : [],
    );
    expect(new Set(excepted)).toEqual(new Set([who.person.id]));
  });

  it('by the clock is everyone', () => {
    for (const message of messagesFrom(told, on(utc('2026-11-10'), good.tick)))
      expect(message).not.toHaveProperty('except');
  });

  it('on the partner’s side is whoever made the claim and everyone who acted on it', () => {
    const { claim } = run([
      by(people.billingAdmin, good.submit),
      good.startReview,
      by(people.globalAdmin, good.comment),
      by(people.reviewer, good.comment),
      good.approve,
      good.noObjection,
    ]);
    expect(claim.people.map(({ name }) => name)).toEqual([
      'Petra Partner',
      'Bill Billing',
      'Gloria Global',
    ]);
  });
});

describe('a message', () => {
  it('has a name of its own, the same whenever it is worked out', () => {
    const { events } = run([...paths.passed, good.requestRejection]);
    const all = () => {
      let claim: Claim | undefined;
      return events.flatMap((event) => {
        const before = claim;
        claim = evolve(before, event);
        return messagesOf(event, before, claim);
      });
    };
    const ids = all().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all()).toEqual(all());
    for (const message of all())
      expect(message).toMatchObject({ claimId: 'CPOR-1111-1111', at: expect.any(String) });
    expect(ids).toContain('CPOR-1111-1111-' + String(events.length) + '-release');
  });

  it('that reminds says in which state it is true, so that it is not sent when that has ended', () => {
    const claim = reach('partnerActionRequired');
    const [message] = messagesFrom(claim, on(utc('2026-11-04', '09:00'), good.tick));
    expect(message).toHaveProperty('while', sinceOf(claim));
    const { claim: next } = ask(claim, on(utc('2026-11-04', '09:00'), good.resubmit));
    expect(sinceOf(next)).not.toBe(sinceOf(claim));
    const [plain] = messagesFrom(claim, good.comment);
    expect(plain).not.toHaveProperty('while');
  });

  it('of a draft’s reminder is true until the draft is touched', () => {
    const [message] = messagesFrom(draft().claim, on(utc('2026-11-10', '09:00'), good.tick));
    const touched = goOn(draft(), [on(utc('2026-11-10', '09:00'), good.save)]).claim;
    expect(message).toHaveProperty('while', sinceOf(draft().claim));
    expect(sinceOf(touched)).not.toBe(sinceOf(draft().claim));
  });

  it('to eligibility names the hand-over that it is about', () => {
    const [, , assess] = messagesFrom(told, on(utc('2026-11-10'), good.tick));
    expect(assess).toMatchObject({
      kind: 'eligibility',
      action: 'assess',
      messageId: 'CPOR-1111-1111-1',
    });
    const withdraw = messagesFrom(reach('passed'), good.requestRejection).at(-1);
    expect(withdraw).toMatchObject({
      kind: 'eligibility',
      action: 'withdraw',
      messageId: 'CPOR-1111-1111-1',
    });
  });

  it('that frees a hold names the customer’s tenant', () => {
    const message = messagesFrom(reach('approved'), good.decline).find(
      ({ kind }) => kind === 'releaseHold',
    );
    expect(message).toMatchObject({ tenantId: CUSTOMER_TENANT, claimId: 'CPOR-1111-1111' });
  });
});
