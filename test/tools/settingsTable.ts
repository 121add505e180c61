import { writeFileSync } from 'node:fs';
import { documentsWithSettings, withSettings } from '../support/settings.ts';

/** `node test/tools/settingsTable.ts` writes the table of settings into every document that has a place for it. */
for (const file of documentsWithSettings()) {
  writeFileSync(file, await withSettings(file));
  process.stdout.write(`${file}\n`);
}
