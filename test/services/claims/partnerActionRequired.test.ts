import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../services/claims/commands.ts';
import {
  answerOf,
  ask,
  by,
  DAY,
  goOn,
  good,
  justBefore,
  MONDAY,
  on,
  paths,
  people,
  plusMs,
  presalesInput,
  reach,
  rulesWith,
  run,
  utc,
} from '../../support/law.ts';

describe('a claim in Partner action required', () => {
  const claim = reach('partnerActionRequired');
  const deadline = utc('2026-11-10');

  it('goes back under review with the same reviewer when the partner resubmits', () => {
    const at = utc('2026-11-05', '09:30');
    const { claim: next } = ask(claim, on(at, by(people.globalAdmin, good.resubmit)));
    expect(next.reviewer).toEqual(people.reviewer.person);
    expect(next.state).toMatchObject({
      status: 'underReview',
      since: at,
      deadline: { at: utc('2026-11-13'), day: '2026-11-12', zone: 'UTC', counted: 'business' },
      breached: false,
    });
    expect(next.state).not.toHaveProperty('dispute');
  });

  it('may be answered without a word', () => {
    expect(answerOf(ask(claim, { type: 'resubmit', comment: '' }))).toBe('ok');
  });

  it('may be answered in the last millisecond of the fifth business day', () => {
    expect(answerOf(ask(claim, on(justBefore(deadline), good.resubmit)))).toBe('ok');
  });

  it('is rejected with No Partner Response when five business days have passed', () => {
    const { claim: next, events } = ask(claim, on(deadline, good.tick));
    expect(next.state).toMatchObject({
      status: 'rejected',
      since: deadline,
      reason: 'noPartnerResponse',
      comment: '',
      deadline: { at: utc('2026-12-11'), day: '2026-12-10', zone: 'UTC', counted: 'calendar' },
      dispute: 'open',
    });
    expect(events).toHaveLength(1);
  });

  it('is rejected by the first command that comes too late, whoever it is from', () => {
    for (const step of [
      good.resubmit,
      good.save,
      good.comment,
      by(people.reviewer, good.comment),
      good.loseHold,
    ]) {
      expect(ask(claim, on(deadline, step)).claim.state).toMatchObject({
        reason: 'noPartnerResponse',
      });
    }
  });

  it('opens its dispute window from the moment at which the clock decided, never backdated', () => {
    const found = plusMs(deadline, 20 * DAY);
    expect(ask(claim, on(found, good.tick)).claim.state).toMatchObject({
      since: found,
      deadline: { day: '2026-12-30' },
    });
  });

  it.each<Command>([good.comment, good.save, good.addPoe, good.takeAdvice])(
    'is not kept from that by anything but resubmitting: not by $type',
    (command) => {
      const { claim: next } = goOn({ claim, events: [] }, [
        on(justBefore(deadline), command),
        on(deadline, good.tick),
      ]);
      expect(next.state).toMatchObject({ status: 'rejected', reason: 'noPartnerResponse' });
    },
  );

  it('may be asked for a second time after it was answered, with five new days', () => {
    const { claim: next } = run([
      ...paths.partnerActionRequired,
      on(utc('2026-11-06'), good.resubmit),
      on(utc('2026-11-11'), { ...good.requestInformation, reasons: ['missingAllPoe'] }),
    ]);
    expect(next.state).toMatchObject({
      reasons: ['missingAllPoe'],
      deadline: { day: '2026-11-18' },
    });
  });

  it('stays disputed, if it was, until it is decided', () => {
    const { claim: next } = run([...paths.disputed, good.requestInformation, good.resubmit]);
    expect(next.state).toMatchObject({
      status: 'underReview',
      dispute: { by: people.partner.person },
    });
  });

  it('is no reviewer’s to decide meanwhile', () => {
    for (const command of [good.approve, good.reject, good.startReview]) {
      expect(answerOf(ask(claim, command))).toBe('wrongStatus');
    }
  });
});

describe('the products that the reviewer named', () => {
  const asking = (productIds: readonly string[]) =>
    run([good.submit, good.startReview, { ...good.requestInformation, productIds }]).claim;

  it('are removed with one press', () => {
    const { claim, events } = ask(asking(['m365.teams']), good.takeAdvice);
    expect(claim.fields.productIds).toEqual(['m365.exchange']);
    expect(events).toMatchObject([
      {
        type: 'fieldsChanged',
        changes: [{ field: 'productIds', from: 'm365.exchange,m365.teams', to: 'm365.exchange' }],
      },
    ]);
    expect(claim.state.status).toBe('partnerActionRequired');
  });

  it('are not removed if nothing would be left', () => {
    const { refusal } = ask(asking(['m365.exchange', 'm365.teams']), good.takeAdvice);
    expect(refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'productIds', reason: 'required' }],
    });
  });

  it('are not there to remove where the reviewer named none, or they are gone already', () => {
    expect(ask(asking([]), good.takeAdvice).refusal).toEqual({ kind: 'noAdvice' });
    const { claim } = ask(asking(['m365.teams']), good.takeAdvice);
    expect(ask(claim, good.takeAdvice).refusal).toEqual({ kind: 'noAdvice' });
  });
});

