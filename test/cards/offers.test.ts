import { describe, expect, it } from '@jest/globals';
import { claimCard } from '../../cards/claimCard.ts';
import { consentCard } from '../../cards/consentCard.ts';
import type { Reader } from '../../cards/reader.ts';
import { english as words } from '../../cards/text/languages.ts';
import type { PersonalCommandType } from '../../services/claims/commands.ts';
import { permissions } from '../../services/claims/permissions.ts';
import { objectsOf } from '../support/cardLint.ts';
import { reach, rulesWith, stages, type Stage } from '../support/law.ts';
import { answerTo } from '../support/permissions.ts';

const sides = [
  { standing: 'partner', capacity: 'partner' },
  { standing: 'reviewer', capacity: 'reviewer' },
  { standing: 'contact', capacity: 'customer' },
] as const;
type Side = (typeof sides)[number];
const types = Object.keys(permissions) as PersonalCommandType[];

/** Verbs with a card of their own: pages of the form, the choice of a claim for a dropped file. */
const elsewhere = new Set(['saveClaim', 'attachPoe']);

/**
 * Verbs that the permissions allow on the claim's card. `takeAdvice` only where there is advice,
 * `removePoe` only where there is a file.
 */
const allowedVerbs = ({ standing }: Side, stage: Stage): string[] =>
  types
    .filter((type) => answerTo(standing, type, stage) === 'ok')
    .flatMap((type) => permissions[type].verbs)
    .filter((verb) => !elsewhere.has(verb));

function shownVerbs({ capacity }: Side, stage: Stage, more: Partial<Reader> = {}): string[] {
  const claim = reach(stage);
  const reader: Reader = {
    capacity,
    mayChange: true,
    now: claim.updatedAt,
    rules: rulesWith(),
    once: 'x',
    words,
    ...more,
  };
  const card = capacity === 'customer' ? consentCard(claim, reader) : claimCard(claim, reader);
  const looking = new Set(['showHistory', 'openPoe', 'compareClaims']);
  const verbs = objectsOf(card).flatMap(({ type, verb }) =>
    type === 'Action.Execute' ? [String(verb)] : [],
  );
  return [...new Set(verbs)].filter((verb) => !looking.has(verb));
}

const cases = sides.flatMap((side) =>
  stages
    .filter(
      (stage) =>
        stage !== 'discarded' && answerTo(side.standing, 'comment', stage) !== 'unknownClaim',
    )
    .map((stage) => ({ ...side, stage })),
);

describe('the buttons of a claim’s card', () => {
  it.each(cases)('are what the $capacity may do in "$stage", no more and no less', (one) => {
    expect(shownVerbs(one, one.stage).toSorted()).toEqual(allowedVerbs(one, one.stage).toSorted());
  });

  it('were compared wherever somebody sees a claim', () => {
    expect(cases).toHaveLength(22);
  });

  it('are none for whoever may only look', () => {
    for (const stage of ['editing', 'submitted', 'rejected'] as const)
      expect(shownVerbs(sides[0], stage, { mayChange: false })).toEqual([]);
  });

  it('begin with what is needed next: a draft is filled in before it is submitted', () => {
    expect(shownVerbs(sides[0], 'editing')[0]).toBe('submitClaim');
    const { poe: _, ...rest } = reach('editing');
    const reader: Reader = {
      capacity: 'partner',
      mayChange: true,
      now: rest.updatedAt,
      rules: rulesWith(),
      once: 'x',
      words,
    };
    const card = claimCard({ ...rest, poe: [] }, reader);
    const verbs = objectsOf(card).flatMap(({ type, verb }) =>
      type === 'Action.Execute' ? [String(verb)] : [],
    );
    expect(
      verbs.filter((verb) => ['addPoe', 'editClaim', 'submitClaim', 'removePoe'].includes(verb)),
    ).toEqual(['addPoe', 'editClaim', 'submitClaim']);
  });
});
