import { describe, expect, it } from '@jest/globals';
import { needsConfirmation } from '../../../services/claims/decideReviewer.ts';
import {
  informationReasons,
  rejectionReasons,
  reviewerRejections,
} from '../../../services/claims/reasons.ts';
import {
  answerOf,
  ask,
  by,
  good,
  m365Input,
  on,
  people,
  reach,
  run,
  utc,
  type Stage,
} from '../../support/law.ts';

describe.each(['underReview', 'disputed'] as const)('a claim that is %s', (stage: Stage) => {
  const claim = reach(stage);
  const wednesday = utc('2026-11-04', '16:00');

  it('is approved by a reviewer, which opens the customer’s window', () => {
    const { claim: next } = ask(claim, on(wednesday, good.approve));
    expect(next.state).toMatchObject({
      status: 'approved',
      since: wednesday,
      deadline: { at: utc('2026-11-12'), day: '2026-11-11', zone: 'UTC', counted: 'calendar' },
      consent: 'open',
    });
    expect(next).toMatchObject({
      approvedAt: wednesday,
      approvals: 1,
      told: [],
      reviewer: people.reviewer.person,
    });
    expect(next.target).toBeUndefined();
  });

  it('is not approved plainly while another organisation holds what it claims', () => {
    const { refusal } = ask(claim, { command: good.approve, heldElsewhere: true });
    expect(refusal).toEqual({ kind: 'heldByOther' });
  });

  it.each([
    'missingAllPoe',
    'missingCustomerAcknowledgment',
    'missingOrOldDates',
    'missingPartnerSolution',
    'missingProducts',
  ])('may be sent back for %s', (reason) => {
    const { claim: next } = ask(
      claim,
      on(wednesday, { ...good.requestInformation, reasons: [reason] }),
    );
    expect(next.state).toMatchObject({
      status: 'partnerActionRequired',
      since: wednesday,
      reasons: [reason],
      comment: 'Teams is not named.',
      advice: ['m365.teams'],
      deadline: { at: utc('2026-11-12'), day: '2026-11-11', counted: 'business' },
    });
  });

  it('may be sent back for all five reasons at once, in the order of the rules and each once', () => {
    const reasons = [...informationReasons, ...informationReasons].toReversed();
    const { claim: next } = ask(claim, { ...good.requestInformation, reasons });
    expect(next.state).toMatchObject({ reasons: informationReasons });
  });

  it.each([
    {
      what: 'a reason',
      change: { reasons: [] },
      problem: { field: 'reasons', reason: 'required' },
    },
    {
      what: 'a known reason',
      change: { reasons: ['missingProducts', 'x'] },
      problem: { field: 'reasons', reason: 'notAChoice' },
    },
    {
      what: 'a reason of its own kind',
      change: { reasons: ['poeUnavailable'] },
      problem: { field: 'reasons', reason: 'notAChoice' },
    },
    {
      what: 'a comment',
      change: { comment: '' },
      problem: { field: 'comment', reason: 'required' },
    },
    {
      what: 'a comment that fits',
      change: { comment: 'x'.repeat(1001) },
      problem: { field: 'comment', reason: 'tooLong' },
    },
    {
      what: 'products of the claim',
      change: { productIds: ['m365.yammer'] },
      problem: { field: 'productIds', reason: 'notAChoice' },
    },
  ])('is not sent back without $what', ({ change, problem }) => {
    const { refusal } = ask(claim, { ...good.requestInformation, ...change });
    expect(refusal).toEqual({ kind: 'invalid', problems: [problem] });
  });

  it.each(['insufficientPoe', 'missingCustomerConsent', 'missingProducts', 'poeUnavailable'])(
    'may be rejected for %s, which opens thirty days for a dispute',
    (reason) => {
      const { claim: next } = ask(claim, on(wednesday, { type: 'reject', reason, comment: 'No.' }));
      expect(next.state).toMatchObject({
        status: 'rejected',
        since: wednesday,
        reason,
        comment: 'No.',
        deadline: { at: utc('2026-12-05'), day: '2026-12-04', zone: 'UTC', counted: 'calendar' },
        dispute: 'open',
      });
      expect(next.rejectedAt).toBe(wednesday);
      expect(next.target).toBeUndefined();
    },
  );

  it.each([
    'partnerRequest',
    'customerDecline',
    'noPartnerResponse',
    'missingAllPoe',
    '',
    'constructor',
  ])(
    'is not rejected by a reviewer for "%s": that reason comes from its own event, or is none',
    (reason) => {
      const { refusal } = ask(claim, { ...good.reject, reason });
      expect(refusal).toEqual({
        kind: 'invalid',
        problems: [{ field: 'reason', reason: 'notAChoice' }],
      });
    },
  );

  it('is not rejected without a comment', () => {
    const { refusal } = ask(claim, { ...good.reject, comment: '' });
    expect(refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'comment', reason: 'required' }],
    });
  });

  it.each([good.approve, good.reject, good.requestInformation])(
    'becomes the claim of whoever acts on it: $type',
    (command) => {
      const { claim: next } = ask(claim, by(people.otherReviewer, command));
      expect(next.reviewer).toEqual(people.otherReviewer.person);
    },
  );

  it('does not change hands by a comment', () => {
    expect(ask(claim, by(people.otherReviewer, good.comment)).claim.reviewer).toEqual(
      people.reviewer.person,
    );
  });

  it('is handed to another reviewer, save to one who may not review it', () => {
    const { claim: next, events } = ask(claim, good.reassign);
    expect(next.reviewer).toEqual(people.otherReviewer.person);
    expect(next.state).toEqual(claim.state);
    expect(events.map(({ type }) => type)).toEqual(['reassigned']);
    const give = (reviewerId: string) => ask(claim, { ...good.reassign, reviewerId });
    for (const { person } of [
      people.reviewerOfTheirs,
      people.reviewerOfTheirTenant,
      people.partner,
      people.stranger,
    ])
      expect(give(person.id).refusal).toEqual({ kind: 'reviewerUnfit' });
    expect(give('').refusal).toEqual({ kind: 'reviewerUnfit' });
    expect(give(people.reviewer.person.id).events).toEqual([]);
    expect(give(people.otherReviewer.person.id.toUpperCase()).claim.reviewer).toEqual(
      people.otherReviewer.person,
    );
  });

  it('is only flagged, never decided, however long the reviewer is silent', () => {
    const { claim: next } = ask(claim, on(utc('2027-11-02'), good.tick));
    expect(next.state).toMatchObject({ status: 'underReview', breached: true });
    expect(answerOf(ask(next, good.approve))).toBe('ok');
  });

  it('cannot be edited, nor take proof', () => {
    expect(ask(claim, good.save).refusal).toEqual({
      kind: 'wrongStatus',
      allowed: ['editing', 'submitted', 'partnerActionRequired'],
    });
    expect(ask(claim, good.addPoe).refusal).toEqual({
      kind: 'wrongStatus',
      allowed: ['editing', 'submitted', 'partnerActionRequired', 'rejected'],
    });
  });
});

