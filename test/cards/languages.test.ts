import { describe, expect, it } from '@jest/globals';
import { attachCard } from '../../cards/attachCard.ts';
import { formCard } from '../../cards/formCard.ts';
import { helpCard } from '../../cards/helpCard.ts';
import { lineCard } from '../../cards/lineCard.ts';
import { listCard } from '../../cards/listCard.ts';
import { noticeHeadline } from '../../cards/noticeHeadline.ts';
import { english as en, languages, wordsFor } from '../../cards/text/languages.ts';
import * as quoted from '../../cards/text/quoted.ts';
import { ru } from '../../cards/text/ru.ts';
import type { Words } from '../../cards/text/words.ts';
import { deadlineText } from '../../cards/time.ts';
import { endOfDay } from '../../services/claims/businessDays.ts';
import { activities, catalogue } from '../../services/claims/catalogue.ts';
import { statuses } from '../../services/claims/claim.ts';
import { formPages } from '../../services/claims/form.ts';
import { informationReasons, requestDetails } from '../../services/claims/reasons.ts';
import { cardProblems, objectsOf } from '../support/cardLint.ts';
import {
  fabrikam,
  good,
  people,
  presalesInput,
  reach,
  revenueInput,
  rulesWith,
  run,
  stages,
} from '../support/law.ts';
import { stretched } from '../support/longest.ts';
import { textsOf } from '../support/wordSamples.ts';
import { gallery } from './gallery.ts';

const quotedNames = [
  quoted.areas,
  quoted.activities,
  quoted.informationReasons,
  quoted.rejectionReasons,
  quoted.requestDetails,
].flatMap((some) => Object.values(some));
const rules = rulesWith();
const words = wordsFor('ru-RU');
const now = '2026-11-02T12:00:00.000Z';

/** Every card, by name. */
function cards(those: Words): Record<string, object> {
  const form = { organisation: fabrikam, mpnIds: [], once: 'a1b2c3d4', words: those };
  const claims = {
    usage: reach('editing'),
    presales: run([], { input: presalesInput }).claim,
    revenue: run([], { input: revenueInput }).claim,
    longest: stretched(reach('submitted')),
  };
  const pages = Object.entries(claims).flatMap(([kind, claim]) =>
    ([...formPages, 'edit'] as const).map((page) => [
      `form-${page}-${kind}`,
      formCard({ ...form, page, claim }),
    ]),
  );
  const many = Array.from({ length: 8 }, () => stretched(reach('submitted')));
  const waiting = { claims: many, more: true };
  const list = {
    claims: many,
    page: 1,
    more: true,
    waiting,
    query: 'x',
    now,
    rules,
    mayChange: true,
    words: those,
  };
  const lists = (['mine', 'queue', 'overdue'] as const).flatMap((kind) => [
    [`list-${kind}`, listCard({ ...list, kind })],
    [`list-${kind}-none`, listCard({ ...list, kind, claims: [], query: '' })],
  ]);
  const who = {
    name: '',
    welcome: true,
    local: true,
    reviewer: true,
    associations: [reach('approved')],
    words: those,
  };
  const partner = { organisation: fabrikam.name, mayChange: true };
  return {
    ...gallery(those),
    ...Object.fromEntries([...pages, ...lists]),
    'form-problems': formCard({
      ...form,
      page: 'customer',
      claim: reach('editing'),
      problems: [{ field: 'customerDomain', reason: 'notADomain' }],
    }),
    help: helpCard({ ...who, partner }),
    'help-looking': helpCard({ ...who, partner: { ...partner, mayChange: false } }),
    'help-stranger': helpCard({ ...who, reviewer: false, associations: [] }),
    attach: attachCard({
      claims: many,
      poeIds: ['a', 'b'],
      names: ['x.pdf', 'y.pdf'],
      words: those,
    }),
    line: lineCard(reach('approved').id, reach('approved'), people.partner, those),
  };
}

const SHOWN = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText'];
const shownIn = (card: object): string[] =>
  objectsOf(card).flatMap((one) =>
    SHOWN.flatMap((key) => (typeof one[key] === 'string' ? [one[key]] : [])),
  );
const latin = (text: string): string[] =>
  text.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}’'-]*/gu) ?? [];

/** Texts that people typed, and names of people. */
function typedTexts(): string[] {
  const claims = [...stages.map((stage) => reach(stage)), run([], { input: presalesInput }).claim];
  const all = [...claims, run([], { input: revenueInput }).claim];
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const said = all.flatMap(({ state }) =>
    Object.entries(state).filter(([key]) => /comment|dispute/.test(key)),
  );
  return texts([
    all.map(({ fields, organisation, poe, id }) => [
      fields,
      organisation,
      poe.map(({ name }) => name),
      id,
    ]),
    Object.values(people).map(({ person }) => person.name),
    fabrikam.locations.map(({ name }) => name),
    said.map(([, value]) => value),
    'Please have page 3 signed.',
  ]);
}
const ABBREVIATIONS =
  'PoE MPN ID CPOR ISV UTC GUID OSU OSA Sell Microsoft Teams Dynamics Billing Global Incentives admin aka ms partnerincentives https com litware name customer yourcompany b-c-d-e';
