import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Count = { passed: number; failed: number };

/** Runs a command; answers its exit code and all that it says. */
export function listenTo(command: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Runs a command in this terminal; answers its exit code. */
function run(command: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs jest and counts its tests. A suite that does not even load counts as failed, and so does a
 * run without tests, or one that leaves anything behind in the temp folder.
 */
export async function runJest(options: string, env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const cache = path.resolve('node_modules/.cache');
  const results = path.join(cache, 'jest-results.json');
  mkdirSync(cache, { recursive: true });
  rmSync(results, { force: true });
  const temp = mkdtempSync(path.join(tmpdir(), 'jest-'));
  // one worker a core: fewer would leave the machine idle while tests wait for processes and files
  const workers = options.includes('--runInBand') ? '' : '--maxWorkers=100%';
  const places = `--cacheDirectory=${JSON.stringify(path.join(cache, 'jest'))} --outputFile=${JSON.stringify(results)}`;
  const code = await run(`jest ${options} ${workers} --json ${places}`, {
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    TMPDIR: temp,
    TEMP: temp,
    TMP: temp,
    ...env,
  });
  const left = removeLeftovers(temp);
  const { passed, failed } = readCount(results);
  return { passed, failed: Math.max(failed, code === 0 && passed > 0 ? 0 : 1) + left };
}

/**
 * Names what a run left in its temp folder, and removes it with the folder; answers how many things
 * it was.
 */
function removeLeftovers(temp: string): number {
  const names = readdirSync(temp);
  if (names.length > 0)
    process.stdout.write(`FAILED  left in the temp folder: ${names.join(', ')}\n`);
  rmSync(temp, { recursive: true, force: true });
  return names.length;
}

function readCount(file: string): Count {
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
