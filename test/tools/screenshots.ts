import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser, startMachine } from '../browser/support/machine.ts';
import { mainJob, type Shoot } from '../browser/support/story.ts';

/** `npm run screenshots -- <folder> [width]`: a picture of each card of the main job, as a browser shows it. */
const [folder = 'cards/pictures', width = '1000'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const machine = await startMachine();
const browser = await startBrowser();
const shoot: Shoot = async (name, page) => {
  await page.page.waitForTimeout(400);
  await page.screenshot(path.join(folder, `${name}.png`));
};
const { partner, customer } = await mainJob({
  browser,
  dataDir: machine.dataDir,
  screen: { width: Number(width), height: 1000 },
  shoot,
});
await customer.fill('Reason (optional; the partner sees it)', 'We work with someone else.', 'Yammer');
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
