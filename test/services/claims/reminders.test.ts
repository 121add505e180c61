import { describe, expect, it } from '@jest/globals';
import type { Claim } from '../../../services/claims/claim.ts';
import { dueAt, type Rules } from '../../../services/claims/deadlines.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import { reminders } from '../../../services/claims/reminders.ts';
import {
  ask,
  DAY,
  draft,
  goOn,
  good,
  justBefore,
  on,
  paths,
  plusMs,
  reach,
  rulesWith,
  run,
  utc,
  type Stage,
} from '../../support/law.ts';

const remindersIn = (events: readonly ClaimEvent[]): string[] =>
  events.flatMap((event) =>
    event.type === 'reminded' ? [`${event.reminder} ${event.scheduled}`] : [],
  );

/**
 * All reminders of the claim's present state, found by ticking at each due instant; fails where one
 * comes a moment earlier.
 */
function remindersOf(claim: Claim, rules: Rules = rulesWith()): string[] {
  const since = (one: Claim): string =>
    JSON.stringify('since' in one.state ? one.state.since : one.state.status);
  const sent: string[] = [];
  let current = claim;
  for (
    let due = dueAt(current, rules);
    due !== undefined && since(current) === since(claim);
    due = dueAt(current, rules)
  ) {
    expect(ask(current, on(justBefore(due), good.tick), rules).events).toEqual([]);
    const decision = ask(current, on(due, good.tick), rules);
    sent.push(...remindersIn(decision.events));
    current = decision.claim;
  }
  return sent;
}

const nine = (day: string): string => utc(day, '09:00');

describe('the reminders, at nine o’clock', () => {
  it.each<{ stage: Stage; to: string; reminders: readonly string[] }>([
    {
      stage: 'partnerActionRequired',
      to: 'the partner 3 and 1 business days before, and on the day itself',
      reminders: [
        `answerIn3 ${nine('2026-11-04')}`,
        `answerIn1 ${nine('2026-11-06')}`,
        `answerToday ${nine('2026-11-09')}`,
      ],
    },
    {
      stage: 'rejected',
      to: 'the partner 7 and 1 days before the dispute window closes',
      reminders: [`disputeIn7 ${nine('2026-11-25')}`, `disputeIn1 ${nine('2026-12-01')}`],
    },
    {
      stage: 'approved',
      to: 'the customer 2 days before the window ends',
      reminders: [`consentIn2 ${nine('2026-11-07')}`],
    },
    {
      stage: 'submitted',
      to: 'the reviewers 1 business day before',
      reminders: [`reviewStartIn1 ${nine('2026-11-06')}`],
    },
    {
      stage: 'underReview',
      to: 'the reviewer 1 business day before',
      reminders: [`decisionIn1 ${nine('2026-11-06')}`],
    },
    {
      stage: 'disputed',
      to: 'the reviewer 1 business day before',
      reminders: [`decisionIn1 ${nine('2026-11-06')}`],
    },
    {
      stage: 'editing',
      to: 'the partner once after 7 days untouched',
      reminders: [`untouched ${nine('2026-11-10')}`],
    },
    { stage: 'passed', to: 'nobody', reminders: [] },
    { stage: 'closed', to: 'nobody', reminders: [] },
    { stage: 'discarded', to: 'nobody', reminders: [] },
  ])('of a claim that is $stage go to $to', ({ stage, reminders: expected }) => {
    expect(remindersOf(reach(stage))).toEqual(expected);
  });

  it('are all kinds that there are, each in one of these tables', () => {
    expect(Object.keys(reminders).toSorted()).toEqual([
      'answerIn1',
      'answerIn3',
      'answerToday',
      'consentIn2',
      'decisionIn1',
      'disputeIn1',
      'disputeIn7',
      'reviewStartIn1',
      'untouched',
    ]);
  });

  it.each([
    {
      zone: 'America/New_York',
      begin: utc('2026-03-06', '15:00'),
      at: [
        'answerIn3 2026-03-10T13:00:00.000Z',
        'answerIn1 2026-03-12T13:00:00.000Z',
        'answerToday 2026-03-13T13:00:00.000Z',
      ],
    },
    {
      zone: 'Europe/Berlin',
      begin: utc('2026-10-20', '15:00'),
      at: [
        'answerIn3 2026-10-22T07:00:00.000Z',
        'answerIn1 2026-10-26T08:00:00.000Z',
        'answerToday 2026-10-27T08:00:00.000Z',
      ],
    },
    {
      zone: 'Asia/Kolkata',
      begin: utc('2026-11-01', '20:00'),
      at: [
        'answerIn3 2026-11-04T03:30:00.000Z',
        'answerIn1 2026-11-06T03:30:00.000Z',
        'answerToday 2026-11-09T03:30:00.000Z',
      ],
    },
  ])(
    'are those of the clock on the wall in $zone, also around a change of the clocks',
    ({ zone, begin, at }) => {
      const rules = rulesWith({ zone });
      expect(remindersOf(reach('partnerActionRequired', { rules, begin }), rules)).toEqual(at);
    },
  );

  it('come on the last business day before, over weekends and holidays', () => {
    const rules = rulesWith({ closed: ['2026-11-05', '2026-11-06', '2026-11-10'] });
    // five open days after the 2nd: 3, 4, 9, 11, 12
    expect(remindersOf(reach('partnerActionRequired', { rules }), rules)).toEqual([
      `answerIn3 ${nine('2026-11-04')}`,
      `answerIn1 ${nine('2026-11-11')}`,
      `answerToday ${nine('2026-11-12')}`,
    ]);
    expect(remindersOf(reach('submitted', { rules }), rules)).toEqual([
      `reviewStartIn1 ${nine('2026-11-11')}`,
    ]);
  });

  it('come at the hour of the setting', () => {
    const rules = rulesWith({ remindAt: '16:30' });
    expect(remindersOf(reach('approved', { rules }), rules)).toEqual([
      `consentIn2 ${utc('2026-11-07', '16:30')}`,
    ]);
  });

  it('that would lie before the state began are left out', () => {
    const rules = rulesWith({ answer: 1, dispute: 5, consent: 1 });
    expect(remindersOf(reach('partnerActionRequired', { rules }), rules)).toEqual([
      `answerToday ${nine('2026-11-03')}`,
    ]);
    expect(remindersOf(reach('rejected', { rules }), rules)).toEqual([
      `disputeIn1 ${nine('2026-11-06')}`,
    ]);
    expect(remindersOf(reach('approved', { rules }), rules)).toEqual([]);
  });
});

