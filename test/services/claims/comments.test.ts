import { describe, expect, it } from '@jest/globals';
import { isIn, statuses } from '../../../services/claims/claim.ts';
import type { Command } from '../../../services/claims/commands.ts';
import { ask, by, good, people, reach, type Stage } from '../../support/law.ts';

const LONGEST = 'x'.repeat(1000);

describe.each<Stage>([
  'submitted',
  'underReview',
  'partnerActionRequired',
  'approved',
  'passed',
  'rejected',
  'closed',
])('a comment on a claim that is %s', (stage) => {
  const claim = reach(stage);

  it.each(['partner', 'reviewer'] as const)(
    'may be made by the %s, and changes nothing else',
    (who) => {
      const { claim: after, events, refusal } = ask(claim, by(people[who], good.comment));
      expect(refusal).toBeUndefined();
      expect(events).toMatchObject([
        { type: 'commented', comment: 'See page two.', by: { role: who } },
      ]);
      expect(after).toEqual({ ...claim, seq: claim.seq + 1 });
    },
  );

  it('says something, and no more than a card can show', () => {
    const answer = (comment: string) => ask(claim, { type: 'comment', comment }).refusal;
    expect(answer('')).toEqual({
      kind: 'invalid',
      problems: [{ field: 'comment', reason: 'required' }],
    });
    expect(answer(LONGEST)).toBeUndefined();
    expect(answer(`${LONGEST}x`)).toEqual({
      kind: 'invalid',
      problems: [{ field: 'comment', reason: 'tooLong' }],
    });
  });
});

describe('the comment that goes with a decision', () => {
  const commands: readonly { stage: Stage; command: Extract<Command, { comment: string }> }[] = [
    { stage: 'submitted', command: good.startReview },
    { stage: 'underReview', command: good.approve },
    { stage: 'underReview', command: good.requestInformation },
    { stage: 'underReview', command: good.reject },
    { stage: 'partnerActionRequired', command: good.resubmit },
    { stage: 'approved', command: good.requestRejection },
    { stage: 'approved', command: good.recordCustomerTold },
    { stage: 'approved', command: good.decline },
  ];

  it.each(commands)(
    'may be as long as any other, and stands in the history: $command.type',
    ({ stage, command }) => {
      const { events, refusal } = ask(reach(stage), { ...command, comment: LONGEST });
      expect(refusal).toBeUndefined();
      expect(events).toMatchObject([{ comment: LONGEST }]);
      expect(ask(reach(stage), { ...command, comment: `${LONGEST}x` }).refusal).toEqual({
        kind: 'invalid',
        problems: [{ field: 'comment', reason: 'tooLong' }],
      });
    },
  );

  it('is a justification of the same length where a dispute is opened', () => {
    const { claim } = ask(reach('rejected'), { type: 'dispute', justification: LONGEST });
    expect(isIn(claim, 'underReview') && claim.state.dispute?.justification).toBe(LONGEST);
  });
});

describe('the statuses', () => {
  it('are six, and discarding a draft is none of them', () => {
    expect(statuses).toEqual([
      'editing',
      'submitted',
      'underReview',
      'partnerActionRequired',
      'approved',
      'rejected',
    ]);
  });
});
