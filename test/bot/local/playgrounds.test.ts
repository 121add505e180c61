import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import people from '../../../bot/local/people.json' with { type: 'json' };
import { personas } from '../../../bot/local/personas.ts';
import type { Persona } from '../../../bot/local/personas.ts';
import { startPlayground } from '../../../bot/local/playgrounds.ts';
import type { Playground } from '../../../bot/local/playgrounds.ts';

const [partner] = personas as [Persona, ...Persona[]];
const heard = new EventEmitter(); // activities, by type
const onExit = jest.fn();
let bot: http.Server;
let botUrl: string;
let folder: string;

/** A server in place of another program, on a port that the system gives. */
async function listen(server: http.Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function start(changes: Partial<Persona> = {}): Promise<Playground> {
  return startPlayground(
    { ...partner, port: await freePort(), ...changes },
    { botUrl, folder, onExit },
  );
}

async function statusOf(
  url: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<number | undefined> {
  // long enough for a slow machine: only answers that never come are given up
  const request = http.get(url, { headers, agent: false, timeout: 20_000 });
  request.on('timeout', () => request.destroy(new Error('no answer')));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return response.statusCode;
}

beforeAll(async () => {
  bot = http.createServer((request, response) => {
    void text(request).then((body) => {
      const activity = body === '' ? { type: 'nothing' } : JSON.parse(body);
      heard.emit(activity.type, activity);
      response.writeHead(200).end();
    });
  });
  botUrl = `http://127.0.0.1:${await listen(bot)}`;
  folder = await mkdtemp(join(tmpdir(), 'playgrounds-'));
});

afterAll(async () => {
  bot.close();
  bot.closeAllConnections();
  await rm(folder, { recursive: true });
});

describe('a playground that runs', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await start();
  });
  afterAll(() => playground.stop());

  it('serves its page on 127.0.0.1', async () => {
    expect(playground.url).toBe(`http://127.0.0.1:${playground.persona.port}`);
    expect(await statusOf(`${playground.url}/`)).toBe(200);
  });

  it('serves nobody outside this machine', async () => {
    const outside = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const hosts = outside
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const host of ['127.0.0.2', ...hosts]) {
      await expect(statusOf(`http://${host}:${playground.persona.port}/`)).rejects.toThrow();
    }
  });

  it.each([
    { what: 'under a foreign name', headers: { host: 'rebound.example' } },
    { what: 'by the page of another site', headers: { origin: 'https://elsewhere.example' } },
  ])('refuses to be called $what', async ({ headers }) => {
    expect(await statusOf(`${playground.url}/`, headers)).toBe(403);
  });

  it('tells the bot who came, and where to answer on this machine', async () => {
    const arrival = once(heard, 'installationUpdate');
    await fetch(`${playground.url}/_debug/conversation/personal-partner/installation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await arrival)[0]).toMatchObject({
      action: 'add',
      serviceUrl: `${playground.url}/_connector`,
      from: { aadObjectId: partner.aadObjectId },
      conversation: { id: 'personal-partner', tenantId: partner.tenantId },
    });
  });
});

describe('a playground whose port is taken', () => {
  it('is not started, and says which port and what to do', async () => {
    const other = http.createServer();
    const port = await listen(other);
    await expect(start({ port })).rejects.toThrow(
      `Port ${port} is taken: end the program that uses it`,
    );
    other.close();
  });
});

describe('a playground that does not like its settings', () => {
  it('is not started, and quotes its reason', async () => {
    await expect(start({ name: 'P'.repeat(257) })).rejects.toThrow(
      /NOT have more than 256 characters/,
    );
  });
});

describe('a playground that is stopped', () => {
  it('frees its port and does not count as having ended by itself', async () => {
    const { url, stop } = await start();
    await stop();
    await expect(statusOf(url)).rejects.toThrow();
    expect(onExit).not.toHaveBeenCalled();
  });
});

describe('a playground whose starter is killed', () => {
  it('ends too', async () => {
    const persona = { ...partner, port: await freePort() };
    const { href } = new URL('../../../bot/local/playgrounds.ts', import.meta.url);
    const code = `import { startPlayground } from ${JSON.stringify(href)};
      const [persona, options] = ${JSON.stringify([persona, { botUrl, folder }])};
      console.log((await startPlayground(persona, { ...options, onExit() {} })).url);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(starter.stdout, 'data');
    starter.kill('SIGKILL');
    const gone = () =>
      statusOf(`http://127.0.0.1:${persona.port}/`).then(
        () => false,
        () => true,
      );
    while (!(await gone())) await sleep(50);
    expect(await gone()).toBe(true);
  });
});

describe('what runs with the preload of the playgrounds', () => {
  it.each(['http://192.0.2.1/', 'https://192.0.2.1/', 'https://dc.services.visualstudio.com/'])(
    'cannot reach %s, and learns it as an error that it can handle',
    async (url) => {
      const { href } = new URL('../../../bot/local/loopback.ts', import.meta.url);
      const code = `const { get } = require(${JSON.stringify(url.split(':')[0])});
        get(${JSON.stringify(url)}).on('error', ({ message }) => console.log(message));`;
      const child = spawn(process.execPath, ['--import', href, '-e', code], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      expect(await text(child.stdout)).toBe(
        `The playground may not reach ${new URL(url).hostname}\n`,
      );
    },
  );
});

describe('the people of one machine', () => {
  it('are in the directory as their playgrounds report them, the customer in none', () => {
    const known = [
      ...people.organisations.flatMap(({ people: members }) => members),
      ...people.reviewers,
    ];
    const tenants = new Set(
      [...people.organisations, ...people.reviewers].map(({ tenantId }) => tenantId),
    );
    for (const { key, aadObjectId, name, email, tenantId } of personas) {
      const expected = key === 'customer' ? [] : [expect.objectContaining({ name, email })];
      expect(known.filter((person) => person.aadObjectId === aadObjectId)).toEqual(expected);
      expect(tenants.has(tenantId)).toBe(key !== 'customer');
    }
  });
});
