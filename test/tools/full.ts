import { writeFileSync } from 'node:fs';
import { runJest } from './jest.ts';

/**
 * Tests of which `npm test` runs a tenth, in full and with a fresh seed: properties, races, kills.
 */
const random = ['properties', 'crash', 'race', 'inspect'].join('|');
const full = await runJest(`--testPathPatterns "${random}"`, { FULL: '1' });
/**
 * The bot over HTTP once more, on the double of Cosmos DB and Azurite: all in which stores have a
 * say.
 */
const cloudy =
  'poe|delivery|time|handOver|reminders|twice|associations|disputes|review|live|lists|channel';
const cloud = await runJest(`--testPathPatterns "test/http/(${cloudy})"`, {
  STORES: 'cloud',
  FULL: '',
});
const total = { passed: full.passed + cloud.passed, failed: full.failed + cloud.failed };

process.stdout.write(`\nin full: ${total.passed} passed, ${total.failed} failed\n`);
if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(total));
process.exit(total.failed === 0 ? 0 : 1);
