import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Deadline, Instant } from '../../../services/claims/businessDays.ts';
import type { Claim } from '../../../services/claims/claim.ts';
import { dueAt, type Rules } from '../../../services/claims/deadlines.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import { reminders } from '../../../services/claims/reminders.ts';
import { evolve } from '../../../services/claims/evolve.ts';
import { messagesOf } from '../../../services/claims/messages.ts';
import { ask, DAY, good, justBefore, on, people, plusMs, runs } from '../../support/law.ts';
import {
  aroundClockChanges,
  inputs,
  moves,
  movesThroughTime,
  playOut,
  someRules,
  type Moment,
} from './moves.ts';

const json = (value: unknown): string => JSON.stringify(value);

/** Ticks at each of these times; returns the result. */
function tickAt(
  claim: Claim,
  times: readonly Instant[],
  rules: Rules,
): { claim: Claim; events: ClaimEvent[] } {
  const events: ClaimEvent[] = [];
  let current = claim;
  for (const time of times) {
    const decision = ask(current, on(time, good.tick), rules);
    events.push(...decision.events);
    current = decision.claim;
  }
  return { claim: current, events };
}

/** The consequences of these events without reminders: notices, hand-overs, releases. */
function outcomesOf(from: Claim, events: readonly ClaimEvent[]): unknown[] {
  let claim = from;
  return events.flatMap((event) => {
    const before = claim;
    claim = evolve(before, event);
    return messagesOf(event, before, claim)
      .filter((message) => message.kind !== 'notice' || !Object.hasOwn(reminders, message.notice))
      .map((message) =>
        message.kind === 'notice' ? [message.notice, message.audience] : [message.kind],
      );
  });
}

const moments = (n: number, check: (moment: Moment, rules: Rules) => void): void =>
  fc.assert(
    fc.property(movesThroughTime(), someRules, inputs, (list, rules, fields) => {
      for (const moment of playOut(list, rules, { fields }).moments) check(moment, rules);
    }),
    runs(n),
  );

describe('the clock', () => {
  it('brings about the same status, fields and outcome notices, whenever and however often it is looked at', () => {
    const spread = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 });
    const span = fc.oneof(
      fc.integer({ min: 0, max: 12 * DAY }),
      fc.integer({ min: 0, max: 90 * DAY }),
    );
    fc.assert(
      fc.property(moves(12), someRules, spread, span, (list, rules, shares, ms) => {
        const { claim: last } = playOut(list, rules);
        const end = plusMs(last.updatedAt, ms);
        const between = shares
          .toSorted((a, b) => a - b)
          .map((share) => plusMs(last.updatedAt, (ms * share) / 1000));
        const once = tickAt(last, [end], rules);
        const often = tickAt(last, [...between, end, end], rules);
        const core = ({ state, fields, rev, poe }: Claim): unknown => [
          state.status,
          fields,
          rev,
          poe,
        ];
        expect(core(often.claim)).toEqual(core(once.claim));
        expect(outcomesOf(last, often.events)).toEqual(outcomesOf(last, once.events));
      }),
      runs(4000),
    );
  });

  it('makes no difference by having ticked at the moment of a command', () => {
    moments(2000, ({ before, step, decision }, rules) => {
      const ticked = ask(before, on(step.at, good.tick), rules);
      const after = ask(
        ticked.claim,
        { ...step, rev: 'rev' in step ? step.rev : before.rev },
        rules,
      );
      const types = [...ticked.events, ...after.events].map(({ type }) => type);
      expect([types, after.claim.state.status, after.refusal]).toEqual([
        decision.events.map(({ type }) => type),
        decision.claim.state.status,
        decision.refusal,
      ]);
    });
  });

  it('leaves nothing due once it has ticked', () => {
    moments(1500, ({ decision, step }, rules) => {
      const { claim } = ask(decision.claim, on(step.at, good.tick), rules);
      const due = dueAt(claim, rules);
      const now = step.at < claim.updatedAt ? claim.updatedAt : step.at;
      expect(due === undefined || due > now).toBe(true);
      expect(ask(claim, on(step.at, good.tick), rules).events).toEqual([]);
    });
  });

  it('has nothing to do before the instant at which it is due next, and something at it', () => {
    moments(1500, ({ decision, step }, rules) => {
      const { claim } = ask(decision.claim, on(step.at, good.tick), rules);
      const due = dueAt(claim, rules);
      if (due === undefined)
        return expect(ask(claim, on(plusMs(step.at, 400 * DAY), good.tick), rules).events).toEqual(
          [],
        );
      expect(ask(claim, on(justBefore(due), good.tick), rules).events).toEqual([]);
      return expect(ask(claim, on(due, good.tick), rules).events).not.toEqual([]);
    });
  });

  it('that goes back decides as of the last moment that the claim knows', () => {
    moments(1000, ({ before, step, decision }, rules) => {
      const now = step.at < before.updatedAt ? before.updatedAt : step.at;
      expect(
        json(ask(before, { ...step, rev: 'rev' in step ? step.rev : before.rev, at: now }, rules)),
      ).toBe(json(decision));
    });
  });

  it('reminds of each thing once, and of nothing that is over', () => {
    moments(1000, ({ before, decision }) => {
      let claim = before;
      for (const event of decision.events) {
        if (event.type === 'reminded') {
          expect(event.scheduled > claim.remindedThrough).toBe(true);
          expect(event.scheduled <= event.at).toBe(true);
          if ('deadline' in claim.state && claim.state.status !== 'approved')
            expect(claim.state.deadline && event.at < claim.state.deadline.at).toBe(true);
        }
        claim = evolve(claim, event);
      }
      expect(decision.events.filter(({ type }) => type === 'reminded').length).toBeLessThanOrEqual(
        1,
      );
    });
  });
});