describe('the reasons', () => {
  it('are those that the rules quote', () => {
    expect(informationReasons).toEqual([
      'missingAllPoe',
      'missingCustomerAcknowledgment',
      'missingOrOldDates',
      'missingPartnerSolution',
      'missingProducts',
    ]);
    expect(rejectionReasons.toSorted()).toEqual([
      'customerDecline',
      'insufficientPoe',
      'missingCustomerConsent',
      'missingProducts',
      'noPartnerResponse',
      'partnerRequest',
      'poeUnavailable',
    ]);
    expect(reviewerRejections.toSorted()).toEqual([
      'insufficientPoe',
      'missingCustomerConsent',
      'missingProducts',
      'poeUnavailable',
    ]);
  });
});

describe('the contact’s e-mail', () => {
  const withEmail = (customerContactEmail: string, customerDomain = 'tailspin.example') =>
    run([good.submit, good.startReview], {
      input: { ...m365Input, customerContactEmail, customerDomain },
    }).claim;

  it.each([
    { email: 'cora@tailspin.example', domain: 'tailspin.example' },
    { email: 'cora@it.tailspin.example', domain: 'tailspin.example' },
    { email: 'Cora@TAILSPIN.Example', domain: 'tailspin.example' },
  ])('at the customer’s domain or below it needs no confirmation: $email', ({ email, domain }) => {
    const claim = withEmail(email, domain);
    expect(needsConfirmation(claim)).toBe(false);
    expect(ask(claim, good.approve).events).toMatchObject([
      { type: 'approved', contactConfirmed: false },
    ]);
  });

  it.each([
    'cora@wingtip.example',
    'cora@nottailspin.example',
    'cora@tailspin.example.evil.example',
    'tailspin.example@evil.example',
  ])('elsewhere is confirmed by the reviewer in approving: %s', (email) => {
    const claim = withEmail(email);
    expect(ask(claim, good.approve).refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'confirmContact', reason: 'confirmContact' }],
    });
    const { events } = ask(claim, { ...good.approve, confirmContact: true });
    expect(events).toMatchObject([{ type: 'approved', contactConfirmed: true }]);
  });
});
