import { describe, expect, it } from '@jest/globals';
import type { Command, PersonalCommandType } from '../../../services/claims/commands.ts';
import { allowedIn, permissions } from '../../../services/claims/permissions.ts';
import type { Refusal } from '../../../services/claims/refusals.ts';
import {
  ask,
  answerOf,
  by,
  good,
  on,
  people,
  reach,
  rightful,
  type Stage,
  utc,
} from '../../support/law.ts';

const types = Object.keys(permissions) as PersonalCommandType[];

/** Commands with a wrong input, and a stage in which nothing else is wrong. */
const wrong: readonly { command: Command; right: Stage; otherwise: Stage }[] = [
  {
    command: { ...good.requestInformation, reasons: [] },
    right: 'underReview',
    otherwise: 'approved',
  },
  { command: { ...good.reject, comment: '' }, right: 'underReview', otherwise: 'submitted' },
  {
    command: { ...good.startReview, comment: 'x'.repeat(1001) },
    right: 'submitted',
    otherwise: 'underReview',
  },
  {
    command: { ...good.approve, comment: 'x'.repeat(1001) },
    right: 'underReview',
    otherwise: 'submitted',
  },
  {
    command: { ...good.recordCustomerTold, comment: '' },
    right: 'approved',
    otherwise: 'rejected',
  },
  {
    command: { ...good.resubmit, comment: 'x'.repeat(1001) },
    right: 'partnerActionRequired',
    otherwise: 'approved',
  },
  {
    command: { ...good.requestRejection, detail: 'bored' },
    right: 'approved',
    otherwise: 'rejected',
  },
  { command: { ...good.dispute, justification: '' }, right: 'rejected', otherwise: 'approved' },
  {
    command: { ...good.save, input: { mpnId: 'x' } },
    right: 'submitted',
    otherwise: 'underReview',
  },
];

describe('a command that is wrong in several ways', () => {
  it.each(wrong)('is first judged by who asks: $command.type', ({ command, otherwise }) => {
    const step = { ...by(people.stranger, command), rev: 1 };
    expect(answerOf(ask(reach(otherwise), step))).toBe('unknownClaim');
  });

  it.each(wrong)('is then judged by the revision: $command.type', ({ command, otherwise }) => {
    expect(answerOf(ask(reach(otherwise), { command, rev: 1 }))).toBe('stale');
  });

  it.each(wrong)('is then judged by the status: $command.type', ({ command, otherwise }) => {
    expect(answerOf(ask(reach(otherwise), { command }))).toBe('wrongStatus');
  });

  it.each(wrong)('is judged by its input last: $command.type', ({ command, right }) => {
    expect(answerOf(ask(reach(right), { command }))).toBe('invalid');
  });
});

describe('a command in a status that does not know it', () => {
  it.each(types)('is told where "%s" is allowed', (type) => {
    const elsewhere = {
      decline: 'declined',
      noObjection: 'declined',
      comment: 'discarded',
    } as const;
    const stage = type in elsewhere ? elsewhere[type as keyof typeof elsewhere] : undefined;
    const claim = reach(stage ?? (allowedIn(type).includes('approved') ? 'rejected' : 'approved'));
    const refusal: Refusal | undefined = ask(claim, good[type]).refusal;
    expect(refusal).toEqual({ kind: 'wrongStatus', allowed: allowedIn(type) });
  });
});

const needed = types.filter((type) => !permissions[type].anyRevision);

describe('the revision that a card showed', () => {
  it.each(needed)('must be exactly the current one for "%s"', (type) => {
    const [stage = 'editing'] = permissions[type].in;
    const claim = reach(stage);
    for (const rev of [
      undefined,
      null,
      '',
      String(claim.rev),
      claim.rev - 1,
      claim.rev + 1,
      NaN,
      [claim.rev],
    ]) {
      expect(answerOf(ask(claim, { command: good[type], rev }))).toBe('stale');
    }
    expect(answerOf(ask(claim, { command: good[type], rev: claim.rev }))).toBe('ok');
  });

  it.each([
    { type: 'comment', stage: 'underReview' },
    { type: 'decline', stage: 'approved' },
    { type: 'noObjection', stage: 'approved' },
    { type: 'addPoe', stage: 'submitted' },
  ] as const)('need not be known for "$type"', ({ type, stage }) => {
    expect(answerOf(ask(reach(stage), { command: good[type], rev: undefined }))).toBe('ok');
  });

  it('is not made old by comments, reminders, notices or the hand-over', () => {
    const { rev } = reach('approved');
    expect(reach('passed').rev).toBe(rev);
    const { claim } = ask(reach('approved'), by(people.reviewer, good.comment));
    expect(claim.rev).toBe(rev);
    expect(ask(claim, good.noObjection).claim.rev).toBe(rev);
    expect(ask(claim, good.recordCustomerTold).claim.rev).toBe(rev);
  });

  it('is old once the clock has moved the claim: a late answer is told so, and the claim is rejected', () => {
    const claim = reach('partnerActionRequired');
    const late = ask(claim, on(utc('2026-11-10'), good.resubmit));
    expect(answerOf(late)).toBe('stale');
    expect(late.claim.state).toMatchObject({ status: 'rejected', reason: 'noPartnerResponse' });
  });
});

describe('whoever asks', () => {
  it.each(types)('stands in the history with their role: %s', (type) => {
    const [stage = 'editing'] = permissions[type].in;
    const [role] = permissions[type].who;
    const { person } = rightful(type) ?? people.stranger;
    expect(ask(reach(stage), good[type]).events.at(-1)?.by).toEqual({ role, person });
  });

  it('is the system where the clock decided', () => {
    const [event] = ask(reach('partnerActionRequired'), on(utc('2026-11-10'), good.tick)).events;
    expect(event).toMatchObject({ type: 'rejected', at: utc('2026-11-10') });
    expect(event?.by).toEqual({ role: 'system' });
  });
});