describe('the overall target', () => {
  const target = (steps: Parameters<typeof run>[0], rules = rulesWith()) =>
    run(steps, { rules }).claim.target;
  const par = (at: string) => on(at, { ...good.requestInformation, productIds: [] });
  const back = (at: string) => on(at, good.resubmit);

  it('is ten business days from the submission', () => {
    expect(target(paths.submitted)).toEqual({
      deadline: { at: utc('2026-11-17'), day: '2026-11-16', zone: 'UTC', counted: 'business' },
      breached: false,
    });
  });

  it('stands still during Partner action required, and nothing breaches it meanwhile', () => {
    const { claim } = run([...paths.underReview, par(utc('2026-11-16', '23:00'))]);
    expect(claim.target).toMatchObject({ pausedOn: '2026-11-16', deadline: { day: '2026-11-16' } });
    const { events } = ask(claim, on(utc('2026-11-20'), good.tick));
    expect(events.filter(({ type }) => type === 'breached')).toEqual([]);
  });

  it.each([
    {
      from: utc('2026-11-04', '10:00'),
      to: utc('2026-11-04', '18:00'),
      day: '2026-11-16',
      why: 'the same day',
    },
    {
      from: utc('2026-11-04', '10:00'),
      to: utc('2026-11-05', '00:00'),
      day: '2026-11-17',
      why: 'one day',
    },
    {
      from: utc('2026-11-04', '10:00'),
      to: utc('2026-11-06', '10:00'),
      day: '2026-11-18',
      why: 'two days',
    },
    {
      from: utc('2026-11-06', '10:00'),
      to: utc('2026-11-08', '10:00'),
      day: '2026-11-16',
      why: 'Friday to Sunday',
    },
    {
      from: utc('2026-11-06', '10:00'),
      to: utc('2026-11-09', '10:00'),
      day: '2026-11-17',
      why: 'Friday to Monday',
    },
    {
      from: utc('2026-11-07', '10:00'),
      to: utc('2026-11-09', '10:00'),
      day: '2026-11-17',
      why: 'Saturday to Monday',
    },
    {
      from: utc('2026-11-04', '10:00'),
      to: utc('2026-11-11', '10:00'),
      day: '2026-11-23',
      why: 'a week',
    },
  ])(
    'moves by the business days after the day of entry up to the day of leaving: $why',
    ({ from, to, day }) => {
      const after = target([...paths.underReview, par(from), back(to)]);
      expect(after).toMatchObject({ breached: false, deadline: { day, counted: 'business' } });
      expect(after?.pausedOn).toBeUndefined();
    },
  );

  it('does not count holidays into the pause, nor lands on one', () => {
    const rules = rulesWith({ closed: ['2026-11-05', '2026-11-18'] });
    // ten days from 2 November without the 5th: the 17th; the pause has one open day (the 6th), and
    // the 18th is closed
    const after = target(
      [...paths.underReview, par(utc('2026-11-04', '10:00')), back(utc('2026-11-06', '10:00'))],
      rules,
    );
    expect(after).toMatchObject({ deadline: { day: '2026-11-19' } });
  });

  it('counts the days of the pause in the programme’s zone', () => {
    const rules = rulesWith({ zone: 'America/New_York' });
    // 02:00 UTC is still the evening before in New York
    const after = target(
      [...paths.underReview, par(utc('2026-11-05', '02:00')), back(utc('2026-11-06', '02:00'))],
      rules,
    );
    expect(after).toMatchObject({ deadline: { day: '2026-11-17' } });
  });

  it('adds up over several pauses', () => {
    const after = target([
      ...paths.underReview,
      par(utc('2026-11-03', '10:00')),
      back(utc('2026-11-04', '10:00')),
      par(utc('2026-11-05', '10:00')),
      back(utc('2026-11-09', '10:00')),
    ]);
    expect(after).toMatchObject({ deadline: { day: '2026-11-19' } });
  });

  it('stays breached, once it was', () => {
    const { claim } = run([
      ...paths.underReview,
      on(utc('2026-11-17'), good.tick),
      par(utc('2026-11-17', '10:00')),
      back(utc('2026-11-19', '10:00')),
    ]);
    expect(claim.target?.breached).toBe(true);
    const { events } = ask(claim, on(utc('2026-12-10'), good.tick));
    expect(
      events.filter((event) => event.type === 'breached' && event.period === 'target'),
    ).toEqual([]);
  });

  it('is flagged when it passes, at that instant and not before', () => {
    const { claim } = run([...paths.submitted, on(utc('2026-11-16', '12:00'), good.startReview)]);
    expect(ask(claim, on(justBefore(utc('2026-11-17')), good.tick)).events).toEqual([]);
    expect(ask(claim, on(utc('2026-11-17'), good.tick)).events).toMatchObject([
      { type: 'breached', period: 'target' },
    ]);
  });

  it('ends with the decision', () => {
    for (const last of [good.approve, good.reject])
      expect(target([...paths.underReview, last])).toBeUndefined();
    expect(
      run(paths.submitted, { input: presalesInput, begin: MONDAY }).claim.target,
    ).toBeDefined();
  });
});
