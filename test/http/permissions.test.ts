import { describe, expect, it } from '@jest/globals';
import { allowedIn, commandOf } from '../../services/claims/permissions.ts';
import type { Stage } from '../../services/claims/stages.ts';
import type { Standing } from '../../services/claims/standing.ts';
import { english } from '../../cards/text/languages.ts';
import type { Answer, Person } from '../support/fakeTeams.ts';
import { answerToVerb } from '../support/permissions.ts';
import { carl, dataFor, ines, lars, olaf, rosa, show, vera } from './support/world.ts';
import { inClaims, verbs, type State } from './support/everyVerb.ts';
import { wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const { w, claims } = inClaims();

const people: { who: Person; standing: Standing }[] = [
  { who: ines, standing: 'partner' },
  { who: olaf, standing: 'onlooker' },
  { who: lars, standing: 'otherLocation' },
  { who: vera, standing: 'reviewer' },
  { who: carl, standing: 'contact' },
  { who: rosa, standing: 'nobody' },
];
const stageOf: Readonly<Record<State, Stage>> = {
  editing: 'editing',
  submitted: 'submitted',
  underReview: 'underReview',
  asked: 'partnerActionRequired',
  approved: 'approved',
  rejected: 'rejected',
};
const states = Object.keys(stageOf) as State[];

/** The kind of refusal, recognised by its text. */
function refusalIn({ says, card }: Answer, allowed: readonly string[]): string {
  if (/no such claim/i.test(says)) return 'unknownClaim';
  if (/is for .* to do, not for you/.test(says)) return 'notForYou';
  if (/You may look, but not change/.test(says)) return 'roleMissing';
  if (/of another location/.test(says)) return 'otherLocation';
  const words = wordsIn(card);
  return /cannot be done now/.test(words) && allowed.every((label) => words.includes(label))
    ? 'wrongStatus'
    : 'done';
}

describe.each(people)('to somebody who is "$standing"', ({ who, standing }) => {
  const asked = verbs.flatMap(({ verb, typed }) => states.map((state) => ({ verb, typed, state })));
  const expected = (verb: (typeof verbs)[number]['verb'], state: State): string =>
    answerToVerb(standing, verb, stageOf[state]);

  it('every verb that is not theirs is refused in every status, as the permissions say', async () => {
    const refused = asked.filter(({ verb, state }) => expected(verb, state) !== 'ok');
    const answers: Record<string, string> = {};
    for (const { verb, typed, state } of refused) {
      const data = {
        ...(await dataFor(w, ines, verb, claims[state])),
        ...typed,
        once: `${verb} by ${who.name}`,
      };
      const type = commandOf(verb);
      const allowed = type ? allowedIn(type).map((status) => english.statusLabels[status]) : [];
      answers[`${verb} in ${state}`] = refusalIn(await w.press(who, verb, data), allowed);
    }
    expect(answers).toEqual(
      Object.fromEntries(
        refused.map(({ verb, state }) => [`${verb} in ${state}`, expected(verb, state)]),
      ),
    );
    expect(refused.length).toBeGreaterThan(40);
  });

  it('every look that is theirs is answered', async () => {
    const looked = asked.filter(
      ({ verb, state }) => !commandOf(verb) && expected(verb, state) === 'ok',
    );
    for (const { verb, typed, state } of looked) {
      const { card } = await w.press(who, verb, { claimId: claims[state], ...typed });
      expect([verb, state, card === undefined]).toEqual([verb, state, false]);
    }
  });
});

describe('all those refusals', () => {
  it('have changed nothing', async () => {
    const now = await Promise.all(
      states.map(async (state) => wordsIn((await show(w, ines, claims[state])).card)),
    );
    const labels = [
      'Editing',
      'Submitted',
      'Under review',
      'Partner action required',
      'Approved',
      'Rejected',
    ];
    expect(now.map((words, i) => words.includes(labels[i] ?? ''))).toEqual(labels.map(() => true));
  });

  judgesAllThatWasSeen(() => w);
});
