import { describe, expect, it } from '@jest/globals';
import { routes } from '../../../bot/routes.ts';
import type { PersonalCommandType } from '../../../services/claims/commands.ts';
import {
  aboutNoClaim,
  isOffered,
  looks,
  permissions,
  whoMay,
  type ChangingVerb,
} from '../../../services/claims/permissions.ts';
import type { Stage } from '../../../services/claims/stages.ts';
import { reach, stages } from '../../support/law.ts';
import { answerTo } from '../../support/permissions.ts';

/**
 * What docs/law.md sections 3 and 4 allow in each stage, written down by hand: the rest of the tests
 * and the docs read the permission table itself, so that a wrong cell would look right to them.
 */
const lawful: Readonly<Record<Stage, string>> = {
  editing: 'save discard addPoe removePoe submit',
  discarded: '',
  submitted: 'save addPoe requestRejection startReview reassign comment',
  underReview: 'requestRejection approve requestInformation reject reassign comment',
  disputed: 'requestRejection approve requestInformation reject reassign comment',
  partnerActionRequired: 'save addPoe resubmit takeAdvice requestRejection reassign comment',
  approved: 'requestRejection recordCustomerTold decline noObjection comment',
  passed: 'requestRejection comment',
  rejected: 'addPoe dispute noteClone comment',
  declined: 'addPoe dispute noteClone comment',
  closed: 'noteClone comment',
};
/** What comes too late in a stage: right by its status, but after the window. */
const tooLate: Partial<Record<Stage, string>> = {
  passed: 'recordCustomerTold decline noObjection',
  closed: 'addPoe dispute',
};
/** Whose each command is (docs/law.md section 1). */
const rightful: Readonly<Record<string, string>> = {
  partner:
    'save discard addPoe removePoe submit resubmit takeAdvice requestRejection dispute noteClone comment',
  reviewer: 'startReview approve requestInformation reject reassign recordCustomerTold comment',
  customer: 'decline noObjection',
};

const types = Object.keys(permissions) as PersonalCommandType[];
const sides = [
  { standing: 'partner', capacity: 'partner' },
  { standing: 'reviewer', capacity: 'reviewer' },
  { standing: 'contact', capacity: 'customer' },
] as const;

describe('the permissions', () => {
  it('know each verb once, and the bot knows the same', () => {
    const changing = Object.values(permissions).flatMap(({ verbs }) => verbs);
    const all = [...changing, ...Object.keys(looks), ...Object.keys(aboutNoClaim)];
    expect(new Set(all).size).toBe(all.length);
    expect(all.toSorted()).toEqual(
      [...Object.keys(routes.ofClaim), ...Object.keys(routes.others)].toSorted(),
    );
  });

  it.each(stages)('allow in the stage "%s" what the law allows, and nothing else', (stage) => {
    const typesThat = (when: 'in' | 'late') =>
      types.filter((type) => permissions[type][when]?.includes(stage)).toSorted();
    expect(typesThat('in')).toEqual(lawful[stage].split(' ').filter(Boolean).toSorted());
    expect(typesThat('late')).toEqual((tooLate[stage] ?? '').split(' ').filter(Boolean).toSorted());
  });

  it.each(['partner', 'reviewer', 'customer'] as const)('give the %s their commands', (who) => {
    const own = types.filter((type) => permissions[type].who.includes(who)).toSorted();
    expect(own).toEqual(rightful[who]?.split(' ').toSorted());
  });

  it('never say "now" and "late" of the same stage', () => {
    for (const { in: right, late = [] } of Object.values(permissions))
      expect(late.filter((stage) => right.includes(stage))).toEqual([]);
  });

  it.each(sides)(
    'offer the $capacity what they may do where the claim stands, and nothing else',
    (side) => {
      const answers = types.flatMap((type) =>
        stages.map((stage) => ({ type, stage, answer: answerTo(side.standing, type, stage) })),
      );
      // somebody who does not see the claim yet has no card of it
      const seen = answers.filter(({ answer }) => answer !== 'unknownClaim');
      expect(seen.length).toBeGreaterThan(20);
      for (const { type, stage, answer } of seen)
        for (const verb of permissions[type].verbs as readonly ChangingVerb[])
          expect({ verb, stage, offered: isOffered(verb, reach(stage), side.capacity) }).toEqual({
            verb,
            stage,
            offered: answer === 'ok',
          });
    },
  );

  it('say whose each verb is', () => {
    expect(whoMay('approveClaim')).toEqual(['reviewer']);
    expect(whoMay('comment')).toEqual(['partner', 'reviewer']);
    expect(whoMay('showClaim')).toEqual(['partner', 'reviewer', 'customer']);
    expect(whoMay('reviewQueue')).toEqual(['reviewer']);
  });
});
