import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { settingFindings } from '../../../bot/doctor/settings.ts';
import { settingNames } from '../../../bot/settings/table.ts';
import { claimHandler } from '../../../services/handleClaim.ts';
import { findOrphanedPoe } from '../../../services/orphanedPoe.ts';
import { folderPoeStore } from '../../../services/stores/folderPoe.ts';
import { openDatabase } from '../../../services/stores/sqlite.ts';
import { sqliteClaimStore } from '../../../services/stores/sqliteClaims.ts';
import { sqliteOutbox } from '../../../services/stores/sqliteOutbox.ts';
import { startAzurite, type Azurite } from '../../support/azurite.ts';
import { startCosmosDouble, type CosmosDouble } from '../../support/cosmosDouble.ts';
import { ownFolder } from '../../support/ownFolder.ts';
import { directory } from '../../support/parts.ts';
import { claimIdOf, m365Input, people, rulesWith } from '../../support/law.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = ownFolder();

type Report = { code: number; text: string; of(what: string): string };

/** Runs the doctor in an environment of its own. */
function doctor(env: Record<string, string>, ...words: string[]): Promise<Report> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bot/doctor/main.ts', ...words],
      { cwd: root, env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) => {
        const text = `${stdout}${stderr}`;
        const of = (what: string): string =>
          text.split('\n').find((line) => line.slice(9).startsWith(`${what} `)) ?? '';
        resolve({ code: error ? Number(error.code) : 0, text, of });
      },
    );
  });
}

