import { writeFileSync } from 'node:fs';
import { runJest } from './jest.ts';

/** The journeys in a real browser. */
const total = await runJest(
  '--testPathIgnorePatterns /node_modules/ --testPathPatterns test/browser/ --runInBand',
);

process.stdout.write(`\nin the browser: ${total.passed} passed, ${total.failed} failed\n`);
if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(total));
process.exit(total.failed === 0 ? 0 : 1);