const names = [...catalogue.map(({ name }) => name), ...quotedNames];

describe('every card', () => {
  it.each([...languages])(
    'keeps the rules of cards, and fits into a message with the longest data, in %s',
    (_, those) => {
      const bad = Object.entries(cards(those)).map(
        ([name, card]) => [name, cardProblems(card)] as const,
      );
      expect(bad.filter(([, problems]) => problems.length > 0)).toEqual([]);
    },
  );

  it('in Russian holds no English but names, quoted reasons and what people typed', () => {
    const allowed = new Set([...typedTexts(), ...names, ABBREVIATIONS].flatMap(latin));
    // names are strange words in both languages, in the same places
    const short = Object.entries(cards(words)).filter(([name]) => !/long|subscriptions/.test(name));
    const left = short.flatMap(([name, card]) =>
      [...new Set(shownIn(card).flatMap(latin))]
        .filter((word) => !allowed.has(word) && word.length > 1)
        .map((word) => `${name}: ${word}`),
    );
    expect(left).toEqual([]);
  });
});

describe('the words of a locale', () => {
  it.each([...languages])('are those of its language: %s', (tag, those) => {
    const [short, long] = [tag.toLowerCase(), tag.toUpperCase()];
    for (const locale of [short, long, `${short}-XX`, `${short}_XX`])
      expect(wordsFor(locale)).toBe(those);
  });

  it('are Russian for Russian, wherever it is spoken', () => {
    for (const locale of ['ru', 'ru-RU', 'RU-ru', 'ru_KZ'])
      expect(wordsFor(locale).statusLabels.editing).toBe('Редактирование');
  });

  it('are English for all others', () => {
    const unknown = ['de-DE', 'pt-BR', 'qaa-QM'].filter(
      (locale) => !languages.has(locale.split('-')[0] ?? ''),
    );
    for (const locale of [undefined, '', 'en-US', ...unknown, 'rus', 'constructor'])
      expect(wordsFor(locale).statusLabels.editing).toBe('Editing');
  });
});

describe('the words in Russian', () => {
  it('hold no English but names and quoted reasons', () => {
    const examples = [
      'name@company.com',
      '8f6e0d2c-1b3a-4c5d-9e7f-0a1b2c3d4e5f',
      'CPOR-7K2M-9QXT',
      'work.pdf',
      'IVDMPN',
    ];
    const allowed = new Set(
      [...names, ABBREVIATIONS, quoted.fileTypes, 'JavaScript', ...examples].flatMap(latin),
    );
    const { tag: _, ...texts } = Object.fromEntries(textsOf(ru));
    // the upload page puts values in place of names in braces
    const left = Object.values(texts)
      .flatMap((text) => latin(text.replaceAll(/\{\w+\}/g, '')))
      .filter((word) => !allowed.has(word) && word.length > 1);
    expect([...new Set(left)]).toEqual([]);
  });

  it('label the six statuses exactly as the rules quote them', () => {
    expect(statuses.map((status) => words.statusLabels[status])).toEqual([
      'Редактирование',
      'Отправлено',
      'На рассмотрении',
      'Требуется действие партнера',
      'Утверждено',
      'Отклонено',
    ]);
  });

  it('quote reasons as they are, and explain them', () => {
    for (const reason of informationReasons) {
      expect(words.informationReasons[reason].label).toBe(en.informationReasons[reason].label);
      expect(words.informationReasons[reason].why).toMatch(/\p{Script=Cyrillic}/u);
    }
    expect(words.rejectionReasons).toEqual(en.rejectionReasons);
    for (const detail of requestDetails)
      expect(words.requestDetails[detail]).toContain(en.requestDetails[detail]);
    for (const activity of activities)
      expect(words.activityNames[activity]).toContain(en.activityNames[activity]);
  });

  it('say what a notice is about', () => {
    const { claim, events } = run([good.submit, good.startReview, good.requestInformation]);
    const event = events.at(-1);
    if (!event) throw new Error('Nothing happened.');
    const { title } = noticeHeadline('informationRequested', event, claim, {
      capacity: 'partner',
      words,
    });
    expect(title).toBe('Нужны дополнительные сведения');
  });
});

describe('a deadline in Russian', () => {
  const deadline = endOfDay('2026-11-27', 'UTC', 'business');
  const calendar = { zone: 'UTC', isHoliday: () => false };
  const at = (day: string): string =>
    deadlineText(deadline, `2026-11-${day}T12:00:00.000Z`, calendar, words);
  it.each([
    { day: '27', left: 'последний день' },
    { day: '26', left: 'остался 1 рабочий день' },
    { day: '24', left: 'осталось 3 рабочих дня' },
    { day: '20', left: 'осталось 5 рабочих дней' },
    { day: '30', left: 'просрочено на 1 рабочий день' },
  ])('on the $day of November: $left', ({ day, left }) => {
    expect(at(day)).toBe(`Пт 27 ноя 2026, 23:59 UTC — ${left}`);
  });
});
