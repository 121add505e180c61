import { describe, expect, it } from '@jest/globals';
import {
  answerOf,
  ask,
  by,
  CONTACT_EMAIL,
  CUSTOMER_TENANT,
  DAY,
  good,
  justBefore,
  MONDAY,
  on,
  paths,
  people,
  plusMs,
  reach,
  run,
  utc,
} from '../../support/law.ts';

const ends = utc('2026-11-10');
const told = [...paths.approved, good.recordNotice];
const typesOf = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

describe('a claim in Approved', () => {
  it('gives the customer seven calendar days, the last of them whole', () => {
    expect(reach('approved').state).toMatchObject({
      since: MONDAY,
      consent: 'open',
      deadline: { at: ends, day: '2026-11-09', counted: 'calendar' },
    });
  });

  it('may be declined by the customer until the last millisecond', () => {
    const { claim } = ask(run(told).claim, on(justBefore(ends), good.decline));
    expect(claim.state).toMatchObject({
      status: 'rejected',
      reason: 'customerDecline',
      comment: 'We never met.',
    });
  });

  it('may be declined without a reason', () => {
    const { claim } = ask(reach('approved'), { type: 'decline', comment: '' });
    expect(claim.state).toMatchObject({
      status: 'rejected',
      reason: 'customerDecline',
      comment: '',
    });
  });

  it('cannot be declined at the deadline: it is handed over first', () => {
    const late = ask(run(told).claim, on(ends, good.decline));
    expect(late.refusal).toEqual({ kind: 'windowClosed', window: 'consent' });
    expect(typesOf(late.events)).toEqual(['sentToEligibility']);
    expect(late.claim.state).toMatchObject({ status: 'approved', consent: 'passed' });
  });

  it('is sent to eligibility once when the window passes, and stays Approved', () => {
    const { claim, events } = ask(run(told).claim, on(ends, good.tick));
    expect(typesOf(events)).toEqual(['sentToEligibility']);
    expect(claim.state).toMatchObject({ status: 'approved', consent: 'passed' });
    expect(claim.eligibility).toEqual({ messageId: 'CPOR-1111-1111-1', at: ends });
    expect(ask(claim, on(plusMs(ends, 400 * DAY), good.tick)).events).toEqual([]);
  });

  it('may be declined from an old card: only the status and the window count', () => {
    for (const rev of [undefined, 0, 'x'])
      expect(answerOf(ask(reach('approved'), { command: good.decline, rev }))).toBe('ok');
  });

  it('cannot be edited, nor take proof, nor lose its contact', () => {
    for (const command of [good.save, good.addPoe, good.removePoe])
      expect(answerOf(ask(reach('approved'), command))).toBe('wrongStatus');
  });
});

describe('an Approved claim of whose customer nobody knows whether they were told', () => {
  const untold = reach('approved');

  it('is not handed over, however late it is: silence is the consent of someone who was told', () => {
    const { claim, events } = ask(untold, on(utc('2027-03-01'), good.tick));
    expect(claim.state).toMatchObject({ consent: 'open' });
    expect(typesOf(events)).not.toContain('sentToEligibility');
  });

  it('may still be declined after the deadline, until it is handed over', () => {
    const { claim } = ask(untold, on(utc('2027-03-01'), good.decline));
    expect(claim.state).toMatchObject({ status: 'rejected', reason: 'customerDecline' });
  });

  it('is handed over once a notice was delivered, the window having passed', () => {
    const after = ask(untold, on(utc('2026-11-20'), good.recordNotice));
    expect(typesOf(after.events)).toContain('customerTold');
    const next = ask(after.claim, on(utc('2026-11-20'), good.tick));
    expect(typesOf(next.events)).toEqual(['sentToEligibility']);
  });

  it('is handed over at the deadline, not before, where the notice came in time', () => {
    const { claim } = ask(untold, on(utc('2026-11-03'), good.recordNotice));
    expect(ask(claim, on(justBefore(ends), good.tick)).claim.state).toMatchObject({
      consent: 'open',
    });
    expect(ask(claim, on(ends, good.tick)).claim.state).toMatchObject({ consent: 'passed' });
  });

  it('is handed over once a reviewer has recorded how the customer was told', () => {
    const at = utc('2026-11-12', '11:00');
    const { claim } = ask(untold, on(at, by(people.otherReviewer, good.recordCustomerTold)));
    expect(claim.told).toEqual([{ how: 'reviewer', to: 'Rashid Reviewer', at }]);
    expect(ask(claim, on(at, good.tick)).claim.state).toMatchObject({ consent: 'passed' });
  });

  it('is not told by a reviewer who does not say how', () => {
    expect(ask(untold, { type: 'recordCustomerTold', comment: '' }).refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'comment', reason: 'required' }],
    });
  });
});

