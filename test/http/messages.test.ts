import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parsed, type Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import { ines, must, makeSubmitted, vera } from './support/world.ts';
import { wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();
let claimId: string;
beforeAll(async () => {
  claimId = await makeSubmitted(w);
});
afterEach(async () => {
  expect(await w.lives()).toBe(true);
});

const message = (more: Json = {}): Json =>
  w.teams.envelope(ines, { type: 'message', text: 'help', ...more });
const without = (activity: Json, key: string): Json => ({ ...activity, [key]: undefined });

describe('a request to /api/messages', () => {
  const bodies = ['', 'not json', '{"type":', '[]', 'null', '"text"', '7', '{"type":"message"}}'];
  it.each(bodies.map((body) => ({ body })))(
    'that is no JSON object ($body) is 400',
    async ({ body }) => {
      const { status, headers } = await w.teams.raw(body);
      expect(status).toBe(400);
      expect(headers['content-type']).toMatch(/json/);
    },
  );

  const missing: { what: string; change: (activity: Json) => Json }[] = [
    { what: 'type', change: (activity) => without(activity, 'type') },
    { what: 'serviceUrl', change: (activity) => without(activity, 'serviceUrl') },
    { what: 'from', change: (activity) => without(activity, 'from') },
    { what: 'conversation', change: (activity) => without(activity, 'conversation') },
    { what: 'from.id', change: (activity) => ({ ...activity, from: { name: 'Ines' } }) },
    {
      what: 'conversation.id',
      change: (activity) => ({ ...activity, conversation: { tenantId: ines.tenant } }),
    },
  ];
  it.each(missing)('without $what is 400', async ({ change }) => {
    expect((await w.teams.send(change(message()))).status).toBe(400);
  });

  const wrong = [5, true, null, [], {}, ''];
  it('with a type, service URL, sender or conversation of a wrong type is 400', async () => {
    for (const value of wrong) {
      for (const key of ['type', 'serviceUrl', 'from', 'conversation']) {
        const { status } = await w.teams.send(message({ [key]: value }));
        expect({ key, value, status }).toEqual({ key, value, status: 400 });
      }
      const sender = await w.teams.send(message({ from: { id: value } }));
      const conversation = await w.teams.send(message({ conversation: { id: value } }));
      expect([value, sender.status, conversation.status]).toEqual([value, 400, 400]);
    }
  });

  it('whose conversation and channel data name different tenants is 400', async () => {
    const { status } = await w.teams.send(
      message({ channelData: { tenant: { id: vera.tenant } } }),
    );
    expect(status).toBe(400);
  });

  it('whose tenants differ in case only is served', async () => {
    const { status } = await w.teams.send(
      message({ channelData: { tenant: { id: ines.tenant.toUpperCase() } } }),
    );
    expect(status).toBe(200);
  });

  const foreign = [
    'https://smba.trafficmanager.net/emea/',
    'https://evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'not a url',
  ];
  it.each(foreign.map((serviceUrl) => ({ serviceUrl })))(
    'with the service URL $serviceUrl is 403',
    async ({ serviceUrl }) => {
      expect((await w.teams.send(message({ serviceUrl }))).status).toBe(403);
    },
  );

  it.each([
    { method: 'GET' },
    { method: 'PUT' },
    { method: 'DELETE' },
    { method: 'PATCH' },
    { method: 'OPTIONS' },
  ])('by $method is 405', async ({ method }) => {
    expect((await w.get('/api/messages', method)).status).toBe(405);
  });

  it('of more than 256 KiB is 413, with or without a length that says so', async () => {
    const large = JSON.stringify(message({ text: 'x'.repeat(256 * 1024) }));
    expect((await w.teams.raw(large)).status).toBe(413);
    expect((await w.teams.raw(large, { 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  it('of almost 256 KiB is served', async () => {
    expect((await w.teams.send(message({ text: 'x'.repeat(250 * 1024) }))).status).toBe(200);
  });

  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ];
  it.each(types.map((type) => ({ type })))(
    'of the content type "$type" is 415',
    async ({ type }) => {
      expect((await w.teams.raw(JSON.stringify(message()), { 'content-type': type })).status).toBe(
        415,
      );
    },
  );

  it('of JSON with a character set is served', async () => {
    const { status } = await w.teams.raw(JSON.stringify(message()), {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(status).toBe(200);
  });

  it('that is nested as deeply as it can be is answered', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    for (const key of ['channelData', 'value', 'entities']) {
      const body = JSON.stringify(message()).replace(/}$/, `,"${key}":${deep}}`);
      expect((await w.teams.raw(body)).status).toBeGreaterThanOrEqual(200);
    }
  });
});

describe('a content encoding', () => {
  const routes = [
    '/api/messages',
    '/healthz',
    '/readyz',
    '/poe/upload/x',
    '/poe/x',
    '/local/clock',
    '/nowhere',
  ];
  it.each(routes.map((route) => ({ route })))(
    'is 415 on $route, whatever is in it',
    async ({ route }) => {
      for (const encoding of ['gzip', 'deflate', 'br', 'identity', 'nonsense']) {
        const headers = { 'content-encoding': encoding, 'content-type': 'application/json' };
        expect([encoding, (await w.get(route, 'GET', headers)).status]).toEqual([encoding, 415]);
        expect([encoding, (await w.get(route, 'POST', headers)).status]).toEqual([encoding, 415]);
        expect([encoding, (await w.get(`${route}/a.pdf`, 'PUT', headers)).status]).toEqual([
          encoding,
          415,
        ]);
      }
    },
  );

  it('is 415 with good gzip, with rubbish and with a bomb, and the process lives on', async () => {
    const good = gzipSync(JSON.stringify(message()));
    for (const body of [
      good,
      good.subarray(0, 20),
      Buffer.from('rubbish'),
      gzipSync(Buffer.alloc(50_000_000)),
    ])
      expect((await w.teams.raw(body, { 'content-encoding': 'gzip' })).status).toBe(415);
  });
});

describe('an activity', () => {
  const types = [
    'typing',
    'event',
    'messageReaction',
    'endOfConversation',
    'constructor',
    '__proto__',
    'nonsense',
  ];
  it.each(types.map((type) => ({ type })))('of the type $type is 200', async ({ type }) => {
    expect((await w.teams.send(message({ type }))).status).toBe(200);
  });

  const invokes = [
    'composeExtension/query',
    'task/fetch',
    'adaptiveCard/nonsense',
    'constructor',
    '',
  ];
  it.each(invokes.map((name) => ({ name })))(
    'that is an invoke named "$name" is 200',
    async ({ name }) => {
      expect((await w.teams.send(message({ type: 'invoke', name }))).status).toBe(200);
    },
  );

  const values = [
    undefined,
    null,
    5,
    'text',
    [],
    {},
    { action: null },
    { action: {} },
    { action: { verb: 5 } },
  ];
  it('that presses nothing known is answered with a text', async () => {
    for (const value of values) {
      const { status, text } = await w.teams.send(
        message({ type: 'invoke', name: 'adaptiveCard/action', value }),
      );
      expect([value, status, parsed(text).type]).toEqual([
        value,
        200,
        'application/vnd.microsoft.activity.message',
      ]);
    }
  });

  it('without a sender that Entra knows is a stranger’s', async () => {
    const { status } = await w.teams.send(message({ from: { id: ines.id, name: 'Ines' } }));
    expect(status).toBe(200);
    const { posts } = await w.say(ines, 'help');
    expect(wordsIn(posts[0]?.activity)).toContain('Alpine Ski House');
  });
});

describe('the process', () => {
  it('is ready and serves', async () => {
    expect((await w.get('/healthz')).status).toBe(200);
    expect((await w.get('/readyz')).status).toBe(200);
    await must(w, vera, 'startReview', claimId);
  });

  it('says 404 with a body of its own to what it does not know', async () => {
    for (const route of ['/', '/nowhere', '/%2e%2e/etc/passwd', '/poe', '/local', '/%']) {
      const { status, text } = await w.get(route);
      expect([route, status >= 400 && status < 500]).toEqual([route, true]);
      expect(text).not.toMatch(/restify|Error|stack/);
      expect(text).not.toContain(process.cwd());
    }
  });

  judgesAllThatWasSeen(() => w);
});
