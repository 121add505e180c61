import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { temporaryFolder } from '../../support/folder.ts';

/** `npm start` in a folder of its own. */
export async function startMachine(
  options: readonly string[] = [],
): Promise<{ dataDir: string; output(): string; stop(): Promise<number | null> }> {
  const { folder, remove } = temporaryFolder();
  const child = spawn(process.execPath, ['bot/local/start.ts', ...options], {
    env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (output.includes('Ctrl-C ends all of it')) resolve();
    });
  });
  const failed = await Promise.race([ready.then(() => false), ended.then(() => true)]);
  if (failed) throw new Error(output);
  return {
    dataDir: folder,
    output: () => output,
    async stop() {
      child.kill('SIGINT');
      const code = await ended;
      remove();
      return code;
    },
  };
}

/** Debian's Chromium, asking nobody outside. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((one) => existsSync(one));
  if (!executablePath)
    throw new Error('No Chromium was found; install it (on Debian: apt-get install chromium).');
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}

export const addresses = {
  partner: 'http://127.0.0.1:3979',
  reviewer: 'http://127.0.0.1:3980',
  customer: 'http://127.0.0.1:3981',
};
export const sampleDocument = (dataDir: string): string =>
  path.join(dataDir, 'statement-of-work.pdf');
