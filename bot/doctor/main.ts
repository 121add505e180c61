import { BadConfig, readConfig } from '../settings/config.ts';
import { examineDirectory, policyFindings } from './rules.ts';
import { settingFindings, type Finding } from './settings.ts';
import { createMissing, examineStores } from './stores.ts';

/**
 * `npm run doctor`: reports on each setting and store: whether it is set, valid and reachable, and
 * what to do. Changes nothing, except with `-- --create`, which creates missing containers. Exit
 * code 1 where there is a problem.
 */
const unknown = process.argv.slice(2).filter((word) => word !== '--create');
if (unknown.length > 0) {
  process.stderr.write(`doctor knows --create only, not ${unknown.join(' ')}\n`);
  process.exit(2);
}
const findings = await examine(process.argv.includes('--create'));
const wide = Math.max(...findings.map(({ what }) => what.length));
for (const { what, state, says } of findings)
  process.stdout.write(
    `${state.padEnd(8)} ${what.padEnd(wide)}  ${says.replaceAll(/\s*\n\s*/g, ' ')}\n`,
  );
const problems = findings.filter(({ state }) => state === 'PROBLEM').length;
process.stdout.write(
  problems === 0 ? '\nAll is well.\n' : `\n${problems} to be mended, see PROBLEM above.\n`,
);
process.exitCode = problems === 0 ? 0 : 1;

async function examine(create: boolean): Promise<Finding[]> {
  const node: Finding = { what: 'Node', state: 'ok', says: process.version };
  try {
    const config = readConfig();
    return [
      node,
      ...settingFindings(process.env, []),
      examineDirectory(config),
      ...policyFindings(config, new Date().toISOString().slice(0, 10)),
      ...(create ? await createMissing(config) : []),
      ...(await examineStores(config, Date.now())),
    ];
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return [node, ...settingFindings(process.env, error.problems)];
  }
}
