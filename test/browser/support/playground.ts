/**
 * Drives the client of the Microsoft 365 Agents Playground (0.2.28) as a person does, by what is
 * written on the screen. All that concerns cards looks at the newest card, or with `within` at the
 * newest card that shows that text.
 */
import type { Browser, Locator, Page, Request } from 'playwright-core';

type Screen = { width: number; height: number; dark?: boolean };

const card = '.ac-adaptiveCard';
const readyWithinMs = 30_000;
const waitMs = 10_000;

/**
 * The client is never narrower than 600 px and its cards are 450: on a narrower screen both are
 * made to fit.
 */
const fitNarrow = `
  #root *, body { min-width: 0 !important; }
  [role=toolbar], h1 { display: none !important; }
  .fai-OutputCard { max-width: calc(100vw - 60px) !important; box-sizing: border-box; padding: 0 !important; }
  .fai-OutputCard > div, .ac-preview-panel { width: auto !important; max-width: 100% !important; }
`;

/**
 * Opens the chat in a browser context of its own and waits until the bot has answered to the
 * person's arrival.
 */
export async function open(browser: Browser, url: string, { width, height, dark = false }: Screen) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  await page.goto(url);
  await page
    .getByText(/^conversationUpdate \d{3}/)
    .first()
    .waitFor({ timeout: readyWithinMs });
  await page.getByTitle('Hide log panel').click();
  if (width < 600) await page.addStyleTag({ content: fitNarrow });
  return driver(page);
}

export type PlaygroundPage = ReturnType<typeof driver>;

function driver(page: Page) {
  const newestCard = (within = ''): Locator => page.locator(card, { hasText: within }).last();

  return {
    /** The page itself, for steps that have no method here. */
    page,

    /** Types a message into the box and sends it. */
    async say(text: string): Promise<void> {
      const box = page.locator('[data-lexical-editor=true]');
      await box.click();
      await page.keyboard.insertText(text);
      const sent = page.waitForResponse(isMessage);
      await page.keyboard.press('Enter');
      await sent;
    },

    /**
     * Presses a button, a row (`selectAction` with that title) or an entry under "…", and waits for
     * the bot's answer.
     */
    async press(title: string, within?: string): Promise<void> {
      const target = await pressable(page, newestCard(within), title);
      const asked = page.waitForRequest(isInvoke, { timeout: 1_000 }).catch(() => undefined);
      await target.click();
      const request = await asked;
      if (request === undefined) return; // a link, or an input that is not filled in rightly
      await request.response();
      await waitForDrawing(page);
    },

    /** Where a button that opens a page leads. */
    async linkOf(title: string, within?: string): Promise<string> {
      const button = newestCard(within).getByRole('link', { name: title, exact: true }).last();
      return (await button.getAttribute('title')) ?? '';
    },

    async fill(label: string, value: string, within?: string): Promise<void> {
      await (await atLabel(newestCard(within), label)).fill(value);
    },

    /** Chooses exactly these, in a list of any style. */
    async choose(label: string, titles: readonly string[], within?: string): Promise<void> {
      const control = await atLabel(newestCard(within), label);
      const role = await control.getAttribute('role');
      if (role === 'combobox') return chooseInList(page, control, titles);
      if (role === 'radiogroup')
        return control.getByRole('radio', { name: titles[0] ?? '', exact: true }).check();
      return again(page, async () => {
        const boxes = (await atLabel(newestCard(within), label)).locator('.fui-Checkbox');
        for (const box of await boxes.all()) {
          const title = await box.locator('label').innerText({ timeout: 2_000 });
          await box
            .getByRole('checkbox')
            .setChecked(titles.includes(title.trim()), { timeout: 2_000 });
        }
      });
    },

    /** Flips a toggle, named by its label or by its title. */
    async toggle(label: string, within?: string): Promise<void> {
      await (await atLabel(newestCard(within), label)).click();
    },

    lastCardText: (within?: string): Promise<string> => newestCard(within).innerText(),

    /** Texts of all messages, the person's own included, oldest first. */
    texts: (): Promise<string[]> => messageTexts(page),

    /** Waits until some message shows this text. */
    async waitForText(text: string, ms = waitMs): Promise<void> {
      const until = Date.now() + ms;
      while (!(await messageTexts(page)).some((shown) => shown.includes(text))) {
        if (Date.now() > until)
          throw new Error(`"${text}" did not appear within ${ms} ms in: ${await shownSoFar(page)}`);
        await page.waitForTimeout(50);
      }
    },

    /**
     * A picture of the screen; for long cards open a high one. (A picture of one element may empty
     * the inputs.)
     */
    async screenshot(path: string): Promise<void> {
      await page.screenshot({ path });
    },

    close: (): Promise<void> => page.context().close(),
  };
}

/**
 * Repeats a step that fails since the client drew the card anew: it does so when the bot edits the
 * message after the answer.
 */
async function again(page: Page, work: () => Promise<void>): Promise<void> {
  for (let left = 3; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await waitForDrawing(page);
    }
  }
}

const isInvoke = (request: Request): boolean =>
  new URL(request.url()).pathname.startsWith('/_conversation/v1/invoke');
const isMessage = (response: { url(): string }): boolean => response.url().endsWith('/messages');

/** Waits two frames, in which React draws changes. */
async function waitForDrawing(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

async function pressable(page: Page, cardOnPage: Locator, title: string): Promise<Locator> {
  const named = { name: title, exact: true } as const;
  const inSight = cardOnPage.getByRole('button', named).or(cardOnPage.getByRole('link', named));
  const more = cardOnPage.getByRole('button', { name: 'More options', exact: true });
  await inSight.or(more).last().waitFor();
  if ((await inSight.count()) > 0) return inSight.last();
  await more.last().click();
  return page.getByRole('menuitem', named);
}

/** The input with a label; required inputs show an asterisk after it. */
async function atLabel(cardOnPage: Locator, label: string): Promise<Locator> {
  const whole = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[\\s*]*$`);
  const id = await cardOnPage.locator('label', { hasText: whole }).last().getAttribute('for');
  return cardOnPage.locator(`[id="${id}"]`);
}

/** A list that unfolds: options where one may be chosen, check boxes where several may. */
async function chooseInList(page: Page, list: Locator, titles: readonly string[]): Promise<void> {
  await list.click();
  const unfolded = page.locator('.fui-Listbox');
  await unfolded.waitFor();
  const boxes = await unfolded.getByRole('menuitemcheckbox').all();
  for (const box of boxes) {
    const wanted = titles.includes((await box.innerText()).trim());
    if (wanted !== ((await box.getAttribute('aria-checked')) === 'true')) await box.click();
  }
  if (boxes.length === 0)
    await unfolded.getByRole('option', { name: titles[0] ?? '', exact: true }).click();
  else await page.keyboard.press('Escape');
  await unfolded.waitFor({ state: 'hidden' });
}

async function messageTexts(page: Page): Promise<string[]> {
  const texts = await page.locator('[aria-label="Message header"] + div').allInnerTexts();
  return texts.map((text) => text.trim());
}

async function shownSoFar(page: Page): Promise<string> {
  return JSON.stringify((await messageTexts(page)).slice(-5));
}
