import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser, startMachine } from '../browser/support/machine.ts';
import { mainJob, type Shoot } from '../browser/support/story.ts';

/**
 * `npm run screenshots -- [folder] [width]`: a picture of each card of the main job, as a browser
 * shows it. At the README's width its three pictures are taken anew too.
 */
const README_WIDTH = 1000;
const forReadme = new Map([
  ['partner-action-required', 'partner'],
  ['under-review-reviewer', 'reviewer'],
  ['consent', 'customer'],
]);
const [folder = 'node_modules/.cache/screenshots', given = String(README_WIDTH)] =
  process.argv.slice(2);
const width = Number(given);
mkdirSync(folder, { recursive: true });
mkdirSync('cards/pictures', { recursive: true });

const shoot: Shoot = async (name, page) => {
  await page.page.waitForTimeout(400);
  await page.screenshot(path.join(folder, `${name}.png`));
  const side = forReadme.get(name);
  const box = await page.page.locator('.ac-adaptiveCard').last().boundingBox();
  if (side && box && width === README_WIDTH)
    await page.page.screenshot({ path: `cards/pictures/${side}.png`, clip: box });
};

const machine = await startMachine();
const browser = await startBrowser();
const { partner, reviewer, customer } = await mainJob({
  browser,
  dataDir: machine.dataDir,
  screen: { width, height: 1100 },
  shoot,
});
await reviewer.say('find Proseware telephony');
await reviewer.press('Open', 'Proseware telephony');
await reviewer.press('Compare with competing claims', 'Proseware telephony');
await reviewer.waitForText('Side by side: competing claims');
await shoot('side-by-side-reviewer', reviewer);
await customer.fill(
  'Reason (optional; the partner sees it)',
  'We work with someone else.',
  'Yammer',
);
await customer.press('Decline', 'Yammer');
await customer.waitForText('You declined this association');
await shoot('declined-customer', customer);
await partner.waitForText('The claim is rejected: Customer decline');
await shoot('rejected-partner', partner);
await partner.press('History');
await partner.waitForText('History, page 1');
await shoot('history', partner);
await partner.say('my claims');
await partner.waitForText('Claims of your organisation');
await shoot('my-claims', partner);
await browser.close();
await machine.stop();
process.stdout.write(`pictures are in ${folder}\n`);
