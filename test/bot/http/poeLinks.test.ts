import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../bot/settings/clock.ts';
import { fileDirectory } from '../../../bot/settings/directory.ts';
import { createLog } from '../../../bot/settings/log.ts';
import people from '../../../bot/local/people.json' with { type: 'json' };
import { claimHandler } from '../../../services/handleClaim.ts';
import { links } from '../../../services/links.ts';
import type { AuditEntry, ClaimStore } from '../../../services/ports.ts';
import { createContainer } from '../../../services/stores/azureBlobPoe.ts';
import { openDatabase } from '../../../services/stores/sqlite.ts';
import { sqliteClaimStore } from '../../../services/stores/sqliteClaims.ts';
import { identityToken, PEM, startAzurite, visit, type Azurite } from '../../support/azurite.ts';
import { ownFolder } from '../../support/ownFolder.ts';
import { claimIdOf, m365Input, rulesWith } from '../../support/law.ts';
import { pdf } from '../../support/samples.ts';

const id = claimIdOf('CPOR-1111-1111');
const [fabrikam] = people.organisations;
const [petra] = fabrikam?.people ?? [];
const person = {
  id: petra?.aadObjectId ?? '',
  tenantId: fabrikam?.tenantId ?? '',
  name: petra?.name ?? '',
};
const LINK_SECRET = 's'.repeat(32);
const APP_ID = '00000000-0000-4000-8000-000000000001';
const NAME = 'Предложение №1.pdf';

const folder = ownFolder();

/** Opens the bot's database while no bot has it open. */
async function withClaims<T>(dataDir: string, use: (store: ClaimStore) => Promise<T>): Promise<T> {
  const db = openDatabase(path.join(dataDir, 'claims.sqlite'));
  try {
    return await use(sqliteClaimStore(db));
  } finally {
    db.close();
  }
}

async function createClaim(dataDir: string): Promise<void> {
  const directory = fileDirectory(
    path.join(import.meta.dirname, '../../../bot/local/people.json'),
    createLog('silent'),
  );
  await withClaims(dataDir, async (store) => {
    const parts = {
      store,
      clock: systemClock,
      rules: rulesWith(),
      directory,
      onCommit: () => undefined,
    };
    await claimHandler(parts).create({ id, input: m365Input }, { actor: directory.actor(person) });
  });
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await once(server.close(), 'close');
  return port;
}

/** A double of App Service's token endpoint; records the requests. */
const asked: URL[] = [];
const identities = createServer((req, res) => {
  asked.push(new URL(req.url ?? '', 'http://127.0.0.1'));
  const { token, expiresOnTimestamp } = identityToken();
  const expires = { expires_on: String(expiresOnTimestamp / 1000) };
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ access_token: token, token_type: 'Bearer', ...expires }));
});
afterAll(() => void identities.close());

const ways = {
  'by the account’s key': {
    tls: false,
    env: async ({ connectionString }: Azurite) => ({ BLOB_CONNECTION_STRING: connectionString }),
  },
  'as the managed identity': {
    tls: true,
    env: async ({ endpoint }: Azurite) => ({
      BLOB_ENDPOINT: endpoint,
      NODE_EXTRA_CA_CERTS: PEM,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${await listen(identities)}/token`,
      IDENTITY_HEADER: 'x',
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: person.tenantId,
    }),
  },
};

describe.each(Object.entries(ways))(
  'a bot whose PoE lies in Blob Storage, opened %s',
  (_way, { tls, env }) => {
    const dataDir = path.join(folder, tls ? 'identity' : 'key');
    let azurite: Azurite;
    let bot: ChildProcess;
    let url: string;
    let to: ReturnType<typeof links>;
    let poeId = '';

    const status = (route: string): Promise<number> =>
      fetch(`${url}${route}`).then(
        (answer) => answer.status,
        () => 0,
      );

    beforeAll(async () => {
      azurite = await startAzurite({ tls });
      mkdirSync(dataDir);
      await createClaim(dataDir);
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      to = links({ secrets: [LINK_SECRET], clock: systemClock, publicUrl: url });
      const settings = {
        LOCAL: '1',
        PORT: String(port),
        DATA_DIR: dataDir,
        LINK_SECRET,
        LOG_LEVEL: 'error',
      };
      bot = spawn(process.execPath, [path.join(import.meta.dirname, '../../../bot/main.ts')], {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          ...settings,
          BLOB_CONTAINER: 'proofs',
          ...(await env(azurite)),
        },
      });
      while (bot.exitCode === null && (await status('/healthz')) !== 200) await sleep(50);
    });
    const stop = async (): Promise<void> => {
      if (bot.exitCode === null && bot.kill()) await once(bot, 'exit');
    };
    afterAll(async () => {
      await stop();
      await azurite.stop();
    });

    it('is not ready before somebody made the container, and makes none in passing', async () => {
      expect([await status('/readyz'), await status('/readyz')]).toEqual([503, 503]);
      await createContainer(azurite.byKey, 'proofs');
      expect(await status('/readyz')).toBe(200);
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

      const file = await visit(sent.headers.get('location') ?? '');
      expect(file.headers['content-disposition']).toMatch(
        /^attachment; .*filename\*=UTF-8''%D0%9F/,
      );
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(
        createHash('sha256')
          .update(await buffer(file))
          .digest('hex'),
      ).toBe(kept.sha256);
    });

    it('says so where the file is no longer kept', async () => {
      await azurite.byKey.getContainerClient('proofs').deleteBlob(`${id}/${poeId}`);
      expect((await fetch(to.poe(id, poeId, person), { redirect: 'manual' })).status).toBe(404);
    });

    it('has written down the one opening that led to the file', async () => {
      await stop();
      const opened: Partial<AuditEntry> = { what: 'poeOpened', poeId, by: person };
      expect(await withClaims(dataDir, (store) => store.audits(id))).toMatchObject([opened]);
    });

    it('asks for a token as itself, once', () => {
      const queries = asked.map(({ searchParams: of }) => [
        of.get('resource'),
        of.get('client_id'),
      ]);
      expect(queries).toEqual(tls ? [['https://storage.azure.com', APP_ID]] : []);
    });
  },
);
