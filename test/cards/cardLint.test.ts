import { describe, expect, it } from '@jest/globals';
import { cardProblems } from '../support/cardLint.ts';

const title = { type: 'TextBlock', text: 'A title', style: 'heading' };
const input = { type: 'Input.Text', id: 'name', label: 'Name', errorMessage: 'This is needed.' };
const press = { type: 'Action.Execute', verb: 'go', title: 'Go' };
const card = (body: readonly object[], actions: readonly object[] = []): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [title, ...body],
  actions,
});
const choices = (label: string, named: string): object => ({
  ...input,
  type: 'Input.ChoiceSet',
  label,
  id: label,
  choices: [{ title: named, value: 'a' }],
});

describe('the check of a card', () => {
  it('has nothing against a good one', () => {
    const band = {
      type: 'Container',
      style: 'good',
      items: [{ type: 'TextBlock', text: 'Approved' }],
    };
    const picture = {
      type: 'Image',
      url: 'https://claims.example/way.png',
      altText: 'The way of the claim',
    };
    expect(
      cardProblems(card([band, picture, input, choices('Colour', 'Red')], [press, press, press])),
    ).toEqual([]);
  });

  it.each<{ problem: RegExp; made: object }>([
    { problem: /^the input name without label/, made: card([{ ...input, label: ' ' }]) },
    {
      problem: /^the input name without label or error/,
      made: card([{ ...input, errorMessage: undefined }]),
    },
    { problem: /^the label Name twice/, made: card([input, { ...input, id: 'other' }]) },
    { problem: /^a choice of Colour without words/, made: card([choices('Colour', '–')]) },
    {
      problem: /without an alternative text/,
      made: card([{ type: 'Image', url: 'https://claims.example/way.png' }]),
    },
    {
      problem: /^the first text is no heading/,
      made: { ...card([]), body: [{ type: 'TextBlock', text: 'Plain' }] },
    },
    { problem: /^the heading A title twice/, made: card([title]) },
    { problem: /^a heading without words/, made: card([{ ...title, text: '—' }]) },
    {
      problem: /^a coloured Container without words/,
      made: card([{ type: 'Container', style: 'good', items: [] }]),
    },
    { problem: /^more than three prominent/, made: card([], [press, press, press, press]) },
    {
      problem: /^more than three prominent/,
      made: card([{ type: 'ActionSet', actions: [press] }], [press, press, press]),
    },
    { problem: /without a title/, made: card([], [{ ...press, title: '…' }]) },
  ])('finds what $problem says', ({ problem, made }) => {
    expect(cardProblems(made)).toContainEqual(expect.stringMatching(problem));
  });
});
