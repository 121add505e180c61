import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsed, request, type Json, type Reply } from './requests.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

type Env = Readonly<Record<string, string>>;
export type BotProcess = Awaited<ReturnType<typeof botProcess>>;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/**
 * The real bot in local mode as a process that tests start, end and kill; they move its time by its
 * own route.
 */
export async function botProcess(env: Env) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  /** Starts the bot, with other settings if given, and waits until it is ready. */
  async function boot(more: Env = {}): Promise<void> {
    const started = spawn(process.execPath, ['bot/main.ts'], {
      cwd: ROOT,
      // no schedule, so that only the tests move claims on
      env: {
        PATH: process.env.PATH,
        LOCAL: '1',
        PORT: String(port),
        SWEEP_CRON: '0 0 29 2 *',
        RATE_LIMITS: 'off',
        // the compile cache saves time, since one run starts the bot about a hundred times
        NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/compile'),
        ...env,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    running.add(started);
    for (const stream of [started.stdout, started.stderr])
      stream.on(
        'data',
        (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-20_000)),
      );
    while ((await request(`${url}/readyz`)).status !== 200) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`The bot ended with ${started.exitCode ?? started.signalCode}: ${output}`);
      await sleep(20);
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child) return;
    const ended =
      child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill(signal);
    await ended;
    running.delete(child);
    child = undefined;
  }

  const clock = async (body: Json): Promise<Reply> =>
    request(`${url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    url,
    boot,
    end,
    output: () => output,
    lives: async (): Promise<boolean> =>
      (await request(`${url}/healthz`)).status === 200 && child?.exitCode === null,
    clock,
    /**
     * Moves the time and carries out what is due; without a time, waits until no work is under way.
     */
    async advance(by = 'PT0S', more: Json = {}): Promise<Date> {
      const { status, text } = await clock({ advance: by, ...more });
      if (status !== 200) throw new Error(`The clock said ${status}: ${text}`);
      return new Date(String(parsed(text).now));
    },
    now: async (): Promise<Date> =>
      new Date(String(parsed((await request(`${url}/local/clock`)).text).now)),
  };
}