/** The day on which an instant lies in a zone, by the platform's own calendar. */
const formats = new Map<string, Intl.DateTimeFormat>();
function localDay(instant: Instant, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(new Date(instant));
}

/** Whether a day is open, counted without the product's help. */
const isOpen = (day: string, { policy, holidays }: Rules): boolean =>
  ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) &&
  !(policy.holidays !== '' && holidays('XX', day));

/** How many open days lie after one day up to and including another. */
function openDays(from: string, to: string, rules: Rules): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = plusMs(`${day}T00:00:00.000Z`, DAY).slice(0, 10);
    if (isOpen(day, rules)) count += 1;
  }
  return count;
}

/**
 * The business days of each event's period. The target belongs to the claim as a whole and has
 * none.
 */
function lengthOf(
  event: ClaimEvent,
  before: Claim | undefined,
  { policy }: Rules,
): number | undefined {
  const dispute = before?.state.status === 'partnerActionRequired' && before.state.dispute;
  switch (event.type) {
    case 'submitted':
      return policy.reviewStart;
    case 'reviewStarted':
      return policy.decision;
    case 'informationRequested':
      return policy.answer;
    case 'resubmitted':
      return dispute ? policy.disputeResult : policy.decision;
    case 'disputed':
      return policy.disputeResult;
    default:
      return undefined;
  }
}

describe('a deadline', () => {
  const deadlines = (
    n: number,
    check: (deadline: Deadline, event: ClaimEvent, rules: Rules, before?: Claim) => void,
  ) =>
    fc.assert(
      fc.property(moves(25), someRules, aroundClockChanges, (list, rules, begin) => {
        let claim: Claim | undefined;
        for (const event of playOut(list, rules, { begin }).events) {
          if ('deadline' in event && event.deadline && event.type !== 'breached')
            check(event.deadline, event, rules, claim);
          if ('target' in event && event.target) check(event.target, event, rules, claim);
          claim = evolve(claim, event);
        }
      }),
      runs(n),
    );

  it('counted in business days never falls on a closed day', () => {
    deadlines(2000, ({ counted, day }, _, rules) => {
      if (counted === 'business')
        expect({ day, open: isOpen(day, rules) }).toEqual({ day, open: true });
    });
  });

  it('comes as many business days after the day of the event as the policy says', () => {
    deadlines(2000, (deadline, event, rules, before) => {
      const length = lengthOf(event, before, rules);
      if (length === undefined || !('deadline' in event) || deadline !== event.deadline) return;
      expect(openDays(localDay(event.at, rules.policy.zone), deadline.day, rules)).toBe(length);
    });
  });

  it('is the end of its day in the zone of the policy: a millisecond earlier it is still that day', () => {
    deadlines(2000, ({ at, day, zone }, _, rules) => {
      expect(zone).toBe(rules.policy.zone);
      expect(localDay(justBefore(at), zone)).toBe(day);
      expect(localDay(at, zone) > day).toBe(true);
    });
  });

  it('stays what it was promised, whatever the settings become after the submission', () => {
    fc.assert(
      fc.property(moves(8), moves(8), someRules, someRules, (early, late, rules, others) => {
        const { claim } = playOut([...early], rules);
        if (!claim.policy) return;
        const holidays = rules.holidays;
        for (const move of late) {
          const step = {
            command: move.command,
            actor: people.partner,
            rev: claim.rev,
            at: plusMs(claim.updatedAt, DAY),
          };
          expect(json(ask(claim, step, { policy: others.policy, holidays }))).toBe(
            json(ask(claim, step, rules)),
          );
        }
      }),
      runs(1000),
    );
  });
});
