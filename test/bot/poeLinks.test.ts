import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../bot/clock.ts';
import { fileDirectory } from '../../bot/directory.ts';
import { createLog } from '../../bot/log.ts';
import people from '../../bot/local/people.json' with { type: 'json' };
import { claimHandler } from '../../services/handleClaim.ts';
import { links } from '../../services/links.ts';
import type { AuditEntry } from '../../services/ports.ts';
import { createContainer } from '../../services/stores/azureBlobPoe.ts';
import { openDatabase } from '../../services/stores/sqlite.ts';
import { sqliteClaimStore } from '../../services/stores/sqliteClaims.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { temporaryFolder } from '../support/folder.ts';
import { claimIdOf, m365Input, rulesWith } from '../support/law.ts';
import { pdf } from '../support/samples.ts';

const id = claimIdOf('CPOR-1111-1111');
const [fabrikam] = people.organisations;
const [petra] = fabrikam?.people ?? [];
const person = { id: petra?.aadObjectId ?? '', tenantId: fabrikam?.tenantId ?? '', name: petra?.name ?? '' };
const LINK_SECRET = 's'.repeat(32);
const NAME = 'Предложение №1.pdf';

const { folder, remove } = temporaryFolder();
const dataDir = path.join(folder, 'data');
let azurite: Azurite;
let bot: ChildProcess;
let url: string;
let to: ReturnType<typeof links>;

/** What is in the bot's file while no bot has it. */
async function withClaims<T>(use: (store: ReturnType<typeof sqliteClaimStore>) => Promise<T>): Promise<T> {
  const db = openDatabase(path.join(dataDir, 'claims.sqlite'));
  try {
    return await use(sqliteClaimStore(db));
  } finally {
    db.close();
  }
}

async function createClaim(): Promise<void> {
  const directory = fileDirectory(path.join(import.meta.dirname, '../../bot/local/people.json'), createLog('silent'));
  await withClaims(async (store) => {
    const parts = { store, clock: systemClock, rules: rulesWith(), directory, committed: () => undefined };
    await claimHandler(parts).create({ id, input: m365Input }, { actor: directory.actor(person) });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

const serves = (): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
const ready = (): Promise<number> => fetch(`${url}/readyz`).then(({ status }) => status);

beforeAll(async () => {
  azurite = await startAzurite();
  mkdirSync(dataDir);
  await createClaim();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  to = links({ secrets: [LINK_SECRET], clock: systemClock, publicUrl: url });
  const { connectionString } = azurite;
  const settings = { LOCAL: '1', PORT: String(port), DATA_DIR: dataDir, LINK_SECRET, LOG_LEVEL: 'error' };
  bot = spawn(process.execPath, [path.join(import.meta.dirname, '../../bot/main.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ...settings,
      BLOB_CONNECTION_STRING: connectionString,
      BLOB_CONTAINER: 'proofs',
    },
  });
  while (bot.exitCode === null && !(await serves())) await sleep(50);
});
const stop = async (): Promise<void> => {
  if (bot.exitCode === null && bot.kill()) await once(bot, 'exit');
};
afterAll(async () => {
  await stop();
  await azurite.stop();
  remove();
});

describe('a bot whose PoE lies in Blob Storage', () => {
  let poeId = '';

  it('is not ready before somebody made the container, and makes none in passing', async () => {
    expect([await ready(), await ready()]).toEqual([503, 503]);
    await createContainer(BlobServiceClient.fromConnectionString(azurite.connectionString), 'proofs');
    expect(await ready()).toBe(200);
  });

  it('takes an upload, and sends who opens it on to a download of its name', async () => {
    const put = await fetch(`${to.upload(id, person)}/${encodeURIComponent(NAME)}`, {
      method: 'PUT',
      body: new Uint8Array(pdf()),
    });
    expect(put.status).toBe(201);
    const kept = (await put.json()) as { id: string; sha256: string };
    poeId = kept.id;

    const sent = await fetch(to.poe(id, poeId, person), { redirect: 'manual' });
    expect(sent.status).toBe(302);
    expect(sent.headers.get('cache-control')).toBe('no-store');
    expect(sent.headers.get('referrer-policy')).toBe('no-referrer');

    const file = await fetch(sent.headers.get('location') ?? '');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%D0%9F/);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept.sha256);
  });

  it('says so where the file is no longer kept', async () => {
    const service = BlobServiceClient.fromConnectionString(azurite.connectionString);
    await service.getContainerClient('proofs').deleteBlob(`${id}/${poeId}`);
    expect((await fetch(to.poe(id, poeId, person), { redirect: 'manual' })).status).toBe(404);
  });

  it('has written down the one opening that led to the file', async () => {
    await stop();
    const opened: Partial<AuditEntry> = { what: 'poeOpened', poeId, by: person };
    expect(await withClaims((store) => store.audits(id))).toMatchObject([opened]);
  });
});
