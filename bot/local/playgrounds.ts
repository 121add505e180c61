/**
 * A running Microsoft 365 Agents Playground: a chat client in the browser for one person, on this
 * machine only.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Persona } from './personas.ts';

export type Playground = { persona: Persona; url: string; stop: () => Promise<void> };

type Options = {
  /** Base address of the bot, such as `http://127.0.0.1:3978`. */
  botUrl: string;
  /** Parent of the personas' own folders. */
  folder: string;
  /** Called when the playground ends by itself, never after `stop()`; null: ended by a signal. */
  onExit: (code: number | null) => void;
};

const startWithinMs = 60_000;
const stopWithinMs = 3_000;
/**
 * Switches off statistics and a heartbeat every 15 minutes, which `--disable-telemetry` does not.
 */
const noReports = {
  disableAppInsights: true,
  disableStatsbeat: true,
  enableAutoCollectHeartbeat: false,
};
const preload = new URL('./loopback.ts', import.meta.url).href;

/**
 * Starts a playground; resolves when the person can chat. Throws one sentence that says what to do,
 * where it does not start.
 */
export async function startPlayground(
  persona: Persona,
  { botUrl, folder, onExit }: Options,
): Promise<Playground> {
  const home = resolve(folder, persona.key);
  const logFile = join(home, 'devTools', 'm365agentsplayground.log');
  const settingsFile = join(home, '.m365agentsplayground.yml');
  await mkdir(home, { recursive: true });
  await rm(logFile, { force: true });
  await writeFile(settingsFile, JSON.stringify(settings(persona), null, 2)); // JSON is YAML

  const url = `http://127.0.0.1:${persona.port}`;
  const options = ['-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', `${persona.port}`];
  const only = ['--service-url', `${url}/_connector`, '--disable-telemetry'];
  const running = runPlayground([...options, ...only], home, environment(settingsFile, logFile));
  const waiting = new AbortController();
  try {
    const ready = waitForPort(running.stdout).then((port) => {
      if (port !== persona.port) throw new Error(portTakenText(persona));
      return waitForAnswer(url, waiting.signal);
    });
    const failed = running.ended.then(async (code) => {
      throw new Error(await explainEnd(persona, code, logFile, running.complaint()));
    });
    await Promise.race([ready, failed, failInTime(persona, logFile, waiting.signal)]);
  } catch (error) {
    await running.stop();
    throw error;
  } finally {
    waiting.abort();
  }
  void running.ended.then((code) => running.isStopping() || onExit(code));
  return { persona, url, stop: running.stop };
}

/** Runs a playground as a process of its own, which ends with this one. */
function runPlayground(options: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const args = ['--import', preload, playgroundCli(), 'start', ...options];
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'pipe', windowsHide: true });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-1_000);
  });
  const ended = new Promise<number | null>((end) => {
    child.once('exit', end);
    child.once('error', (error) => {
      complaint = error.message;
      end(null);
    });
  });
  let stopping = false;
  async function stop(): Promise<void> {
    stopping = true;
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  }
  const { stdout } = child;
  return { stdout, ended, stop, isStopping: () => stopping, complaint: () => complaint.trim() };
}

async function explainEnd(
  { name }: Persona,
  code: number | null,
  logFile: string,
  complaint: string,
): Promise<string> {
  const reason = (await readReason(logFile)) ?? (complaint || 'it gave no reason');
  return `The playground of ${name} ended with code ${code}: ${reason} (its log: ${logFile})`;
}

async function failInTime({ name }: Persona, logFile: string, signal: AbortSignal): Promise<never> {
  await sleep(startWithinMs, undefined, { signal });
  throw new Error(
    `The playground of ${name} said nothing for ${startWithinMs / 1000} s. Its log: ${logFile}`,
  );
}

function playgroundCli(): string {
  try {
    return fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
  } catch (cause) {
    throw new Error('The playground is not installed. Run "npm ci" (it is a dev dependency).', {
      cause,
    });
  }
}

/**
 * This process's environment, without variables that would redirect the playground. It opens no
 * browser and sends no reports.
 */
function environment(settingsFile: string, logFile: string): NodeJS.ProcessEnv {
  const elsewhere =
    /_proxy$|^(M365_AGENTS_PLAYGROUND|TEAMSAPPTESTER|TEAMS_APP_TEST_TOOL)_|^NODE_OPTIONS$/i;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !elsewhere.test(name))),
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: settingsFile,
    M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
    TEAMSAPPTESTER_BROWSER: 'none', // else it wants xdg-open, and dies without it
    APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
    APPLICATIONINSIGHTS_CONFIGURATION_CONTENT: JSON.stringify(noReports),
  };
}

/**
 * The playground's settings. Its schema requires five other users and a team, though only the
 * personal chat is used.
 */
function settings(persona: Persona) {
  const { key, tenantId, email } = persona;
  const domain = email.slice(email.indexOf('@') + 1);
  const others = [1, 2, 3, 4, 5].map((number) => ({
    id: `29:${key}-colleague-${number}`,
    name: `Colleague ${number}`,
    email: `colleague${number}@${domain}`,
    aadObjectId: `${persona.aadObjectId.slice(0, -2)}c${number}`,
  }));
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: '28:cpor-claims', name: 'CPOR claims' },
    currentUser: user({ ...persona, id: `29:${key}` }),
    users: others.map(user),
    personalChat: { id: `personal-${key}` },
    groupChat: { id: `group-${key}`, name: 'Group chat' },
    team: {
      id: `team-${key}`,
      name: 'Team',
      aadGroupId: `${persona.aadObjectId.slice(0, -2)}aa`,
      channels: [{ id: `channel-${key}`, name: 'Announcements' }],
    },
  };
}

/** A user for the playground's settings, which spell "principle". */
function user({
  id,
  name,
  email,
  aadObjectId,
}: {
  id: string;
  name: string;
  email: string;
  aadObjectId: string;
}) {
  const [givenName, ...surnames] = name.split(' ');
  return {
    id,
    name,
    userPrincipleName: email,
    aadObjectId,
    givenName,
    surname: surnames.join(' '),
    email,
  };
}

function waitForPort(stdout: Readable): Promise<number> {
  let said = '';
  return new Promise((found) => {
    stdout.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-1_000);
      const port = /Listening on (\d+)\n/.exec(said)?.[1];
      if (port !== undefined) found(Number(port));
    });
  });
}

/**
 * Waits until the playground answers requests: it prints "Listening" before it has read its
 * settings.
 */
async function waitForAnswer(url: string, signal: AbortSignal): Promise<void> {
  const ping = () => fetch(`${url}/_debug/ping`, { signal }).catch(() => undefined);
  while (!signal.aborted && !(await ping())?.ok) await sleep(100);
}

function portTakenText({ port, name }: Persona): string {
  return (
    `Port ${port} is taken: end the program that uses it (perhaps an earlier "npm start"), then start again. ` +
    `The playground of ${name} needs this port.`
  );
}

/**
 * Reads the reason of the end from the log: "error Reason: <code> <text>" over several lines, else
 * the first error.
 */
async function readReason(logFile: string): Promise<string | undefined> {
  const log = stripVTControlCharacters(await readFile(logFile, 'utf8').catch(() => ''));
  const found = /^error Reason: ([^]*?)\n(?:error|log) /m.exec(log) ?? /^error (.*)/m.exec(log);
  return found?.[1]?.trim().replaceAll('\n', ', ');
}
