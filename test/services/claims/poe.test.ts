import { describe, expect, it } from '@jest/globals';
import {
  ask,
  by,
  draft,
  goOn,
  good,
  people,
  poeOf,
  reach,
  rulesWith,
  run,
  type Stage,
} from '../../support/law.ts';

const add = (n: number) => ({ type: 'addPoe', poe: poeOf(n) }) as const;
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => add(from + i));

describe.each(['editing', 'submitted', 'partnerActionRequired', 'rejected'] as const)(
  'proof on a claim that is %s',
  (stage) => {
    it('is added with all that is known of it', () => {
      const { claim, events } = ask(reach(stage), by(people.billingAdmin, good.addPoe));
      expect(claim.poe.at(-1)).toMatchObject({
        id: poeOf(2).id,
        name: 'proof-2.pdf',
        size: 1002,
        sha256: poeOf(2).sha256,
      });
      expect(events.map(({ type }) => type)).toEqual(['poeAdded']);
      expect(claim.rev).toBe(reach(stage).rev + 1);
    });

    it('is recognised by its bytes and not kept twice, whatever it is called', () => {
      const claim = reach(stage);
      const twin = { ...poeOf(1), id: 'PTWIN01', name: 'other-name.docx' };
      expect(ask(claim, { type: 'addPoe', poe: twin })).toEqual({ events: [], claim });
    });

    it('is at most twenty files', () => {
      const full = goOn({ claim: reach(stage), events: [] }, many(2, 20)).claim;
      expect(full.poe).toHaveLength(20);
      expect(ask(full, add(21)).refusal).toEqual({ kind: 'poeFull', max: 20 });
      expect(ask(full, add(20)).refusal).toBeUndefined();
    });
  },
);

describe('proof', () => {
  it('is limited by the setting of the submission, until then by today’s', () => {
    const few = rulesWith({ poeMaxFiles: 2 });
    const { claim } = run([good.submit, add(2)], { rules: few });
    expect(ask(claim, add(3), rulesWith()).refusal).toEqual({ kind: 'poeFull', max: 2 });
    const editing = goOn(draft(), [add(2), add(3)]).claim;
    expect(ask(editing, add(4), few).refusal).toEqual({ kind: 'poeFull', max: 2 });
  });

  it.each<Stage>(['underReview', 'disputed', 'approved', 'passed', 'discarded'])(
    'is not added to a claim that is %s',
    (stage) => {
      expect(ask(reach(stage), good.addPoe).refusal).toEqual({
        kind: 'wrongStatus',
        allowed: ['editing', 'submitted', 'partnerActionRequired', 'rejected'],
      });
    },
  );

  it.each<Stage>(['submitted', 'partnerActionRequired', 'rejected', 'approved'])(
    'stays on a claim that is %s: after the submission it is only added to',
    (stage) => {
      expect(ask(reach(stage), good.removePoe).refusal).toEqual({
        kind: 'wrongStatus',
        allowed: ['editing'],
      });
    },
  );

  it('that was removed from a draft may come again', () => {
    const { claim } = goOn(draft(), [good.removePoe, add(1)]);
    expect(claim.poe).toEqual([poeOf(1)]);
  });
});
