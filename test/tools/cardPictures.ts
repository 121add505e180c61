import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../browser/support/machine.ts';
import { gallery } from '../cards/gallery.ts';
import { frameOf, looks } from '../cards/hostConfig.ts';

/**
 * `node test/tools/cardPictures.ts [folder] [part of a name]`: every card that differs, in
 * Microsoft's own renderer, light and dark, at 320 and 600 pixels. It says how long each card is
 * and which overflow their width.
 */
const [folder = 'node_modules/.cache/cards', wanted = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const renderer = readFileSync('node_modules/adaptivecards/dist/adaptivecards.min.js', 'utf8');
const cards = Object.entries(gallery()).filter(([name]) => name.includes(wanted));
const out = (line: string): void => void process.stdout.write(`${line}\n`);

const browser = await startBrowser();
for (const look of looks) {
  for (const width of [320, 600]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(frameOf(look));
    await page.addScriptTag({ content: renderer });
    for (const [name, card] of cards) {
      const overflow = await page.evaluate(`draw(${JSON.stringify(card)})`);
      if (overflow !== '') out(`${name} at ${width}, ${look.name}: ${String(overflow)}`);
      await page.screenshot({
        path: path.join(folder, `${name}-${look.name}-${width}.png`),
        fullPage: true,
      });
    }
    await page.close();
  }
}
await browser.close();
for (const [name, card] of cards)
  out(`${String(JSON.stringify(card).length).padStart(6)}  ${name}`);
out(`pictures are in ${folder}`);
