import { expect, it } from '@jest/globals';
import { cardIn } from '../../support/fakeTeams.ts';
import type { Card, Json } from '../../support/requests.ts';
import type { World } from './world.ts';
import { actionsOf, inputsOf, objectsIn, wordsIn } from '../../support/cardReading.ts';

const MAX_BYTES = 28 * 1024;
const OF_NO_CLAIM = new Set(['newClaim', 'listClaims', 'reviewQueue', 'whatIsDue', 'exportClaims']);
/**
 * Texts that no card may show: traces, files of this machine, names of parts, and how JavaScript
 * writes a missing value.
 */
const INTERNAL =
  /\bat \S+ \(|node_modules|file:\/\/|\/(?:work|tmp|home|root|usr)\/|\w\.ts:\d|sqlite|\[object|\bundefined\b|\bNaN\b|TypeError|RangeError|SyntaxError/i;

/** Problems of a card, by the contract's section on cards. */
export function problemsOf(card: Card): string[] {
  const objects = [...objectsIn(card)].map(({ json }) => json);
  const ids = objects.map(({ id }) => id).filter((id) => id !== undefined);
  const buttons = actionsOf(card, 'buttons');
  const prominent = buttons.filter(({ mode }) => mode !== 'secondary');
  const ofClaims = actionsOf(card).filter(
    ({ type, verb }) => type === 'Action.Execute' && !OF_NO_CLAIM.has(verb),
  );
  const texts = inputsOf(card).filter(({ type }) => type === 'Input.Text');
  const lacks = (json: Json, key: string): boolean =>
    typeof json[key] !== 'string' || json[key] === '';
  const rules: [boolean, string][] = [
    [card.type === 'AdaptiveCard' && card.version === '1.5', 'is no card of version 1.5'],
    [new Set(ids).size === ids.length, `repeats an id: ${JSON.stringify(ids)}`],
    [!JSON.stringify(card).includes('${'), 'has a place that was not filled'],
    [
      inputsOf(card).every(({ json }) => !lacks(json, 'label') && !lacks(json, 'errorMessage')),
      'has an unlabelled input',
    ],
    [
      !objects.some((json) => json.type === 'Image' && lacks(json, 'altText')),
      'has an image without words',
    ],
    [!objects.some(({ type }) => type === 'Action.ShowCard'), 'has a card in a card'],
    [buttons.length <= 6, `has ${buttons.length} actions`],
    [prominent.length <= 3, `has ${prominent.length} prominent actions`],
    [buttons.length === 0 || prominent.length > 0, 'has no prominent action'],
    [
      ofClaims.every(
        ({ data }) => typeof data.claimId === 'string' && typeof data.rev === 'number',
      ),
      'forgets id or rev',
    ],
    [
      !ids.includes('turn') || texts.every(({ id }) => id === 'comment'),
      'asks for more than a comment',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, what]) => `${what} (${nameOf(card)})`);
}

const nameOf = (card: Card): string =>
  `${wordsIn(card).slice(0, 60)}… ${actionsOf(card, 'buttons')
    .map(({ verb, type }) => verb || type)
    .join()}`;

function problemsOfActivity(activity: Json): string[] {
  const card = cardIn(activity);
  if (!card) return [];
  const bytes = JSON.stringify(activity).length * 2;
  return [
    ...problemsOf(card),
    ...(bytes < MAX_BYTES ? [] : [`is too big: ${bytes} (${nameOf(card)})`]),
    ...(typeof activity.summary === 'string' && activity.summary !== ''
      ? []
      : [`has no summary (${nameOf(card)})`]),
  ];
}

/** Two rules for everything that the bot posted or answered in the tests above. */
export function judgesAllThatWasSeen(world: () => World): void {
  it('shows only cards that keep the rules of cards', () => {
    const { calls, answeredCards } = world().teams;
    const said = calls
      .filter(({ kind }) => kind === 'post' || kind === 'update')
      .map(({ activity }) => activity);
    const wouldBe = answeredCards.map((content): Json => ({
      summary: 'an edit',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    }));
    expect([...new Set([...said, ...wouldBe].flatMap(problemsOfActivity))]).toEqual([]);
  });

  it('says nothing internal', () => {
    const { calls, answers } = world().teams;
    const texts = [...answers, ...calls.map(({ activity }) => JSON.stringify(activity))];
    expect(
      texts.filter((text) => INTERNAL.test(text)).map((text) => INTERNAL.exec(text)?.[0]),
    ).toEqual([]);
  });
}
