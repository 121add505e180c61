import { describe, expect, it } from '@jest/globals';
import {
  answerOf,
  ask,
  by,
  DAY,
  draft,
  good,
  justBefore,
  MONDAY,
  on,
  paths,
  people,
  plusMs,
  poeOf,
  reach,
  rulesWith,
  run,
  utc,
} from '../../support/law.ts';

const ends = utc('2026-12-03');
const since = plusMs(MONDAY, 60_000);
const proof = (n: number, at: string) => on(at, { type: 'addPoe', poe: poeOf(n, at) });
const typesOf = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

describe('a claim in Rejected', () => {
  const claim = reach('rejected');

  it('may be disputed within thirty calendar days, the last of them whole', () => {
    expect(claim.state).toMatchObject({
      since,
      dispute: 'open',
      deadline: { at: ends, day: '2026-12-02' },
    });
    expect(answerOf(ask(claim, on(justBefore(ends), good.dispute)))).toBe('ok');
  });

  it('cannot be disputed after thirty days', () => {
    const late = ask(claim, on(ends, good.dispute));
    expect(late.refusal).toEqual({ kind: 'windowClosed', window: 'dispute' });
    expect(typesOf(late.events)).toEqual(['disputeClosed']);
    expect(late.claim.state).toMatchObject({ status: 'rejected', dispute: 'closed' });
  });

  it('goes back under review, marked as disputed, with five business days for the result', () => {
    const at = utc('2026-11-12', '09:00');
    const { claim: next } = ask(claim, on(at, by(people.billingAdmin, good.dispute)));
    expect(next.state).toMatchObject({
      status: 'underReview',
      since: at,
      deadline: { at: utc('2026-11-20'), day: '2026-11-19', zone: 'UTC', counted: 'business' },
      breached: false,
      dispute: {
        since: at,
        by: people.billingAdmin.person,
        justification: good.dispute.justification,
      },
    });
    expect(next).toMatchObject({ disputes: 1, reviewer: people.reviewer.person });
  });

  it('flags a dispute without a result as such', () => {
    const { events } = run([...paths.disputed, on(utc('2026-11-10'), good.tick)]);
    expect(events.at(-1)).toMatchObject({ type: 'breached', period: 'disputeResult' });
  });

  it('has the result of a dispute within five business days also after a question in between', () => {
    const rules = rulesWith({ decision: 9, disputeResult: 3 });
    const back = [good.requestInformation, on(utc('2026-11-04'), good.resubmit)];
    expect(run([...paths.disputed, ...back], { rules }).claim.state).toMatchObject({
      deadline: { day: '2026-11-09' },
    });
  });

  it('needs a justification', () => {
    expect(ask(claim, { type: 'dispute', justification: '' }).refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'justification', reason: 'required' }],
    });
    expect(ask(claim, { type: 'dispute', justification: 'x'.repeat(1001) }).refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'justification', reason: 'tooLong' }],
    });
  });

  it('needs no justification where proof was added since the rejection', () => {
    const { claim: next } = run([
      ...paths.rejected,
      proof(2, utc('2026-11-05')),
      { type: 'dispute', justification: '' },
    ]);
    expect(next.state).toMatchObject({ status: 'underReview', dispute: { justification: '' } });
  });

  it('needs no justification either where the clock rejected it while the proof was on its way', () => {
    const [sent, noted] = [plusMs(utc('2026-11-10'), -400), plusMs(utc('2026-11-10'), 400)];
    const { claim: next, events } = run([
      ...paths.partnerActionRequired,
      on(noted, { type: 'addPoe', poe: poeOf(2, sent) }),
    ]);
    expect(typesOf(events).slice(-2)).toEqual(['rejected', 'poeAdded']);
    expect(answerOf(ask(next, { type: 'dispute', justification: '' }))).toBe('ok');
  });

  it('needs one where proof was there before the rejection only, be it of the same instant', () => {
    const { claim: next } = run([good.submit, proof(2, MONDAY), good.startReview, good.reject]);
    expect(answerOf(ask(next, { type: 'dispute', justification: '' }))).toBe('invalid');
  });

  it('takes proof while a dispute may be opened, and not afterwards', () => {
    expect(answerOf(ask(claim, on(justBefore(ends), good.addPoe)))).toBe('ok');
    expect(ask(claim, on(ends, good.addPoe)).refusal).toEqual({
      kind: 'windowClosed',
      window: 'dispute',
    });
  });

  it('cannot be edited, nor lose proof', () => {
    expect(answerOf(ask(claim, good.save))).toBe('wrongStatus');
    expect(answerOf(ask(claim, good.removePoe))).toBe('wrongStatus');
  });

  it('starts a new association while its window is open and when it is closed', () => {
    expect(answerOf(ask(claim, good.noteClone))).toBe('ok');
    expect(answerOf(ask(reach('closed'), good.noteClone))).toBe('ok');
  });
});

