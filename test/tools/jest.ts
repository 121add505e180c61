import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export type Count = { passed: number; failed: number };

/** Runs a command in this terminal; answers its exit code. */
export function run(command: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs jest and counts its tests; a suite that does not even load counts as failed, and so does a run without tests. */
export async function runJest(options: string, env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const results = path.resolve('node_modules/.cache/jest-results.json');
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  // as many as there are cores: what waits for processes and files leaves the machine idle otherwise
  const workers = options.includes('--runInBand') ? '' : '--maxWorkers=100%';
  const code = await run(`jest ${options} ${workers} --json --outputFile=${JSON.stringify(results)}`, {
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    ...env,
  });
  const { passed, failed } = counted(results);
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(1, failed) };
}

function counted(file: string): Count {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    return {
      passed: found.numPassedTests ?? 0,
      failed: (found.numFailedTests ?? 0) + (found.numRuntimeErrorTestSuites ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
