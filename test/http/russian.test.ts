import { beforeAll, describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  addPoe,
  carl,
  draft,
  fields,
  ines,
  must,
  olaf,
  show,
  stan,
  vera,
} from './support/world.ts';
import { hear } from './support/listening.ts';
import { element, statusOf, wordsIn } from '../support/cardReading.ts';
import { openLink, text as someText, title as titleOf, uploadLink } from './support/files.ts';

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
    // typed elsewhere and pasted: “й” as a letter and a mark
    { said: 'Найти Trey'.normalize('NFD'), title: 'по запросу «trey»' },
  ])('types “$said”', async ({ said, title }) => {
    expect(wordsIn((await w.say(partner, said)).card)).toContain(title);
  });

  it('opens a claim by “заявка” and its id', async () => {
    const { card } = await w.say(partner, `Заявка ${claimId.toLowerCase()}`);
    expect(statusOf(card)).toBe('Редактирование');
    expect((await w.say(partner, 'заявка 7')).text).toContain('Номер заявки выглядит так');
  });

  it('opens the queue by “очередь” as a reviewer, and hears otherwise who may', async () => {
    expect(wordsIn((await w.say(inRussian(vera), 'очередь')).card)).toContain(
      'Очередь на рассмотрение',
    );
    expect((await w.say(partner, 'очередь')).text).toBe('Это может сделать проверяющий, но не вы.');
    await w.say(vera, 'help');
  });

  it('reads refusals and mistakes in Russian', async () => {
    expect((await act(w, onlooker, 'discardClaim', claimId)).says).toContain(
      'Вы можете смотреть, но не менять.',
    );
    expect((await w.press(partner, 'toString')).says).toMatch(cyrillic);
    const { card } = await w.press(partner, 'submitClaim', { claimId, rev: 0 });
    expect(wordsIn(card)).toContain('Заявка изменилась с тех пор');
  });

  it('hears notices in Russian, and the others in English', async () => {
    await w.drop(partner, 'работа.txt', Buffer.from('Сделано.'));
    await w.teams.until(({ activity }) => wordsIn(activity).includes('Файл работа.txt добавлен.'));
    const told = await hear(w, vera, () =>
      must(w, partner, 'submitClaim', claimId, { checklist: 'claim' }),
    );
    expect(told).toEqual([expect.stringContaining('A claim was submitted for review')]);
    const { card } = await show(w, partner, claimId);
    expect(statusOf(card)).toBe('Отправлено');
    expect(element(card, 'deadline')).toMatch(
      /^(Пн|Вт|Ср|Чт|Пт) \d+ [а-я]{3} \d{4}, 23:59 UTC — осталось 5 рабочих дней$/,
    );
    const started = await hear(w, ines, () => must(w, vera, 'startReview', claimId));
    expect(started).toEqual([expect.stringContaining('Рассмотрение вашей заявки началось')]);
    expect(started[0]).toContain('На рассмотрении');
    expect(statusOf((await show(w, vera, claimId)).card)).toBe('Under review');
  });

  it('reads quoted reasons as they are, with a Russian explanation', async () => {
    await must(w, vera, 'requestInformation', claimId, {
      reasons: 'missingProducts',
      comment: 'Please add it.',
    });
    const { card } = await show(w, partner, claimId);
    expect(statusOf(card)).toBe('Требуется действие партнера');
    expect(element(card, 'reason')).toBe('Missing Products');
    expect(wordsIn(card)).toContain('Заявленного продукта или рабочей нагрузки нет в PoE.');
    await must(w, partner, 'resubmitClaim', claimId, { comment: 'Готово.' });
  });

  it('reads the consent card in Russian as the customer’s contact', async () => {
    await w.say(inRussian(carl), 'помощь');
    const told = await hear(w, carl, () => must(w, vera, 'approveClaim', claimId));
    expect(told).toEqual([expect.stringContaining('С вашей организацией связан партнер')]);
    expect(told[0]).not.toContain(fields.name);
  });

  it('reads English again once their Teams speaks it, and stays with the last language where none is said', async () => {
    expect(statusOf((await show(w, { ...ines, locale: '' }, claimId)).card)).toBe('Утверждено');
    expect(statusOf((await show(w, ines, claimId)).card)).toBe('Approved');
  });

  it.each([
    { said: 'пропустить 3 минуты', minutes: 3 },
    { said: 'Пропустить 1 час', minutes: 60 },
    { said: 'skip 2 минуты', minutes: 2 },
  ])('moves the clock by “$said” on one machine', async ({ said, minutes }) => {
    const before = (await w.now()).getTime();
    expect((await w.say(partner, said)).text).toMatch(
      /^Сейчас \d+ [а-я]{3} \d{4}, \d\d:\d\d UTC\. Все, чему подошел срок, сделано/,
    );
    expect(Math.floor(((await w.now()).getTime() - before) / 60_000)).toBe(minutes);
  });

  it.each([
    { said: 'пропустить три дня', answer: 'Напишите, насколько: «пропустить 3 дня»' },
    { said: 'пропустить 9999 недель', answer: 'Слишком далеко: не больше ста лет за раз.' },
  ])('hears how the clock is moved after “$said”', async ({ said, answer }) => {
    expect((await w.say(partner, said)).text).toContain(answer);
  });

  it('is greeted in Russian, though nobody knows them', async () => {
    const from = w.teams.calls.length;
    await w.teams.install(inRussian(stan));
    expect(w.teams.posts(stan, from).map(({ activity }) => wordsIn(activity))).toEqual([
      expect.stringContaining('Добро пожаловать, Stan'),
    ]);
  });
});