describe('the window of a dispute', () => {
  it('is closed by the clock once, and nothing reopens it', () => {
    const { claim } = ask(reach('rejected'), on(ends, good.tick));
    expect(claim.state).toMatchObject({ status: 'rejected', dispute: 'closed' });
    expect(claim.rev).toBe(reach('rejected').rev);
    expect(ask(claim, on(plusMs(ends, 400 * DAY), good.tick)).events).toEqual([]);
    expect(answerOf(ask(claim, good.dispute))).toBe('windowClosed');
  });

  it.each([
    { outcome: 'approved', last: good.approve },
    { outcome: 'rejected', last: good.reject },
    { outcome: 'partnerActionRequired', last: good.requestInformation },
  ])('leads to a decision that may be $outcome', ({ outcome, last }) => {
    expect(ask(reach('disputed'), last).claim.state.status).toBe(outcome);
  });

  it('opens anew with each rejection, and each rejection may be disputed once', () => {
    const later = utc('2026-11-12', '10:00');
    const { claim } = run([...paths.disputed, on(later, good.reject)]);
    expect(claim.state).toMatchObject({ dispute: 'open', deadline: { day: '2026-12-12' } });
    const { claim: again } = ask(claim, good.dispute);
    expect(again.disputes).toBe(2);
    expect(answerOf(ask(again, good.dispute))).toBe('wrongStatus');
  });

  it.each(['partnerRequest', 'customerDecline', 'noPartnerResponse', 'insufficientPoe'])(
    'opens with a rejection for %s too',
    (reason) => {
      const steps = {
        partnerRequest: [...paths.submitted, good.requestRejection],
        customerDecline: paths.declined,
        noPartnerResponse: [...paths.partnerActionRequired, on(utc('2026-11-10'), good.tick)],
        insufficientPoe: paths.rejected,
      }[reason];
      const { claim } = run(steps ?? []);
      expect(claim.state).toMatchObject({ reason, dispute: 'open' });
      expect(answerOf(ask(claim, good.dispute))).toBe('ok');
    },
  );
});

describe('the setting that limits disputes', () => {
  const closed = { status: 'rejected', dispute: 'closed' };

  it.each([
    { maxDisputes: 0, rejections: 1 },
    { maxDisputes: 1, rejections: 2 },
    { maxDisputes: 2, rejections: 3 },
  ])(
    'of $maxDisputes leaves no window after rejection number $rejections',
    ({ maxDisputes, rejections }) => {
      const rules = rulesWith({ maxDisputes });
      const more = Array.from({ length: rejections - 1 }, () => [good.dispute, good.reject]).flat();
      const { claim } = run([...paths.rejected, ...more], { rules });
      expect(claim.state).toMatchObject(closed);
      expect(claim.state).not.toHaveProperty('deadline');
      expect(ask(claim, good.dispute, rules).refusal).toEqual({
        kind: 'disputesUsed',
        max: maxDisputes,
      });
      expect(ask(claim, good.addPoe, rules).refusal).toEqual({
        kind: 'disputesUsed',
        max: maxDisputes,
      });
      expect(answerOf(ask(claim, good.noteClone, rules))).toBe('ok');
      expect(ask(claim, on(utc('2027-01-01'), good.tick), rules).events).toEqual([]);
    },
  );

  it('is that of the submission, whatever it is now', () => {
    const { claim } = run(paths.rejected, { rules: rulesWith({ maxDisputes: 1 }) });
    expect(answerOf(ask(claim, good.dispute, rulesWith({ maxDisputes: 0 })))).toBe('ok');
  });

  it('is none by default', () => {
    const many = Array.from({ length: 7 }, () => [good.dispute, good.reject]).flat();
    expect(run([...paths.rejected, ...many]).claim.state).toMatchObject({ dispute: 'open' });
  });
});

describe('an approval after a dispute', () => {
  it('opens a new window for the customer, also after the customer declined', () => {
    const at = utc('2026-11-20', '10:00');
    const { claim } = run([...paths.declined, good.dispute, on(at, good.approve)]);
    expect(claim).toMatchObject({
      approvals: 2,
      approvedAt: at,
      state: { status: 'approved', consent: 'open', deadline: { day: '2026-11-27' } },
    });
    expect(answerOf(ask(claim, good.decline))).toBe('ok');
  });
});

describe('a claim that was never submitted', () => {
  it('cannot be asked to be rejected: it is discarded', () => {
    expect(answerOf(ask(draft().claim, good.requestRejection))).toBe('wrongStatus');
    expect(answerOf(ask(draft().claim, good.discard))).toBe('ok');
  });
});
