import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { botProcess, type BotProcess } from '../../support/botProcess.ts';
import { startCloud } from '../../support/cloud.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { tenOnNextMonday } from './nextMonday.ts';
import { actionsOf, filled, linkOf, poeIdsOf, statusOf } from '../../support/cardReading.ts';
import { directory, everybody, fields, ines, vera, type Directory } from './cast.ts';
import { startTeams, type Answer, type Person } from '../../support/fakeTeams.ts';
import { parsed, request, type Card, type Json, type Reply } from '../../support/requests.ts';

export * from './cast.ts';

/**
 * Stores of the bot: this machine's (SQLite and a folder), or the cloud's (Cosmos DB and Blob
 * Storage).
 */
export type Stores = 'machine' | 'cloud';
export const storesOfAll: Stores = process.env.STORES === 'cloud' ? 'cloud' : 'machine';

export type World = Awaited<ReturnType<typeof startWorld>>;

/**
 * The real bot as a process of its own over fresh stores, and a stand-in for Teams; everybody has
 * installed the app. It is ten o'clock on a Monday there, whenever the tests run: what is due, and
 * when, hangs on weekdays and hours.
 */
export async function startWorld(
  env: Readonly<Record<string, string>> = {},
  install = everybody,
  stores: Stores = storesOfAll,
) {
  const { folder: dir, remove } = temporaryFolder();
  const data = path.join(dir, 'data');
  const temp = path.join(dir, 'tmp');
  const peopleFile = path.join(dir, 'people.json');
  mkdirSync(temp);
  const writePeople = (people: Directory): void =>
    writeFileSync(peopleFile, JSON.stringify(people));
  writePeople(directory());
  const cloud = stores === 'cloud' ? await startCloud() : undefined;
  const common = { PEOPLE_FILE: peopleFile, TMPDIR: temp, ...cloud?.env, ...env };
  const bot = await botProcess({ DATA_DIR: data, ...common });
  const { url, boot, end, clock, advance, now } = bot;
  const others: BotProcess[] = [];
  const teams = await startTeams(url, everybody);

  await boot();
  await moveTo(bot, tenOnNextMonday(await now()));
  await Promise.all(install.map((who) => teams.install(who)));
  return {
    teams,
    url,
    data,
    temp,
    output: bot.output,
    writePeople,
    boot,
    kill: () => end('SIGKILL'),
    restart: async (more = {}): Promise<void> => {
      await end('SIGKILL');
      await boot(more);
    },
    /** One more machine that works on the same stores. */
    async another(): Promise<BotProcess> {
      const other = await botProcess({
        DATA_DIR: path.join(dir, `data-${others.length + 2}`),
        ...common,
      });
      others.push(other);
      await other.boot();
      await moveTo(other, await now());
      return other;
    },
    async stop(): Promise<void> {
      await Promise.all([bot, ...others].map((one) => one.end('SIGTERM')));
      await teams.stop();
      await cloud?.stop();
      remove();
    },
    lives: bot.lives,
    /** Fetches like a browser, which follows redirects. */
    async get(route: string, method = 'GET', headers = {}): Promise<Reply> {
      const reply = await request(new URL(route, url).href, { method, headers });
      return reply.status === 302
        ? request(String(reply.headers.location), { method, headers })
        : reply;
    },
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
    until: (when: Date, more: Json = {}): Promise<Date> => moveTo(bot, when, more),
    press: teams.press,
    say: teams.say,
    drop: teams.drop,
    install: teams.install,
    cloud,
    /** Stored files, and temporary ones. */
    poeFiles: async (): Promise<string[]> => cloud?.poeIds() ?? filesIn(path.join(data, 'poe')),
    tempFiles: (): string[] => readdirSync(temp),
    /** Approved claims that one of the machines has handed over. */
    eligibility: (folder = 'data'): Json[] =>
      linesOf(path.join(dir, folder, 'eligibility.jsonl')).map(parsed),
  };
}

async function moveTo({ now, advance }: BotProcess, when: Date, more: Json = {}): Promise<Date> {
  const ms = when.getTime() - (await now()).getTime();
  if (ms < 0) throw new Error(`It is past ${when.toISOString()} already.`);
  return advance(`PT${Math.ceil(ms / 1000)}S`, more);
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
export const show = (w: World, who: Person, claimId: string): Promise<Answer> =>
  w.press(who, 'showClaim', { claimId });
export const readStatus = async (
  w: World,
  claimId: string,
  who = ines,
): Promise<string | undefined> => statusOf((await show(w, who, claimId)).card);

/** Data that a client would send for a verb on the card that somebody sees now. */
export async function dataFor(
  w: World,
  who: Person,
  verb: string,
  claimId: string,
  typed: Json = {},
): Promise<Json> {
  const { card } = await show(w, who, claimId);
  const rev = actionsOf(card).find(({ data }) => data.rev !== undefined)?.data.rev;
  return { claimId, rev, ...filled(card, verb, typed) };
}

/** Presses a verb on the card that somebody sees now. */
export const act = async (
  w: World,
  who: Person,
  verb: string,
  claimId: string,
  typed: Json = {},
): Promise<Answer> => w.press(who, verb, await dataFor(w, who, verb, claimId, typed));

/** Like `act`, but throws where no card comes. */
export async function must(
  w: World,
  who: Person,
  verb: string,
  claimId: string,
  typed: Json = {},
): Promise<Card> {
  const { card, raw } = await act(w, who, verb, claimId, typed);
  if (!card) throw new Error(`${verb} was answered: ${raw.slice(0, 400)}`);
  return card;
}

type Filled = Readonly<Record<string, string>>;

/** Fills in the form, page after page; answers the claim's id. */
export async function draft(w: World, more: Filled = {}, who = ines): Promise<string> {
  let { card } = await w.say(who, 'new claim');
  const claimId = String(filled(card, 'saveClaim').claimId);
  for (
    let page = 0;
    page < 8 && actionsOf(card).some(({ verb }) => verb === 'saveClaim');
    page += 1
  ) {
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
export async function addPoe(
  w: World,
  claimId: string,
  name = 'work.txt',
  who = ines,
): Promise<string> {
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

export async function makeSubmitted(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await draft(w, more, who);
  await addPoe(w, claimId, 'work.txt', who);
  await must(w, who, 'submitClaim', claimId, {
    checklist: 'claim,customerAcknowledgment,dates,solution,products',
  });
  return claimId;
}
export async function makeUnderReview(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await makeSubmitted(w, more, who);
  await must(w, vera, 'startReview', claimId);
  return claimId;
}
/** Makes a claim in Partner action required. */
export async function makeAsked(w: World, more: Filled = {}, ask: Json = {}): Promise<string> {
  const claimId = await makeUnderReview(w, more);
  const typed = { reasons: 'missingOrOldDates', comment: 'Which year is this?', ...ask };
  await must(w, vera, 'requestInformation', claimId, typed);
  return claimId;
}
export async function makeApproved(w: World, more: Filled = {}, who = ines): Promise<string> {
  const claimId = await makeUnderReview(w, more, who);
  await must(w, vera, 'approveClaim', claimId);
  return claimId;
}
export async function makeRejected(w: World, more: Filled = {}): Promise<string> {
  const claimId = await makeUnderReview(w, more);
  await must(w, vera, 'rejectClaim', claimId, {
    reason: 'insufficientPoe',
    comment: 'No signature anywhere.',
  });
  return claimId;
}
