import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from '../../../services/claims/claim.ts';
import { evolve, replay } from '../../../services/claims/evolve.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import { ask, rulesWith, runs } from '../../support/law.ts';
import { hectic, inputs, movesThroughTime, playOut, someRules, type Played } from './moves.ts';

const stories = (
  n: number,
  check: (played: Played, rules: Parameters<typeof ask>[2]) => void,
  length = 40,
): void =>
  fc.assert(
    fc.property(movesThroughTime(length), someRules, inputs, (list, rules, fields) =>
      check(playOut(list, rules, { fields }), rules),
    ),
    runs(n),
  );

/** Freezes a value deeply, so that writing into it throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

const json = (value: unknown): string => JSON.stringify(value);
/** The parts of a claim on which a decision rests. */
const grounds = (claim: Claim | undefined): string =>
  json([claim?.state.status, claim?.fields, claim?.poe, claim?.reviewer]);

describe('the history of a claim, whoever asks whatever whenever', () => {
  it('gives exactly the claim when it is replayed, also from what a store wrote and read', () => {
    stories(2000, ({ claim, events }) => {
      const stored = JSON.parse(json(events)) as ClaimEvent[];
      expect(json(replay(stored))).toBe(json(claim));
    });
  });

  it('numbers its events from 1 without a gap, and the claim knows the last number', () => {
    stories(1000, ({ claim, events }) => {
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
      expect(claim.seq).toBe(events.length);
    });
  });

  it('raises the revision by one with each event that changes status, fields, proof or reviewer, and with no other', () => {
    stories(2000, ({ events }) => {
      let before: Claim | undefined;
      for (const event of events) {
        const after = evolve(before, event);
        const expected = (before?.rev ?? 0) + (grounds(before) === grounds(after) ? 0 : 1);
        expect({ event, rev: after.rev }).toEqual({ event, rev: expected });
        before = after;
      }
    });
  });

  it('holds nothing of a refused command but what a bare tick at that moment does', () => {
    stories(2000, ({ moments }, rules) => {
      for (const { before, step, decision } of moments.filter(
        (moment) => moment.decision.refusal,
      )) {
        const bare = ask(before, { command: { type: 'tick' }, at: step.at }, rules);
        expect(json([decision.events, decision.claim])).toBe(json([bare.events, bare.claim]));
      }
    });
  });

  it('is never written into the claim that was read: that one stays as it is', () => {
    fc.assert(
      fc.property(movesThroughTime(), someRules, inputs, (list, rules, fields) => {
        const { claim } = playOut(list, rules, { fields, seal: freeze });
        expect(Object.isFrozen(claim.poe)).toBe(true);
      }),
      runs(1000),
    );
  });

  it('never runs backwards, even where the clock does', () => {
    stories(1000, ({ claim, events }) => {
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      expect(claim.updatedAt).toBe(times.at(-1));
    });
  });

  it('decides nothing before its time: no window shuts and nothing is flagged before its deadline', () => {
    stories(1000, ({ events }) => {
      let claim: Claim | undefined;
      for (const event of events) {
        const state = claim?.state;
        const clocked =
          ['disputeClosed', 'sentToEligibility'].includes(event.type) || isNoResponse(event);
        if (clocked)
          expect(
            state && 'deadline' in state && state.deadline && event.at >= state.deadline.at,
          ).toBe(true);
        if (event.type === 'breached') expect(event.at >= event.deadline.at).toBe(true);
        if (event.type === 'reminded') expect(event.at >= event.scheduled).toBe(true);
        claim = evolve(claim, event);
      }
    });
  });

  it('keeps the claim small: under 200 KB after 200 steps', () => {
    fc.assert(
      fc.property(hectic(200), inputs, (list, fields) => {
        const { claim } = playOut(list, rulesWith(), { fields });
        expect(json(claim).length).toBeLessThan(200 * 1024);
      }),
      runs(300),
    );
  });
});

const isNoResponse = (event: ClaimEvent): boolean =>
  event.type === 'rejected' && event.reason === 'noPartnerResponse';
