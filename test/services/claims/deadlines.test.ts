import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../../services/claims/deadlines.ts';
import { builtInPolicy } from '../../../services/claims/policy.ts';
import {
  ask,
  draft,
  good,
  justBefore,
  MONDAY,
  on,
  paths,
  plusMs,
  reach,
  rulesWith,
  run,
  utc,
  type Stage,
} from '../../support/law.ts';

const types = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

describe('the periods', () => {
  it('have the lengths that the rules name, unless a setting says otherwise', () => {
    expect(builtInPolicy).toEqual({
      reviewStart: 5,
      decision: 5,
      target: 10,
      answer: 5,
      consent: 7,
      dispute: 30,
      disputeResult: 5,
      maxDisputes: null,
      remindAt: '09:00',
      poeMaxFiles: 20,
      poeMaxBytes: 26_214_400,
      zone: 'UTC',
      holidays: '',
    });
  });

  it.each<{ stage: Stage; day: string; setting: object; changed: string }>([
    { stage: 'submitted', day: '2026-11-09', setting: { reviewStart: 2 }, changed: '2026-11-04' },
    { stage: 'underReview', day: '2026-11-09', setting: { decision: 3 }, changed: '2026-11-05' },
    {
      stage: 'partnerActionRequired',
      day: '2026-11-09',
      setting: { answer: 1 },
      changed: '2026-11-03',
    },
    { stage: 'approved', day: '2026-11-09', setting: { consent: 14 }, changed: '2026-11-16' },
    { stage: 'rejected', day: '2026-12-02', setting: { dispute: 10 }, changed: '2026-11-12' },
    { stage: 'disputed', day: '2026-11-09', setting: { disputeResult: 8 }, changed: '2026-11-12' },
  ])(
    'of a claim that is $stage end on $day, or as the setting says',
    ({ stage, day, setting, changed }) => {
      expect(reach(stage).state).toMatchObject({ deadline: { day } });
      expect(reach(stage, { rules: rulesWith(setting) }).state).toMatchObject({
        deadline: { day: changed },
      });
    },
  );

  it('stay those of the submission when a setting changes', () => {
    const { claim } = run(paths.submitted);
    const others = rulesWith({
      decision: 1,
      answer: 1,
      dispute: 1,
      consent: 1,
      zone: 'Asia/Kolkata',
      remindAt: '17:00',
    });
    const { claim: review } = ask(claim, good.startReview, others);
    expect(review.state).toMatchObject({ deadline: { day: '2026-11-09', zone: 'UTC' } });
    expect(ask(review, good.approve, others).claim.state).toMatchObject({
      deadline: { day: '2026-11-09' },
    });
    expect(ask(review, good.reject, others).claim.state).toMatchObject({
      deadline: { day: '2026-12-02' },
    });
    expect(dueAt(ask(review, good.requestInformation, others).claim, others)).toBe(
      utc('2026-11-04', '09:00'),
    );
  });

  it('are kept as instants in UTC with the day and the zone that they came from', () => {
    const rules = rulesWith({ zone: 'America/New_York' });
    expect(reach('partnerActionRequired', { rules }).state).toMatchObject({
      deadline: {
        at: utc('2026-11-10', '05:00'),
        day: '2026-11-09',
        zone: 'America/New_York',
        counted: 'business',
      },
    });
  });

  it('skip the public holidays of the calendar, business days only', () => {
    const rules = rulesWith({ closed: ['2026-11-03', '2026-11-09'] });
    expect(reach('partnerActionRequired', { rules }).state).toMatchObject({
      deadline: { day: '2026-11-11' },
    });
    expect(reach('approved', { rules }).state).toMatchObject({ deadline: { day: '2026-11-09' } });
  });
});

/** Each window and flag at its exact instant, in zones with summer time and without midnight. */
const zoned = [
  {
    zone: 'UTC',
    begin: utc('2026-11-02', '10:00'),
    business: utc('2026-11-10'),
    week: utc('2026-11-10'),
    month: utc('2026-12-03'),
  },
  // the clocks go forward on Sunday 8 March: five hours behind UTC before, four after
  {
    zone: 'America/New_York',
    begin: utc('2026-03-06', '15:00'),
    business: utc('2026-03-14', '04:00'),
    week: utc('2026-03-14', '04:00'),
    month: utc('2026-04-06', '04:00'),
  },
  // and back on Sunday 25 October
  {
    zone: 'Europe/Berlin',
    begin: utc('2026-10-23', '15:00'),
    business: utc('2026-10-30', '23:00'),
    week: utc('2026-10-30', '23:00'),
    month: utc('2026-11-22', '23:00'),
  },
  // midnight of Sunday 6 September does not exist: seven days from Saturday 29 August end as 01:00
  // strikes
  {
    zone: 'America/Santiago',
    begin: utc('2026-08-29', '15:00'),
    business: utc('2026-09-05', '04:00'),
    week: utc('2026-09-06', '04:00'),
    month: utc('2026-09-29', '03:00'),
  },
] as const;

