import { writeFileSync } from 'node:fs';
import { listenTo, runJest, type Count } from './jest.ts';

/**
 * `npm test`: every check and test that needs no browser and no cloud. Each check counts as one,
 * jest counts its own tests. The sum also goes to the file that COUNTS names.
 */
const checks: readonly { name: string; command: string }[] = [
  { name: 'types', command: 'tsc --noEmit && tsc -p bot/http/upload --noEmit' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings bot cards services test' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'architecture', command: 'node test/tools/architecture.ts' },
  { name: 'dead code', command: 'knip --no-progress' },
];

const total: Count = { passed: 0, failed: 0 };
/** output of a check is shown once it has ended, since checks run side by side */
async function run({ name, command }: (typeof checks)[number]): Promise<void> {
  const began = Date.now();
  const { code, said } = await listenTo(command);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${said}${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds} s\n`);
  total[code === 0 ? 'passed' : 'failed'] += 1;
}
await Promise.all(checks.map(run));
const tests = await runJest('');
total.passed += tests.passed;
total.failed += tests.failed;

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(total));
process.exit(total.failed === 0 ? 0 : 1);
