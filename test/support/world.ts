import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { actionsOf, filled, linkOf, poeIdsOf, statusOf } from '../http/reading.ts';
import { directory, everybody, fields, ines, vera, type Directory } from '../http/cast.ts';
import {
  parsed,
  request,
  startTeams,
  type Answer,
  type Card,
  type Json,
  type Person,
  type Reply,
} from './fakeTeams.ts';

export * from '../http/cast.ts';

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** The real bot as a process of its own over a fresh folder, and a stand-in for Teams; everybody has installed the app. */
export async function startWorld(env: Readonly<Record<string, string>> = {}, install = everybody) {
  const dir = mkdtempSync(path.join(tmpdir(), 'claims-http-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = path.join(dir, 'data');
  const temp = path.join(dir, 'tmp');
  const peopleFile = path.join(dir, 'people.json');
  mkdirSync(temp);
  const writePeople = (people: Directory): void => writeFileSync(peopleFile, JSON.stringify(people));
  writePeople(directory());
  const teams = await startTeams(`${url}/api/messages`, everybody);
  let child: ChildProcess | undefined;
  let output = '';

  /** Starts the bot, perhaps with other settings, and waits until it is ready. */
  async function boot(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const started = spawn(process.execPath, ['bot/main.ts'], {
      cwd: path.join(import.meta.dirname, '../..'),
      // the schedule rests, so that only the tests move anything
      env: {
        PATH: process.env.PATH,
        LOCAL: '1',
        PORT: String(port),
        DATA_DIR: data,
        PEOPLE_FILE: peopleFile,
        TMPDIR: temp,
        SWEEP_CRON: '0 0 29 2 *',
        RATE_LIMITS: 'off',
        ...env,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    running.add(started);
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-20_000)));
    while ((await request(`${url}/readyz`)).status !== 200) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`The bot ended with ${started.exitCode ?? started.signalCode}: ${output}`);
      await sleep(20);
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child) return;
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
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

  /** Moves the time and does what is due; without a word it only waits until nothing is under way. */
  async function advance(by = 'PT0S', more: Json = {}): Promise<Date> {
    const { status, text } = await clock({ advance: by, ...more });
    if (status !== 200) throw new Error(`The clock said ${status}: ${text}`);
    return new Date(String(parsed(text).now));
  }
  const now = async (): Promise<Date> => new Date(String(parsed((await request(`${url}/local/clock`)).text).now));

  await boot();
  await Promise.all(install.map((who) => teams.install(who)));
  return {
    teams,
    url,
    data,
    temp,
    output: () => output,
    writePeople,
    boot,
    kill: () => end('SIGKILL'),
    restart: async (more = {}): Promise<void> => {
      await end('SIGKILL');
      await boot(more);
    },
    async stop(): Promise<void> {
      await end('SIGTERM');
      await teams.stop();
      rmSync(dir, { recursive: true, force: true });
    },
    lives: async (): Promise<boolean> => (await request(`${url}/healthz`)).status === 200 && child?.exitCode === null,
    get: (route: string, method = 'GET', headers = {}): Promise<Reply> =>
      request(new URL(route, url).href, { method, headers }),
    put: (link: string, name: string, body: Buffer): Promise<Reply> =>
      request(`${link}/${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', 'content-length': body.length },
        body,
      }),
    clock,
    advance,
    now,
    /** Moves the time to an instant that is still to come. */
    async until(when: Date, more: Json = {}): Promise<Date> {
      const ms = when.getTime() - (await now()).getTime();
      if (ms < 0) throw new Error(`It is past ${when.toISOString()} already.`);
      return advance(`PT${Math.ceil(ms / 1000)}S`, more);
    },
    press: teams.press,
    say: teams.say,
    drop: teams.drop,
    install: teams.install,
    /** What is kept of files, and what lies aside for a moment. */
    poeFiles: (): string[] => filesIn(path.join(data, 'poe')),
    tempFiles: (): string[] => readdirSync(temp),
    eligibility: (): Json[] => linesOf(path.join(data, 'eligibility.jsonl')).map(parsed),
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** The claim as somebody sees it now. */
export const show = (w: World, who: Person, claimId: string): Promise<Answer> => w.press(who, 'showClaim', { claimId });
export const status = async (w: World, claimId: string, who = ines): Promise<string | undefined> =>
  statusOf((await show(w, who, claimId)).card);

/** What a client would send for a verb on the card that somebody sees now. */
export async function dataFor(w: World, who: Person, verb: string, claimId: string, typed: Json = {}): Promise<Json> {
  const { card } = await show(w, who, claimId);
  const rev = actionsOf(card).find(({ data }) => data.rev !== undefined)?.data.rev;
  return { claimId, rev, ...filled(card, verb, typed) };
}

/** Presses a verb on the card that somebody sees now. */
export const act = async (w: World, who: Person, verb: string, claimId: string, typed: Json = {}): Promise<Answer> =>
  w.press(who, verb, await dataFor(w, who, verb, claimId, typed));

/** As `act`, for what must come to pass. */
export async function must(w: World, who: Person, verb: string, claimId: string, typed: Json = {}): Promise<Card> {
  const { card, raw } = await act(w, who, verb, claimId, typed);
  if (!card) throw new Error(`${verb} was answered: ${raw.slice(0, 400)}`);
  return card;
}

type Filled = Readonly<Record<string, string>>;

/** Fills in the form, page after page; answers the claim's id. */
export async function draft(w: World, more: Filled = {}, who = ines): Promise<string> {
  let { card } = await w.say(who, 'new claim');
  const claimId = String(filled(card, 'saveClaim').claimId);
  for (let page = 0; page < 8 && actionsOf(card).some(({ verb }) => verb === 'saveClaim'); page += 1) {
    const data = filled(card, 'saveClaim', onlyAsked(card, { ...fields, ...more }));
    const answer = await w.press(who, 'saveClaim', data);
    if (!answer.card || answer.raw.includes('"id":"problem"'))
      throw new Error(`The form says ${answer.raw.slice(0, 2000)}`);
    ({ card } = answer);
  }
  return claimId;
}

const onlyAsked = (card: Card | undefined, values: Filled): Json => {
  const page = JSON.stringify(card);
  return Object.fromEntries(Object.entries(values).filter(([id]) => page.includes(`"id":"${id}"`)));
};

/** Adds a file by the upload page's own route; answers the file's id. */
export async function addPoe(w: World, claimId: string, name = 'work.txt', who = ines): Promise<string> {
  const before = poeIdsOf((await show(w, who, claimId)).card);
  const link = linkOf(await must(w, who, 'addPoe', claimId));
  const { status: code, text } = await w.put(
    link,
    name,
    Buffer.from(`What was done, in words. ${name} ${Math.random()}\n`),
  );
  if (code !== 201) throw new Error(`The upload was answered ${code}: ${text}`);
  const after = poeIdsOf((await show(w, who, claimId)).card);
  return after.find((id) => !before.includes(id)) ?? '';
}

export async function submitted(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await draft(w, more, who);
  await addPoe(w, claimId, 'work.txt', who);
  await must(w, who, 'submitClaim', claimId, { checklist: 'claim,customerAcknowledgment,dates,solution,products' });
  return claimId;
}
export async function underReview(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await submitted(w, more, who);
  await must(w, vera, 'startReview', claimId);
  return claimId;
}
/** In Partner action required. */
export async function asked(w: World, more: Filled = {}, ask: Json = {}): Promise<string> {
  const claimId = await underReview(w, more);
  const typed = { reasons: 'missingOrOldDates', comment: 'Which year is this?', ...ask };
  await must(w, vera, 'requestInformation', claimId, typed);
  return claimId;
}
export async function approved(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await underReview(w, more, who);
  await must(w, vera, 'approveClaim', claimId);
  return claimId;
}
export async function rejected(w: World, more: Filled = {}): Promise<string> {
  const claimId = await underReview(w, more);
  await must(w, vera, 'rejectClaim', claimId, { reason: 'insufficientPoe', comment: 'No signature anywhere.' });
  return claimId;
}
