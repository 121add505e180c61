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
import { reach, stages } from '../../support/law.ts';
import { answerTo } from '../../support/permissions.ts';

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