describe('what is known of who was told', () => {
  it('holds each way and address once', () => {
    const email = {
      ...good.recordNotice,
      told: { ...good.recordNotice.told, how: 'email' as const },
    };
    const { claim } = run([...paths.approved, good.recordNotice, good.recordNotice, email, email]);
    expect(claim.told.map(({ how, to }) => `${how} ${to}`)).toEqual([
      `teams ${CONTACT_EMAIL}`,
      `email ${CONTACT_EMAIL}`,
    ]);
  });

  it('begins anew with each approval', () => {
    const { claim } = run([...told, good.decline, good.dispute, good.approve]);
    expect(claim.told).toEqual([]);
    expect(ask(claim, on(utc('2027-01-01'), good.tick)).claim.state).toMatchObject({
      consent: 'open',
    });
  });

  it.each(['submitted', 'underReview', 'rejected', 'passed'] as const)(
    'is not added to a claim that is %s',
    (stage) => {
      const claim = reach(stage);
      expect(
        ask(claim, { ...good.recordNotice, told: { how: 'email', to: 'x', at: MONDAY } }).events,
      ).toEqual([]);
    },
  );
});

describe('a customer who has no objection', () => {
  const { claim: before } = run(told);
  const { claim, events } = ask(before, good.noObjection);

  it('is noted, and neither status nor window change', () => {
    expect(typesOf(events)).toEqual(['noObjection']);
    expect(claim.noObjectionAt).toBe(claim.updatedAt);
    expect(claim.state).toEqual(before.state);
    expect(claim.rev).toBe(before.rev);
  });

  it('was told, whether or not a notice was ever recorded, so that the window can pass', () => {
    const { claim: now } = ask(reach('approved'), good.noObjection);
    expect(now.told).toEqual([{ how: 'teams', to: CONTACT_EMAIL, at: now.updatedAt }]);
    expect(claim.told).toEqual(before.told);
  });

  it('may still decline', () => {
    expect(answerOf(ask(claim, good.decline))).toBe('ok');
  });

  it('says so once in each window', () => {
    expect(ask(claim, good.noObjection).events).toEqual([]);
    const again = run([
      ...told,
      good.noObjection,
      ...[good.decline, good.dispute].map((c) => on(utc('2026-11-03'), c)),
      good.approve,
    ]);
    expect(typesOf(ask(again.claim, good.noObjection).events)).toEqual(['noObjection']);
  });
});

describe('the right to decline', () => {
  const change = {
    type: 'save',
    page: 'edit',
    input: { customerContactEmail: 'carl@tailspin.example' },
  } as const;
  const { claim } = run([good.submit, change, good.startReview, good.approve]);

  it('moves to the new contact when the contact’s e-mail changes', () => {
    expect(answerOf(ask(claim, by(people.contact, good.decline)))).toBe('unknownClaim');
    expect(answerOf(ask(claim, by(people.colleague, good.decline)))).toBe('ok');
  });

  it('is not that of the same e-mail address in another tenant, nor of another address in the tenant', () => {
    const tenant = reach('approved');
    expect(answerOf(ask(tenant, by(people.pretender, good.decline)))).toBe('unknownClaim');
    expect(answerOf(ask(tenant, by(people.colleague, good.decline)))).toBe('unknownClaim');
    expect(tenant.fields.customerTenantId).toBe(CUSTOMER_TENANT);
  });
});

