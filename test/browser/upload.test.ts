import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Locator, Page, Route } from 'playwright-core';
import { isAtRest, onClaim, text, title, uploadLink } from '../http/support/files.ts';
import { inWorld } from '../http/support/inWorld.ts';
import { addPoe, draft, ines } from '../http/support/world.ts';
import { contrasts } from './support/contrast.ts';
import { startBrowser } from './support/machine.ts';

type File = { name: string; mimeType: string; buffer: Buffer };
const file = (name: string, buffer = text()): File => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});
const big = (name: string): File => file(name, Buffer.alloc(3 * 1024 * 1024, `${name}\n`));
const LONG = `${'a_very_long_name_without_any_space_'.repeat(4)}.txt`;

const w = inWorld({}, [ines]);
let browser: Browser;
let context: BrowserContext;
let page: Page;
let network: CDPSession | undefined;
let claimId: string;
let link: string;
let requested: string[];
let errors: string[];

beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  claimId = await draft(w);
  link = await uploadLink(w, claimId);
  await open();
});
afterEach(async () => {
  await context.close();
  await isAtRest(w);
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  await context?.close();
  context = await browser.newContext(options);
  page = await context.newPage();
  network = undefined;
  page.setDefaultTimeout(10_000);
  [requested, errors] = [[], []];
  page.on('request', (request) => void requested.push(`${request.method()} ${request.url()}`));
  page.on('pageerror', ({ message }) => void errors.push(message));
  await page.goto(link);
}

const choose = (...files: File[]): Promise<void> => page.setInputFiles('#files', files);
const row = (name: string): Locator => page.locator('#uploads li', { hasText: name });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const saysAll = (words: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
const says = (name: string, words: string): Promise<void> =>
  row(name).filter({ hasText: words }).waitFor();
const puts = (): string[] => requested.filter((one) => one.startsWith('PUT'));
const focusedText = (): Promise<string> =>
  page.evaluate(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()',
  );
/**
 * Limits the upload to so many bytes a second. One session is reused, since the limits of several
 * would add up.
 */
async function slow(uploadThroughput: number): Promise<void> {
  network ??= await context.newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}
/** Holds what the page sends until it is let go. */
async function holdUploads(): Promise<Route[]> {
  const routes: Route[] = [];
  await page.route('**/poe/upload/*/*', (route) => void routes.push(route));
  return routes;
}

describe('the upload page', () => {
  it('sends several files, two at a time, says how far it is, and what comes next', async () => {
    const routes = await holdUploads();
    const chooser = page.waitForEvent('filechooser');
    await button('Choose files').click();
    await (await chooser).setFiles(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => file(name)));
    await saysAll('0 of 4 files added, 4 to go');
    expect([puts().length, await page.locator('#uploads').innerText()]).toEqual([
      2,
      expect.stringContaining('Waiting'),
    ]);
    for (let i = 0; i < 4; i += 1) {
      while (!routes[i]) await sleep(10);
      await routes[i]?.continue();
    }
    await saysAll('4 of 4 files added');
    await page.getByText('Go back to Teams').waitFor();
    expect(await page.locator('.kept').innerText()).toMatch(/a\.txt.*added just now.*d\.txt/s);
    expect(await page.locator('#room').innerText()).toBe('16 more files fit');
    expect(await onClaim(w, claimId)).toHaveLength(4);
  });

  it('shows what is on the claim, and says of the same bytes that they are there already', async () => {
    const same = text('the same');
    await w.put(link, 'first.txt', same);
    await page.reload();
    expect(await page.locator('.kept').innerText()).toMatch(
      /first\.txt\s+\d+ B, .+ UTC, Ines Incentives/,
    );
    await choose(file('second.txt', same));
    await says('second.txt', 'On the claim already, as first.txt. It was not added twice.');
    expect([await page.locator('#room').innerText(), (await onClaim(w, claimId)).length]).toEqual([
      '19 more files fit',
      1,
    ]);
  });

  it('cancels what is being sent and what waits, and sends it after all', async () => {
    await slow(300_000);
    await choose(big('one.txt'), big('two.txt'), file('three.txt'));
    while ((await page.evaluate<number>('document.querySelector("progress").value')) < 6)
      await sleep(20);
    expect(
      await row('one.txt').getByRole('progressbar', { name: 'Progress of one.txt' }).count(),
    ).toBe(1);
    for (const name of ['three.txt', 'two.txt', 'one.txt']) await button(`Cancel ${name}`).click();
    await saysAll('0 of 3 files added, 3 cancelled');
    expect([await focusedText(), await onClaim(w, claimId)]).toEqual(['Retry one.txt', []]);
    await slow(-1);
    await button('Retry one.txt').click();
    await says('one.txt', 'Added to the claim.');
    expect(await onClaim(w, claimId)).toHaveLength(1);
  });

  it('offers another try after a broken connection and after a fault of the server', async () => {
    await context.setOffline(true);
    await choose(file('plan.txt'));
    await says('plan.txt', 'The connection broke.');
    await context.setOffline(false);
    const answer = { status: 503, contentType: 'text/html', body: '<h1>Busy</h1>' };
    await page.route('**/poe/upload/**', (route) => route.fulfill(answer));
    await button('Retry plan.txt').click();
    await says('plan.txt', 'The upload did not work.');
    await page.unroute('**/poe/upload/**');
    await button('Retry plan.txt').click();
    await says('plan.txt', 'Added to the claim.');
    expect([(await onClaim(w, claimId)).length, errors]).toEqual([1, []]);
  });

  it('refuses before it sends, in the words of the server', async () => {
    const large = file('large.pdf', Buffer.alloc(25 * 1024 * 1024 + 1, 'x'));
    const names = [
      'notes.md',
      'notes',
      'all.zip',
      'setup.exe',
      'work.docm',
      '.pdf',
      `${'n'.repeat(200)}.txt`,
    ];
    const wrong = [...names.map((name) => file(name)), file('empty.pdf', Buffer.alloc(0)), large];
    await choose(...wrong);
    await saysAll('0 of 9 files added, 9 not added');
    const rows = await page.locator('#uploads li').allInnerTexts();
    for (const [i, { name, buffer }] of wrong.entries())
      expect([name, rows[i]]).toEqual([
        name,
        expect.stringContaining(title(await w.put(link, name, buffer))),
      ]);
    expect([puts(), await page.getByRole('button', { name: /^Retry/ }).count()]).toEqual([[], 0]);
    expect(await page.getByRole('status').textContent()).toContain('empty.pdf: The file is empty.');
  });

  it('shows the refusal of the server, without another try', async () => {
    await choose(file('work.pdf'));
    await says('work.pdf', 'What is in the file is not what its name says.');
    expect(await row('work.pdf').getByRole('button').allInnerTexts()).toEqual(['Dismiss']);
  });

  it('takes as many as fit', async () => {
    for (let n = 1; n < 20; n += 1) await w.put(link, `${n}.txt`, text());
    await page.reload();
    expect(await page.locator('#room').innerText()).toBe('1 more file fits');
    await choose(file('last.txt'), file('beyond.txt'));
    await says('last.txt', 'Added');
    await says('beyond.txt', 'A claim takes 20 files at most.');
    expect([await page.locator('#room').innerText(), puts().length]).toEqual([
      'no more files fit',
      1,
    ]);
  });

  it('takes files that are dropped anywhere, and no folders', async () => {
    const carrying = (event: string): Promise<unknown> =>
      page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['What was done, in words.'], 'dropped.txt'));
        document.body.dispatchEvent(new DragEvent('${event}', { bubbles: true, cancelable: true, dataTransfer }));
      })()`);
    await carrying('dragover');
    await page.getByText('Let go to add the files').waitFor();
    await carrying('drop');
    await says('dropped.txt', 'Added');
    expect(await page.getByText('Let go to add the files').isVisible()).toBe(false);
    await page.evaluate(
      `DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: true })`,
    );
    await carrying('drop');
    await says('dropped.txt', 'Folders are not taken.');
  });

  it('whose link runs out says where a new one is', async () => {
    const routes = await holdUploads();
    await choose(file('a.txt'), file('b.txt'), file('c.txt'), file('d.txt'));
    while (!routes[1]) await sleep(10);
    await routes[0]?.continue();
    await says('a.txt', 'Added to the claim.');
    while (!routes[2]) await sleep(10);
    await w.advance('PT61M');
    await Promise.all(routes.slice(1).map((route) => route.continue()));
    const alert = page.getByRole('alert').filter({ hasText: 'Press “Add PoE”' });
    await alert.waitFor();
    await saysAll('1 of 4 files added, 3 not added');
    expect(await focusedText()).toBe(await alert.innerText());
    for (const gone of [button('Choose files'), page.getByText('or add more')])
      expect(await gone.isVisible()).toBe(false);
    await page.reload();
    expect(await page.getByRole('alert').innerText()).toContain('Press “Add PoE”');
  });

  it('asks before it is left while files are on their way', async () => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const routes = await holdUploads();
    await button('Choose files').click();
    await choose(file('a.txt'));
    while (!routes[0]) await sleep(10);
    await page.close({ runBeforeUnload: true });
    await sleep(500);
    expect(asked).toEqual(['beforeunload']);
  });
});

describe('the upload page for everybody', () => {
  it('is worked by keyboard alone, and the focus is never lost', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focusedText()).toBe('Choose files');
    await page.keyboard.press('Enter');
    await slow(300_000);
    await (await chooser).setFiles([big('one.txt'), file('two.md')]);
    for (const expected of ['Cancel one.txt', 'Dismiss two.md']) {
      await page.keyboard.press('Tab');
      expect(await focusedText()).toBe(expected);
    }
    await page.keyboard.press('Space');
    expect(await focusedText()).toBe('Cancel one.txt');
    await page.keyboard.press('Enter');
    expect(await focusedText()).toBe('Retry one.txt');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe(
      '3px',
    );
    await slow(-1);
    await page.keyboard.press('Space');
    await says('one.txt', 'Added to the claim.');
    expect(await focusedText()).toMatch(/^one\.txt.*Added to the claim\.$/);
    await choose(file('three.md'));
    await button('Dismiss three.md').press('Enter');
    expect(await focusedText()).toMatch(/^one\.txt/);
  });

  it('is read out with the name of each file', async () => {
    await choose(file('plan.txt'), file('photo.bmp'));
    await saysAll('1 of 2 files added, 1 not added');
    const tree = await page.locator('main').ariaSnapshot();
    for (const part of [
      '- heading "Add proof of execution (PoE)" [level=1]',
      '- status:',
      '- button "Choose files"',
      '- region "Files on this claim (1)"',
      '- region "What reviewers look for"',
      '- button "Dismiss photo.bmp"',
      'The customer’s signature is on it',
    ])
      expect(tree).toContain(part);
  });

  const looks = [
    { colorScheme: 'light', width: 320 },
    { colorScheme: 'dark', width: 320 },
    { colorScheme: 'light', width: 1000 },
    { colorScheme: 'dark', width: 1000 },
  ] as const;
  it.each(looks)(
    'in $colorScheme at $width px is legible and never scrolls sideways',
    async ({ colorScheme, width }) => {
      await addPoe(w, claimId, LONG);
      await open({ colorScheme, viewport: { width, height: 700 } });
      await slow(300_000);
      await choose(file('ok.txt'), big(`big-${LONG}`), file('no.exe'));
      await button('Dismiss no.exe').waitFor();
      await says('ok.txt', 'Added');
      const judge = async (): Promise<void> => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        const seen = await page.evaluate<{ text: string; ratio: number }[]>(contrasts);
        expect(seen.length).toBeGreaterThan(25);
        expect(seen.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      };
      await judge();
      await button(`Cancel big-${LONG}`).click();
      await page.getByText('Go back to Teams').waitFor();
      await judge();
    },
  );

  it('asks nobody but the bot, and runs nothing but its own script', async () => {
    await choose(file('plan.txt'));
    await says('plan.txt', 'Added');
    expect(
      requested.filter((one) => !one.split(' ')[1]?.startsWith(`${w.url}/poe/upload/`)),
    ).toEqual([]);
    const policy = String((await w.get(link)).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const inject = `(() => { const s = document.createElement('script'); s.text = 'window.bad = 1'; document.body.append(s); })()`;
    await page.evaluate(inject).catch(() => undefined);
    expect(await page.evaluate('window.bad')).toBeUndefined();
  });

  it('shows a name as it is written, whatever it is', async () => {
    const name = '<img src=x onerror=alert(1)>.txt';
    await addPoe(w, claimId, name);
    await page.reload();
    await choose(file(name));
    await says(name, 'Added');
    expect(await page.locator('.kept').innerText()).toContain(name);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('without JavaScript says what else there is', async () => {
    await open({ javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain(
      'Drop the files into the chat with the bot in Teams',
    );
    expect(await button('Choose files').isVisible()).toBe(false);
  });
});