describe('of reminders that are overdue together', () => {
  it.each<{ stage: Stage; at: string; only: string }>([
    {
      stage: 'partnerActionRequired',
      at: utc('2026-11-06', '08:59'),
      only: `answerIn3 ${nine('2026-11-04')}`,
    },
    {
      stage: 'partnerActionRequired',
      at: utc('2026-11-06', '09:00'),
      only: `answerIn1 ${nine('2026-11-06')}`,
    },
    {
      stage: 'partnerActionRequired',
      at: utc('2026-11-09', '23:59'),
      only: `answerToday ${nine('2026-11-09')}`,
    },
    { stage: 'rejected', at: utc('2026-12-02', '23:59'), only: `disputeIn1 ${nine('2026-12-01')}` },
  ])('only the latest goes out: $only at $at', ({ stage, at, only }) => {
    const { claim, events } = ask(reach(stage), on(at, good.tick));
    expect(remindersIn(events)).toEqual([only]);
    expect(remindersIn(ask(claim, on(at, good.tick)).events)).toEqual([]);
  });

  it('the later ones still come in their time', () => {
    const { claim } = ask(reach('partnerActionRequired'), on(utc('2026-11-07'), good.tick));
    expect(remindersOf(claim)).toEqual([`answerToday ${nine('2026-11-09')}`]);
  });
});

describe('no reminder', () => {
  it('comes once the state has moved on', () => {
    const { claim, events } = ask(reach('partnerActionRequired'), on(utc('2026-11-10'), good.tick));
    expect(remindersIn(events)).toEqual([]);
    expect(remindersOf(claim).every((reminder) => reminder.startsWith('dispute'))).toBe(true);
    expect(remindersIn(ask(reach('rejected'), on(utc('2026-12-03'), good.tick)).events)).toEqual(
      [],
    );
  });

  it.each(['submitted', 'underReview', 'disputed'] as const)(
    'comes after the breach of a claim that is %s',
    (stage) => {
      const { claim, events } = ask(reach(stage), on(utc('2026-11-10'), good.tick));
      expect(remindersIn(events)).toEqual([]);
      expect(remindersOf(claim)).toEqual([]);
    },
  );

  it('comes to the customer after the hand-over', () => {
    const { claim } = run([...paths.approved, good.recordNotice]);
    expect(remindersIn(ask(claim, on(utc('2026-11-10'), good.tick)).events)).toEqual([]);
  });

  it('that was sent comes again after a comment, an edit or new proof', () => {
    const { claim } = ask(reach('partnerActionRequired'), on(nine('2026-11-04'), good.tick));
    const { events } = goOn({ claim, events: [] }, [
      ...[good.comment, good.save, good.addPoe].map((command) => on(utc('2026-11-05'), command)),
      on(justBefore(nine('2026-11-06')), good.tick),
    ]);
    expect(remindersIn(events)).toEqual([]);
  });
});

describe('a second stay in a status', () => {
  it('has reminders of its own', () => {
    const again = [
      on(utc('2026-11-09', '10:00'), good.resubmit),
      { ...good.requestInformation, productIds: [] },
    ];
    expect(remindersOf(run([...paths.partnerActionRequired, ...again]).claim)).toEqual([
      `answerIn3 ${nine('2026-11-11')}`,
      `answerIn1 ${nine('2026-11-13')}`,
      `answerToday ${nine('2026-11-16')}`,
    ]);
  });
});

describe('a draft', () => {
  it('is called to mind at the first nine o’clock after seven days untouched', () => {
    const touchedAt = (at: string) => remindersOf(goOn(draft(), [on(at, good.addPoe)]).claim);
    expect(touchedAt(utc('2026-11-04', '09:00'))).toEqual([`untouched ${nine('2026-11-11')}`]);
    expect(touchedAt(utc('2026-11-04', '09:01'))).toEqual([`untouched ${nine('2026-11-12')}`]);
    expect(touchedAt(utc('2026-11-04', '08:00'))).toEqual([`untouched ${nine('2026-11-11')}`]);
  });

  it.each([good.save, good.addPoe, good.removePoe])('is touched by "$type"', (command) => {
    const { claim } = goOn(draft(), [on(utc('2026-11-09', '10:00'), command)]);
    expect(remindersOf(claim)).toEqual([`untouched ${nine('2026-11-17')}`]);
  });

  it('is called to mind once and never again', () => {
    const { claim } = goOn(draft(), [
      on(nine('2026-11-10'), good.tick),
      on(utc('2026-11-11'), good.save),
    ]);
    expect(ask(claim, on(plusMs(claim.updatedAt, 400 * DAY), good.tick)).events).toEqual([]);
  });
});
