import { beforeAll, describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import { act, carl, draft, fields, ines, must, olaf, show, stan, vera } from './support/world.ts';
import { heard } from './support/listening.ts';
import { element, statusOf, wordsIn } from '../support/cardReading.ts';

const inRussian = <T extends object>(who: T) => ({ ...who, locale: 'ru-RU' });
const partner = inRussian(ines);
const onlooker = inRussian(olaf);

describe('somebody whose Teams speaks Russian', () => {
  const w = inWorld();
  let claimId: string;
  beforeAll(async () => {
    claimId = await draft(w, {}, partner);
  });

  const cyrillic = /\p{Script=Cyrillic}/u;

  it.each([
    { said: 'новая заявка', title: 'Шаг 1 из 4: клиент' },
    { said: 'Мои Заявки', title: 'Заявки вашей организации' },
    { said: 'помощь', title: 'Что здесь можно делать' },
    { said: 'и вообще', title: 'Что здесь можно делать' },
    { said: 'help', title: 'Что здесь можно делать' },
    { said: 'найти Trey', title: 'по запросу «trey»' },
  ])('types “$said”', async ({ said, title }) => {
    expect(wordsIn((await w.say(partner, said)).card)).toContain(title);
  });

  it('opens a claim by “заявка” and its id', async () => {
    const { card } = await w.say(partner, `Заявка ${claimId.toLowerCase()}`);
    expect(statusOf(card)).toBe('Редактирование');
    expect((await w.say(partner, 'заявка 7')).text).toContain('Номер заявки выглядит так');
  });

  it('opens the queue by “очередь” as a reviewer, and hears otherwise who may', async () => {
    expect(wordsIn((await w.say(inRussian(vera), 'очередь')).card)).toContain('Очередь на рассмотрение');
    expect((await w.say(partner, 'очередь')).text).toBe('Это может сделать проверяющий, но не вы.');
    await w.say(vera, 'help');
  });

  it('reads refusals and mistakes in Russian', async () => {
    expect((await act(w, onlooker, 'discardClaim', claimId)).says).toContain('Вы можете смотреть, но не менять.');
    expect((await w.press(partner, 'toString')).says).toMatch(cyrillic);
    const { card } = await w.press(partner, 'submitClaim', { claimId, rev: 0 });
    expect(wordsIn(card)).toContain('Заявка изменилась с тех пор');
  });

  it('hears notices in Russian, and the others in English', async () => {
    await w.drop(partner, 'работа.txt', Buffer.from('Сделано.'));
    await w.teams.until(({ activity }) => wordsIn(activity).includes('Файл работа.txt добавлен.'));
    const told = await heard(w, vera, () => must(w, partner, 'submitClaim', claimId, { checklist: 'claim' }));
    expect(told).toEqual([expect.stringContaining('A claim was submitted for review')]);
    const { card } = await show(w, partner, claimId);
    expect(statusOf(card)).toBe('Отправлено');
    expect(element(card, 'deadline')).toMatch(
      /^(Пн|Вт|Ср|Чт|Пт) \d+ [а-я]{3} \d{4}, 23:59 UTC — осталось 5 рабочих дней$/,
    );
    const started = await heard(w, ines, () => must(w, vera, 'startReview', claimId));
    expect(started).toEqual([expect.stringContaining('Рассмотрение вашей заявки началось')]);
    expect(started[0]).toContain('На рассмотрении');
    expect(statusOf((await show(w, vera, claimId)).card)).toBe('Under review');
  });

  it('reads quoted reasons as they are, with a Russian explanation', async () => {
    await must(w, vera, 'requestInformation', claimId, { reasons: 'missingProducts', comment: 'Please add it.' });
    const { card } = await show(w, partner, claimId);
    expect(statusOf(card)).toBe('Требуется действие партнера');
    expect(element(card, 'reason')).toBe('Missing Products');
    expect(wordsIn(card)).toContain('Заявленного продукта или рабочей нагрузки нет в PoE.');
    await must(w, partner, 'resubmitClaim', claimId, { comment: 'Готово.' });
  });

  it('reads the consent card in Russian as the customer’s contact', async () => {
    await w.say(inRussian(carl), 'помощь');
    const told = await heard(w, carl, () => must(w, vera, 'approveClaim', claimId));
    expect(told).toEqual([expect.stringContaining('С вашей организацией связан партнер')]);
    expect(told[0]).not.toContain(fields.name);
  });

  it('reads English again once their Teams speaks it, and stays with the last language where none is said', async () => {
    expect(statusOf((await show(w, { ...ines, locale: '' }, claimId)).card)).toBe('Утверждено');
    expect(statusOf((await show(w, ines, claimId)).card)).toBe('Approved');
  });

  it('is greeted in Russian, though nobody knows them', async () => {
    const from = w.teams.calls.length;
    await w.teams.install(inRussian(stan));
    expect(w.teams.posts(stan, from).map(({ activity }) => wordsIn(activity))).toEqual([
      expect.stringContaining('Добро пожаловать, Stan'),
    ]);
  });
});