describe('doctor', () => {
  it('on a fresh machine says what stands in for what is not set, and changes nothing', async () => {
    const dataDir = path.join(folder, 'fresh');
    const report = await doctor({
      LOCAL: '1',
      DATA_DIR: dataDir,
      HOLIDAYS: 'US',
      TIME_ZONE: 'America/New_York',
    });
    expect([report.code, report.of('stores')]).toEqual([
      0,
      expect.stringContaining('made at the first start'),
    ]);
    expect(report.of('Node')).toContain(process.version);
    expect(report.of('PORT')).toMatch(/^unset .*3978/);
    expect(report.of('policy')).toContain('answer 5');
    expect(report.of('holidays')).toMatch(/US; next: \d{4}-\d\d-\d\d [A-Z]/);
    expect(report.of('time zone')).toContain('America/New_York');
    expect(report.of('directory')).toMatch(/2 reviewers/);
    expect(() => mkdirSync(dataDir)).not.toThrow();
  });

  it('names what is missing or wrong at its own variable, with what would be right, and shows no secret', async () => {
    const report = await doctor({
      COSMOS_ENDPOINT: 'https://claims.documents.azure.com:443/',
      COSMOS_KEY: 'c2VjcmV0',
      LINK_SECRET: 'tooshort',
      SWEEP_CRON: 'often',
    });
    expect(report.code).toBe(1);
    for (const name of [
      'PUBLIC_URL',
      'BLOB_ENDPOINT',
      'PEOPLE_FILE',
      'MicrosoftAppId',
      'LINK_SECRET',
      'SWEEP_CRON',
    ])
      expect(report.of(name)).toMatch(/^PROBLEM/);
    expect(report.of('LINK_SECRET')).toContain('32 bytes or more');
    expect(report.of('LOCAL')).toMatch(/^unset/);
    expect(report.of('COSMOS_KEY')).toMatch(/^ok .*not shown/);
    expect(report.text).not.toMatch(/c2VjcmV0|tooshort/);
  });

  it('says at one place what is wrong between two settings, and of others what stands in', () => {
    const env = {
      LOCAL: '1',
      PORT: '4000',
      LINK_SECRET_PREVIOUS: 'p'.repeat(32),
      SMTP_URL: 'smtp://u:hush@mail',
    };
    const problems = [
      { setting: 'LINK_SECRET', says: 'LINK_SECRET is missing' },
      { setting: 'SMTP_URL', says: 'SMTP_URL is not supported yet; unset it' },
    ] as const;
    const findings = settingFindings(env, problems);
    expect(findings.filter(({ state }) => state === 'PROBLEM').map(({ what }) => what)).toEqual([
      'LINK_SECRET',
      'SMTP_URL',
    ]);
    const saysOf = (name: string) => findings.find(({ what }) => what === name)?.says;
    expect(saysOf('LINK_SECRET_PREVIOUS')).toBe('set (not shown)');
    expect(saysOf('PUBLIC_URL')).toBe('http://127.0.0.1:4000');
    expect(saysOf('PEOPLE_FILE')).toBe('bot/local/people.json');
    expect(findings.filter(({ says }) => says === '' || says.includes('`'))).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('hush');
  });

  it('knows every variable that the README names', () => {
    const table = readFileSync(path.join(root, 'README.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = table.flatMap(
      (line) => (line.split('|')[1] ?? '').match(/[A-Z]+_?[A-Z_]*[A-Z]/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(15);
    const known = new Set<string>(settingNames);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('refuses words that it does not know', async () => {
    expect(await doctor({ LOCAL: '1' }, '--crate')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--create'),
    });
  });

  it('tells dead letters and files that no claim knows, beside a bot that holds the folder', async () => {
    const dataDir = path.join(folder, 'used');
    mkdirSync(dataDir);
    const db = openDatabase(path.join(dataDir, 'claims.sqlite'));
    const [at, error] = ['2026-11-02T10:00:00.000Z', 'Teams said 403'];
    const message = { kind: 'digest' as const, id: 'd1', claimId: 'digest', at };
    await sqliteOutbox(db).put({
      v: 1,
      message,
      dueAt: at,
      attempts: 9,
      deliveries: {},
      state: 'dead',
      error,
    });
    await folderPoeStore(path.join(dataDir, 'poe')).put(
      claimIdOf('CPOR-1111-1111'),
      'P1',
      Readable.from(['x']),
    );
    const report = await doctor({ LOCAL: '1', DATA_DIR: dataDir });
    expect(report.of('dead letters')).toMatch(/^PROBLEM .*1 messages.*digest.*Teams said 403/);
    // a file that was stored just now may still be about to be added
    expect(report.of('orphaned PoE')).toMatch(/^ok .*none/);
    expect(report.code).toBe(1);
    db.close();
  });
});

describe('doctor where the environment names accounts', () => {
  let double: CosmosDouble;
  let azurite: Azurite;
  let env: Record<string, string>;
  beforeAll(async () => {
    [double, azurite] = await Promise.all([startCosmosDouble(), startAzurite()]);
    env = {
      LOCAL: '1',
      DATA_DIR: path.join(folder, 'cloud'),
      COSMOS_ENDPOINT: double.endpoint,
      COSMOS_KEY: double.key,
      COSMOS_DATABASE: double.database,
      BLOB_CONNECTION_STRING: azurite.connectionString,
    };
  });
  afterAll(() => Promise.all([double.close(), azurite.stop()]));

  it('says which containers are missing, and makes none by itself', async () => {
    const report = await doctor(env);
    expect([report.code, report.of('stores')]).toEqual([
      1,
      expect.stringMatching(/^PROBLEM .*claims is missing/),
    ]);
    expect(double.collections.size).toBe(0);
  });

  it('makes them with --create, once', async () => {
    const first = await doctor(env, '--create');
    expect([first.code, first.of('containers')]).toEqual([
      0,
      expect.stringMatching(/made: claims, conversations, associations, poe/),
    ]);
    expect(first.of('PoE')).toMatch(/container poe, answers/);
    expect((await doctor(env, '--create')).of('containers')).toMatch(/all were there/);
    expect((await doctor(env)).code).toBe(0);
  });

  it('says that an account does not answer', async () => {
    const { connectionString } = azurite;
    const nobody = connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9');
    const report = await doctor({ ...env, BLOB_CONNECTION_STRING: nobody });
    expect(report.of('PoE')).toMatch(/^PROBLEM/);
    expect(report.of('claims')).toMatch(/^ok/);
  });
});

describe('orphaned PoE', () => {
  it('is what no claim’s history knows, and is older than an hour', async () => {
    const dir = path.join(folder, 'poe');
    const db = openDatabase(path.join(folder, 'orphans.sqlite'));
    const [store, poeStore] = [sqliteClaimStore(db), folderPoeStore(dir)];
    const [id, gone] = [claimIdOf('CPOR-1111-1111'), claimIdOf('CPOR-2222-2222')];
    const clock = { now: () => '2026-11-02T10:00:00.000Z' };
    const actor = people.partner;
    const handle = claimHandler({
      store,
      clock,
      rules: rulesWith(),
      directory,
      onCommit: () => undefined,
    });
    await handle.create({ id, input: m365Input }, { actor });
    const poe = {
      id: 'P1',
      name: 'a.pdf',
      size: 1,
      contentType: 'application/pdf',
      sha256: 'x',
      by: actor.person,
      at: clock.now(),
    };
    await handle.handle(id, { type: 'addPoe', poe }, { actor });
    for (const [claimId, poeId] of [
      [id, 'P1'],
      [id, 'P2'],
      [gone, 'P3'],
    ] as const)
      await poeStore.put(claimId, poeId, Readable.from(['x']));
    writeFileSync(path.join(dir, 'stray'), 'no folder of a claim');
    utimesSync(path.join(dir, id), 0, 0);
    expect(await findOrphanedPoe(poeStore, store, Date.now())).toEqual([]);
    const found = await findOrphanedPoe(poeStore, store, Date.now() + 2 * 3_600_000);
    expect(found.map(({ poeId }) => poeId).toSorted()).toEqual(['P2', 'P3']);
    db.close();
  });
});