describe.each(zoned)('a window in $zone', ({ zone, begin, business, week, month }) => {
  const rules = rulesWith({ zone });
  const at = (stage: keyof typeof paths) =>
    run(
      paths[stage].map((step) =>
        'command' in step ? { ...step, at: plusMs(begin, 60_000) } : step,
      ),
      { rules, begin },
    ).claim;

  it('for the partner’s answer is open in its last millisecond and closed at the deadline', () => {
    const claim = at('partnerActionRequired');
    expect(ask(claim, on(justBefore(business), good.resubmit), rules).refusal).toBeUndefined();
    const late = ask(claim, on(business, good.tick), rules);
    expect(late.claim.state).toMatchObject({
      status: 'rejected',
      reason: 'noPartnerResponse',
      since: business,
    });
  });

  it('for the customer’s decline is open in its last millisecond and closed at the deadline', () => {
    const { claim } = ask(at('approved'), good.recordNotice, rules);
    expect(ask(claim, on(justBefore(week), good.decline), rules).refusal).toBeUndefined();
    expect(ask(claim, on(week, good.decline), rules).refusal).toEqual({
      kind: 'windowClosed',
      window: 'consent',
    });
  });

  it('for a dispute is open in its last millisecond and closed at the deadline', () => {
    const claim = at('rejected');
    expect(ask(claim, on(justBefore(month), good.dispute), rules).refusal).toBeUndefined();
    expect(ask(claim, on(month, good.dispute), rules).refusal).toEqual({
      kind: 'windowClosed',
      window: 'dispute',
    });
  });

  it.each([
    { stage: 'submitted', period: 'reviewStart' },
    { stage: 'underReview', period: 'decision' },
    { stage: 'disputed', period: 'disputeResult' },
  ] as const)(
    'for the reviewers of a claim that is $stage is flagged at the deadline',
    ({ stage, period }) => {
      const claim = at(stage);
      expect(types(ask(claim, on(justBefore(business), good.tick), rules).events)).not.toContain(
        'breached',
      );
      expect(ask(claim, on(business, good.tick), rules).events).toMatchObject([
        { type: 'breached', period },
      ]);
    },
  );
});

describe('when a claim is due next', () => {
  it.each<{ stage: Stage; at: string | undefined; what: string }>([
    {
      stage: 'editing',
      at: utc('2026-11-10', '09:00'),
      what: 'its reminder, at nine after seven days',
    },
    { stage: 'discarded', at: undefined, what: 'never' },
    {
      stage: 'submitted',
      at: utc('2026-11-06', '09:00'),
      what: 'a business day before the review must begin',
    },
    {
      stage: 'underReview',
      at: utc('2026-11-06', '09:00'),
      what: 'a business day before the decision',
    },
    {
      stage: 'partnerActionRequired',
      at: utc('2026-11-04', '09:00'),
      what: 'three business days before the end',
    },
    { stage: 'approved', at: utc('2026-11-07', '09:00'), what: 'two days before the end' },
    { stage: 'passed', at: undefined, what: 'never' },
    { stage: 'rejected', at: utc('2026-11-25', '09:00'), what: 'seven days before the end' },
    { stage: 'disputed', at: utc('2026-11-06', '09:00'), what: 'a business day before the result' },
    { stage: 'closed', at: undefined, what: 'never' },
  ])('and it is $stage: $what', ({ stage, at }) => {
    expect(dueAt(reach(stage), rulesWith())).toBe(at);
  });

  it('is each reminder, flag and deadline in turn, and then nothing', () => {
    const seen: string[] = [];
    let { claim } = run(paths.submitted);
    for (let due = dueAt(claim, rulesWith()); due !== undefined; due = dueAt(claim, rulesWith())) {
      const decision = ask(claim, on(due, good.tick));
      seen.push(
        `${due} ${decision.events.map((event) => (event.type === 'breached' ? event.period : event.type)).join()}`,
      );
      claim = decision.claim;
    }
    expect(seen).toEqual([
      `${utc('2026-11-06', '09:00')} reminded`,
      `${utc('2026-11-10')} reviewStart`,
      `${utc('2026-11-17')} target`,
    ]);
  });

  it('does not count the target while it stands still', () => {
    const { claim } = run([
      ...paths.underReview,
      on(utc('2026-11-13', '10:00'), good.requestInformation),
    ]);
    expect(dueAt(claim, rulesWith())).toBe(utc('2026-11-17', '09:00'));
    expect(claim.target?.deadline.at).toBe(utc('2026-11-17'));
  });

  it('does not count the end of the consent before the customer was told', () => {
    const { claim } = run([...paths.approved, on(utc('2026-11-08'), good.tick)]);
    expect(dueAt(claim, rulesWith())).toBeUndefined();
    expect(dueAt(ask(claim, good.recordNotice).claim, rulesWith())).toBe(utc('2026-11-10'));
  });
});

describe('what is due comes first', () => {
  it('several things at once, in one go', () => {
    const { events } = ask(reach('submitted'), on(utc('2026-12-01'), good.startReview));
    expect(events.map((event) => (event.type === 'breached' ? event.period : event.type))).toEqual([
      'reviewStart',
      'target',
      'reviewStarted',
    ]);
  });

  it('also where the command is refused: then only that is done', () => {
    const late = ask(
      reach('rejected'),
      on(utc('2027-01-01'), { ...good.dispute, justification: '' }),
    );
    expect(late.refusal).toEqual({ kind: 'windowClosed', window: 'dispute' });
    expect(types(late.events)).toEqual(['disputeClosed']);
  });

  it('and a clock that stands behind the claim is not believed', () => {
    const { claim } = ask(reach('rejected'), on(utc('2026-11-20'), good.comment));
    const { events } = ask(claim, on(MONDAY, good.comment));
    expect(events).toMatchObject([{ at: utc('2026-11-20') }]);
    expect(draft().claim.updatedAt).toBe(MONDAY);
  });
});