describe('what eligibility answers', () => {
  const passed = reach('passed');

  it('stands on the claim with its code', () => {
    const { claim, events } = ask(passed, on(utc('2026-11-15'), good.recordEligibility));
    expect(claim.eligibility?.outcome).toEqual({ code: 'IVDMPN', at: utc('2026-11-15') });
    expect(claim.state).toEqual(passed.state);
    expect(claim.rev).toBe(passed.rev);
    expect(typesOf(events)).toEqual(['eligibilityAnswered']);
  });

  it('is heard once, and only for what was handed over', () => {
    const { claim } = ask(passed, good.recordEligibility);
    expect(ask(claim, { ...good.recordEligibility, code: 'eligible' }).events).toEqual([]);
    expect(
      ask(passed, { ...good.recordEligibility, messageId: 'CPOR-1111-1111-2' }).events,
    ).toEqual([]);
    expect(ask(reach('approved'), good.recordEligibility).events).toEqual([]);
  });

  it('is not heard of a claim that was taken back meanwhile', () => {
    const { claim } = ask(passed, good.requestRejection);
    expect(ask(claim, good.recordEligibility).events).toEqual([]);
  });
});

describe('a rejection after the hand-over', () => {
  it('takes the claim back from eligibility', () => {
    const { claim, events } = ask(reach('passed'), on(utc('2026-11-15'), good.requestRejection));
    expect(events).toMatchObject([{ type: 'rejected', reason: 'partnerRequest', withdraws: true }]);
    expect(claim.eligibility).toMatchObject({
      messageId: 'CPOR-1111-1111-1',
      withdrawnAt: utc('2026-11-15'),
    });
  });

  it('takes it back once: what comes later finds nothing to take back', () => {
    const later = [good.dispute, on(utc('2026-11-25'), good.reject)];
    const { claim, events } = run([...paths.passed, good.requestRejection, ...later]);
    expect(claim.eligibility?.withdrawnAt).toBe(utc('2026-11-10'));
    expect(events.flatMap((event) => (event.type === 'rejected' ? [event.withdraws] : []))).toEqual(
      [true, false],
    );
  });

  it('before any hand-over takes nothing back', () => {
    for (const command of [good.decline, good.requestRejection])
      expect(ask(reach('approved'), command).events).toMatchObject([
        { type: 'rejected', withdraws: false },
      ]);
  });

  it('may be followed by a second hand-over under a name of its own, and that can be taken back too', () => {
    const again = [good.requestRejection, good.dispute, good.approve, good.recordNotice];
    const { claim, events } = run([...paths.passed, ...again, on(utc('2026-11-30'), good.tick)]);
    expect(claim.eligibility).toEqual({ messageId: 'CPOR-1111-1111-2', at: utc('2026-11-30') });
    expect(typesOf(events).filter((type) => type === 'sentToEligibility')).toHaveLength(2);
    expect(ask(claim, good.requestRejection).events).toMatchObject([{ withdraws: true }]);
  });
});

describe('a hold that another organisation takes over', () => {
  it('is noted on a claim that is not Approved, so that its late approval fails, and changes nothing else', () => {
    const before = reach('underReview');
    const { claim, events } = ask(before, good.loseHold);
    expect(typesOf(events)).toEqual(['holdLost']);
    expect(claim).toEqual({ ...before, seq: before.seq + 1 });
  });

  it('is not taken from a claim that is Approved', () => {
    expect(ask(reach('approved'), good.loseHold).events).toEqual([]);
    expect(ask(reach('passed'), good.loseHold).events).toEqual([]);
  });
});