describe('the upload page of somebody whose Teams speaks Russian', () => {
  const w = inWorld();
  let claimId: string;
  let link: string;
  beforeAll(async () => {
    claimId = await draft(w, {}, partner);
    link = await uploadLink(w, claimId, partner);
  });

  /** Texts that are read on the page: without tags, with its own words and data. */
  const latinIn = (page: string): string[] => {
    const shown = page
      .replaceAll(/<(style|script)>.*?<\/\1>/gs, '')
      .replaceAll(/&#\d+;/g, ' ')
      .replaceAll(/"(?:kept|allowed|refused)":(?:\[.*?\]|\{.*?\})/g, '');
    const read = [...shown.matchAll(/>([^<]+)</g), ...shown.matchAll(/aria-label="([^"]+)"/g)].map(
      ([, text]) => text,
    );
    return [...new Set(read.join(' ').match(/[a-z]{2,}/gi))];
  };

  it('is in Russian, and says so to the browser', async () => {
    const { status, text: page } = await w.get(link);
    expect(status).toBe(200);
    expect(page).toContain('<html lang="ru">');
    for (const words of [
      'Выбрать файлы',
      'еще на 20 файлов',
      'каждый файл до 25 МБ.',
      'На нем есть подпись клиента',
    ])
      expect(page).toContain(words);
    const known = `PoE Teams JavaScript pdf docx xlsx pptx png jpg jpeg msg eml txt csv CPOR ${claimId} ${fields.name}`;
    expect(latinIn(page).filter((word) => !known.includes(word))).toEqual([]);
  });

  it('gives its script Russian words, and the same script to everybody', async () => {
    const [russian, english] = [await w.get(link), await w.get(await uploadLink(w, claimId))];
    await uploadLink(w, claimId, partner);
    const script = (page: string): string => /<script>.*<\/script>/s.exec(page)?.[0] ?? '';
    expect(russian.text).toContain('Соединение прервалось.');
    expect(english.text).toContain('The connection broke.');
    expect([script(russian.text), russian.headers['content-security-policy']]).toEqual([
      script(english.text),
      english.headers['content-security-policy'],
    ]);
  });

  it('says in Russian why a file is not taken', async () => {
    for (const { name, bytes, says } of [
      { name: 'notes.md', bytes: 'x', says: 'Файлы этого типа не принимаются.' },
      { name: 'work.pdf', bytes: 'no pdf', says: 'Содержимое файла не соответствует его имени.' },
      {
        name: 'large.pdf',
        bytes: 'x'.repeat(25 * 1024 * 1024 + 1),
        says: 'Файл слишком большой. Не больше 25 МБ.',
      },
    ])
      expect(titleOf(await w.put(link, name, Buffer.from(bytes)))).toContain(says);
  });

  it('says in Russian that a link has run out, and in English that it is none of ours', async () => {
    const file = await openLink(w, claimId, await addPoe(w, claimId, 'a.txt', partner), partner);
    await w.advance('PT61M');
    const page = await w.get(link);
    expect([
      page.status,
      page.text.includes('Чтобы получить новую, нажмите «Добавить PoE»'),
    ]).toEqual([403, true]);
    expect(titleOf(await w.put(link, 'a.txt', someText()))).toContain(
      'больше не действует: ее срок — один час',
    );
    expect(titleOf(await w.get(file))).toContain('нажмите кнопку на карточке заявки еще раз');
    const forged = `${link.slice(0, -3)}xyz`;
    expect((await w.get(forged)).text).toContain('This link does not work');
    expect(titleOf(await w.put(forged, 'a.txt', someText()))).toContain('This link does not work');
  });
});
