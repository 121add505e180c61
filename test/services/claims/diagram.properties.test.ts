import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from '../../../services/claims/claim.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import { evolve } from '../../../services/claims/evolve.ts';
import { missingFields } from '../../../services/claims/form.ts';
import { messagesOf } from '../../../services/claims/messages.ts';
import { runs } from '../../support/law.ts';
import { inputs, moves, movesThroughTime, playOut, someRules } from './moves.ts';

/** The arrows of docs/law.md section 3: from, event, to, and the role that causes it. */
const arrows = new Set([
  'editing -submitted-> submitted by partner',
  'editing -discarded-> discarded by partner',
  'submitted -reviewStarted-> underReview by reviewer',
  'underReview -approved-> approved by reviewer',
  'underReview -informationRequested-> partnerActionRequired by reviewer',
  'underReview -rejected (insufficientPoe)-> rejected by reviewer',
  'underReview -rejected (missingCustomerConsent)-> rejected by reviewer',
  'underReview -rejected (missingProducts)-> rejected by reviewer',
  'underReview -rejected (poeUnavailable)-> rejected by reviewer',
  'partnerActionRequired -resubmitted-> underReview by partner',
  'partnerActionRequired -rejected (noPartnerResponse)-> rejected by system',
  'approved -rejected (customerDecline)-> rejected by customer',
  'submitted -rejected (partnerRequest)-> rejected by partner',
  'underReview -rejected (partnerRequest)-> rejected by partner',
  'partnerActionRequired -rejected (partnerRequest)-> rejected by partner',
  'approved -rejected (partnerRequest)-> rejected by partner',
  'rejected -disputed-> underReview by partner',
]);

/** Changes within a status: the customer's window, and that of a dispute. */
const windows = new Set([
  'approved open -sentToEligibility-> passed',
  'rejected open -disputeClosed-> closed',
]);

const windowOf = ({ state }: Claim): string | undefined => {
  if (state.status === 'approved') return state.consent;
  return state.status === 'rejected' ? state.dispute : undefined;
};

type Change = { before: Claim; event: ClaimEvent; after: Claim };
/** Every event with the claim before and after it. */
function changesOf(events: readonly ClaimEvent[]): Change[] {
  let claim: Claim | undefined;
  return events.flatMap((event) => {
    const before = claim;
    claim = evolve(claim, event);
    return before ? [{ before, event, after: claim }] : [];
  });
}

const arrowOf = ({ before, event, after }: Change): string => {
  const reason = event.type === 'rejected' ? ` (${event.reason})` : '';
  return `${before.state.status} -${event.type}${reason}-> ${after.state.status} by ${event.by.role}`;
};

const submittedOn = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ before }) => before.submittedAt !== undefined);

const stories = (n: number, check: (changes: readonly Change[]) => void): void =>
  fc.assert(
    fc.property(movesThroughTime(), someRules, inputs, (list, rules, fields) => {
      check(changesOf(playOut(list, rules, { fields }).events));
    }),
    runs(n),
  );

describe('the diagram, whoever asks whatever whenever', () => {
  it('knows no other move from status to status than its arrows, nor by anyone else', () => {
    stories(4000, (changes) => {
      const moved = changes.filter(
        ({ before, after }) => before.state.status !== after.state.status,
      );
      expect(moved.map(arrowOf).filter((arrow) => !arrows.has(arrow))).toEqual([]);
    });
  });

  it('is reached in each of its arrows by these stories, else they would prove little', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(moves(), someRules, (list, rules) => {
        for (const change of changesOf(playOut(list, rules).events)) seen.add(arrowOf(change));
      }),
      { ...runs(4000), numRuns: 500 },
    );
    expect([...arrows].filter((arrow) => !seen.has(arrow))).toEqual([]);
  });

  it('opens a window on entering a status only, and only the clock shuts it while the status lasts', () => {
    stories(2000, (changes) => {
      const inside = changes.filter(
        ({ before, after }) =>
          before.state.status === after.state.status && windowOf(before) !== windowOf(after),
      );
      for (const { before, event, after } of inside) {
        expect(windows).toContain(
          `${before.state.status} ${windowOf(before)} -${event.type}-> ${String(windowOf(after))}`,
        );
        expect(event.by.role).toBe('system');
      }
    });
  });
});

describe('a claim after its submission, whoever asks whatever whenever', () => {
  it('never loses a file of proof', () => {
    stories(2000, (changes) => {
      for (const { before, after } of submittedOn(changes))
        expect(after.poe.slice(0, before.poe.length)).toEqual(before.poe);
    });
  });

  it('never loses a required field, nor its last product', () => {
    stories(2000, (changes) => {
      for (const { after } of submittedOn(changes)) expect(missingFields(after.fields)).toEqual([]);
    });
  });

  it('is handed over at most once an approval, and taken back by whatever rejects it afterwards', () => {
    stories(2000, (changes) => {
      const actions = changes
        .flatMap(({ before, event, after }) => messagesOf(event, before, after))
        .flatMap((message) =>
          message.kind === 'eligibility' ? [`${message.action} ${message.messageId}`] : [],
        );
      const handed = actions.filter((action) => action.startsWith('assess'));
      expect(new Set(handed).size).toBe(handed.length);
      for (const [i, action] of actions.entries()) {
        if (action.startsWith('withdraw'))
          expect(actions[i - 1]).toBe(action.replace('withdraw', 'assess'));
        else expect(actions[i - 1] ?? 'withdraw').toMatch(/^withdraw/);
      }
      const last = changes.at(-1)?.after;
      if (last && last.state.status !== 'approved')
        expect(actions.at(-1) ?? 'withdraw').toMatch(/^withdraw/);
    });
  });

  it('is disputed at most once a rejection, and never more often than the setting allows', () => {
    stories(2000, (changes) => {
      const count = (type: ClaimEvent['type']): number =>
        changes.filter(({ event }) => event.type === type).length;
      const most = changes.at(-1)?.after.policy?.maxDisputes ?? Infinity;
      expect(count('disputed')).toBeLessThanOrEqual(Math.min(count('rejected'), most));
    });
  });
});
