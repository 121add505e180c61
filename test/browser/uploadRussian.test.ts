import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { text, uploadLink } from '../http/support/files.ts';
import { inWorld } from '../http/support/inWorld.ts';
import { draft, ines } from '../http/support/world.ts';
import { startBrowser } from './support/machine.ts';

const partner = { ...ines, locale: 'ru-RU' };
const file = (name: string, buffer = text()) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

const w = inWorld({}, [ines]);
let browser: Browser;
let context: BrowserContext;
let page: Page;
let link: string;
let errors: string[];

beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  link = await uploadLink(w, await draft(w, {}, partner), partner);
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  errors = [];
  page.on('pageerror', ({ message }) => void errors.push(message));
  await page.goto(link);
});
afterEach(() => context.close());

const choose = (...files: ReturnType<typeof file>[]): Promise<void> =>
  page.setInputFiles('#files', files);
const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const saysAll = (words: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
const says = (name: string, words: string): Promise<void> =>
  page.locator('#uploads li', { hasText: name }).filter({ hasText: words }).waitFor();

describe('the upload page in Russian', () => {
  it('says each number in its form', async () => {
    await choose(file('один.txt'));
    await saysAll('Добавлено 1 из 1 файла');
    expect(await page.locator('#room').innerText()).toBe('еще на 19 файлов');
    for (let n = 2; n < 17; n += 1) await w.put(link, `${n}.txt`, text());
    await page.reload();
    expect(await page.locator('#room').innerText()).toBe('еще на 4 файла');
    await choose(file('a.txt'), file('b.txt'), file('c.txt'), file('d.txt'), file('e.txt'));
    await saysAll('Добавлено 4 из 5 файлов, не добавлено: 1');
    await says('e.txt', 'В заявке может быть не больше 20 файлов.');
    expect(await page.locator('#room').innerText()).toBe('больше нет');
  });

  it('says what happens to a file, and names its buttons', async () => {
    const same = text('the same');
    await w.put(link, 'first.txt', same);
    await page.reload();
    expect(await page.locator('.kept').innerText()).toMatch(
      /first\.txt\s+\d+ Б, .+ UTC, Ines Incentives/,
    );
    await choose(file('second.txt', same), file('photo.bmp'));
    await says(
      'second.txt',
      'Этот файл уже есть в заявке под именем first.txt. Второй раз он не добавлен.',
    );
    await says('photo.bmp', 'Файлы этого типа не принимаются.');
    await press('Убрать photo.bmp');
    await context.setOffline(true);
    await choose(file('plan.txt'));
    await says('plan.txt', 'Соединение прервалось.');
    await context.setOffline(false);
    await press('Повторить plan.txt');
    await says('plan.txt', 'Добавлен в заявку.');
    await page.getByText('Вернитесь в Teams').waitFor();
    expect(await page.locator('.kept').innerText()).toMatch(
      /plan\.txt\s+\d+ Б, только что добавлен/,
    );
    expect(errors).toEqual([]);
  });

  it('says in Russian that its link has run out', async () => {
    await w.advance('PT61M');
    await choose(file('late.txt'));
    await says('late.txt', 'Не добавлен: ссылка на эту страницу больше не действует.');
    expect(await page.getByRole('alert').innerText()).toContain('нажмите «Добавить PoE»');
  });
});
