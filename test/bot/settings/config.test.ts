import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../bot/settings/config.ts';
import { policyFile } from '../../support/ownFolder.ts';
import { production } from '../../support/production.ts';

const cosmos = 'https://claims.documents.azure.com:443/';
const blob = 'https://claims.blob.core.windows.net';
const connection =
  'DefaultEndpointsProtocol=https;AccountName=claims;AccountKey=c2VjcmV0==;EndpointSuffix=core.windows.net';
const complaint = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
describe('the environment', () => {
  it('needs nothing but LOCAL=1 on one machine', () => {
    expect(readConfig({ LOCAL: '1' })).toMatchObject({
      local: true,
      port: 3978,
      publicUrl: 'http://127.0.0.1:3978',
      sweepCron: '* * * * *',
      linkSecrets: [],
      allowedTenants: undefined,
    });
    expect(readConfig({ LOCAL: '1', PORT: '4000' }).publicUrl).toBe('http://127.0.0.1:4000');
  });

  it('outside local mode does with what is required, and takes the slash off the public address', () => {
    expect(readConfig(production)).toMatchObject({
      local: false,
      publicUrl: 'https://claims.example.com',
      linkSecrets: ['s'.repeat(32)],
    });
  });

  it('that lacks things is refused in one line that names all of them', () => {
    const text = complaint({});
    for (const name of ['PUBLIC_URL', 'DATA_DIR', 'PEOPLE_FILE', 'MicrosoftAppId', 'LINK_SECRET'])
      expect(text).toContain(name);
    expect(text).not.toContain('\n');
  });

  it.each<[string, Record<string, string>]>([
    ['LOCAL', { ...production, LOCAL: 'yes' }],
    ['NODE_ENV=production', { LOCAL: '1', NODE_ENV: 'production' }],
    ['PORT', { LOCAL: '1', PORT: '99999' }],
    ['PORT', { LOCAL: '1', PORT: 'http' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: 'claims.example.com' }],
    ['LINK_SECRET must have 32 bytes', { ...production, LINK_SECRET: 'short' }],
    ['LINK_SECRET must have 32 bytes', { ...production, LINK_SECRET_PREVIOUS: 'short' }],
    ['SWEEP_CRON', { LOCAL: '1', SWEEP_CRON: 'every minute' }],
    ['TIME_ZONE', { LOCAL: '1', TIME_ZONE: 'Mars/Olympus' }],
    ['HOLIDAYS', { LOCAL: '1', HOLIDAYS: 'ZZ' }],
    ['HOLIDAYS', { LOCAL: '1', HOLIDAYS: 'DE-ZZ' }],
    ['LOG_LEVEL', { LOCAL: '1', LOG_LEVEL: 'loud' }],
    ['RATE_LIMITS', { ...production, RATE_LIMITS: 'off' }],
    [
      'BLOB_ENDPOINT or BLOB_CONNECTION_STRING is missing',
      { ...production, COSMOS_ENDPOINT: cosmos },
    ],
    [
      'BLOB_ENDPOINT or BLOB_CONNECTION_STRING is missing',
      { ...production, DATA_DIR: '', COSMOS_ENDPOINT: cosmos },
    ],
    ['COSMOS_ENDPOINT is missing', { ...production, BLOB_ENDPOINT: blob }],
    [
      'COSMOS_ENDPOINT is missing',
      { ...production, DATA_DIR: '', BLOB_CONNECTION_STRING: connection },
    ],
    ['DATA_DIR', { ...production, DATA_DIR: '' }],
    ['unset one of them', { LOCAL: '1', BLOB_ENDPOINT: blob, BLOB_CONNECTION_STRING: connection }],
    ['BLOB_ENDPOINT must be', { LOCAL: '1', BLOB_ENDPOINT: 'claims' }],
    ['BLOB_ENDPOINT must be', { LOCAL: '1', BLOB_ENDPOINT: 'http://127.0.0.1:10000/claims' }],
    ['BLOB_ENDPOINT must be', { LOCAL: '1', BLOB_ENDPOINT: `${blob}/?sv=2026-10-06&sig=x` }],
    [
      'lacks AccountKey',
      { LOCAL: '1', BLOB_CONNECTION_STRING: `BlobEndpoint=${blob};SharedAccessSignature=sv=1` },
    ],
    ['lacks AccountName', { LOCAL: '1', BLOB_CONNECTION_STRING: 'AccountKey=a2V5' }],
    [
      'BLOB_CONNECTION_STRING must name',
      { LOCAL: '1', BLOB_CONNECTION_STRING: `${connection};BlobEndpoint=ftp://x` },
    ],
    ['BLOB_CONTAINER must be', { LOCAL: '1', BLOB_ENDPOINT: blob, BLOB_CONTAINER: 'PoE' }],
    ['BLOB_CONTAINER must be', { LOCAL: '1', BLOB_ENDPOINT: blob, BLOB_CONTAINER: 'a--b' }],
    ['BLOB_CONTAINER says nothing', { LOCAL: '1', BLOB_CONTAINER: 'poe' }],
    ['MicrosoftAppPassword', { ...production, MicrosoftAppPassword: '' }],
    ['MicrosoftAppTenantId', { ...production, MicrosoftAppType: 'SingleTenant' }],
    ['MicrosoftAppType', { ...production, MicrosoftAppType: 'Any' }],
    ['ELIGIBILITY_QUEUE', { ...production, ELIGIBILITY_QUEUE: 'x' }],
    ['SCAN_REQUIRED', { LOCAL: '1', SCAN_REQUIRED: '1' }],
    ['COSMOS_ENDPOINT must be', { LOCAL: '1', COSMOS_ENDPOINT: 'http://x.documents.azure.com' }],
    [
      'COSMOS_ENDPOINT must be',
      { ...production, BLOB_ENDPOINT: blob, COSMOS_ENDPOINT: 'http://127.0.0.1:8081' },
    ],
    ['COSMOS_ENDPOINT must be', { LOCAL: '1', COSMOS_ENDPOINT: 'claims' }],
    ['COSMOS_ENDPOINT is missing', { LOCAL: '1', COSMOS_KEY: 'a2V5' }],
    ['COSMOS_ENDPOINT is missing', { ...production, COSMOS_DATABASE: 'claims' }],
    ['COSMOS_KEY must be', { LOCAL: '1', COSMOS_ENDPOINT: cosmos, COSMOS_KEY: 'no key' }],
    ['COSMOS_DATABASE must be', { LOCAL: '1', COSMOS_ENDPOINT: cosmos, COSMOS_DATABASE: 'a/b' }],
    ['POLICY_FILE', { LOCAL: '1', POLICY_FILE: '/nowhere.json' }],
    ['POLICY_FILE', { LOCAL: '1', POLICY_FILE: policyFile('{') }],
    ['answers', { LOCAL: '1', POLICY_FILE: policyFile({ answers: 5 }) }],
    ['answer', { LOCAL: '1', POLICY_FILE: policyFile({ answer: 0 }) }],
    ['remindAt', { LOCAL: '1', POLICY_FILE: policyFile({ remindAt: '25:00' }) }],
  ])('refuses what is wrong in %s', (named, env) => {
    expect(complaint(env)).toContain(named);
  });

  it('keeps PoE in Blob Storage, by the account’s key or as the managed identity', () => {
    const read = (env: Record<string, string>) => readConfig({ LOCAL: '1', ...env }).blob;
    const account = { name: 'claims', key: 'c2VjcmV0==' };
    expect(read({})).toBeUndefined();
    expect(read({ BLOB_ENDPOINT: `${blob}/` })).toEqual({ endpoint: blob, container: 'poe' });
    expect(read({ BLOB_CONNECTION_STRING: connection, BLOB_CONTAINER: 'proofs' })).toEqual({
      endpoint: blob,
      container: 'proofs',
      account,
    });
    const here = 'http://127.0.0.1:10000/claims';
    expect(read({ BLOB_CONNECTION_STRING: `${connection};BlobEndpoint=${here};` })).toMatchObject({
      endpoint: here,
    });
  });

  it('never shows what a connection string holds', () => {
    expect(complaint({ BLOB_CONNECTION_STRING: connection, BLOB_ENDPOINT: blob })).not.toContain(
      'c2VjcmV0',
    );
  });

  it('says what is wrong with a file of several lines in one line', () => {
    const text = complaint({ LOCAL: '1', POLICY_FILE: policyFile('{\n"answer":\nsoon}') });
    expect(text).toMatch(/^The bot cannot start: POLICY_FILE .* cannot be read: .*soon/);
    expect(text).not.toContain('\n');
  });

  it('takes a policy file’s keys over the built-in policy', () => {
    const { policy } = readConfig({
      LOCAL: '1',
      POLICY_FILE: policyFile({ answer: 3, maxDisputes: 1 }),
      TIME_ZONE: 'Europe/Berlin',
      HOLIDAYS: 'DE-BY',
    });
    expect(policy).toMatchObject({
      answer: 3,
      maxDisputes: 1,
      decision: 5,
      zone: 'Europe/Berlin',
      holidays: 'DE-BY',
    });
  });

  it('may name Cosmos DB, with a key or without one for the managed identity', () => {
    expect(readConfig({ LOCAL: '1' }).cosmos).toBeUndefined();
    expect(readConfig({ LOCAL: '1', COSMOS_ENDPOINT: cosmos }).cosmos).toEqual({
      endpoint: cosmos,
      database: 'claims',
    });
    expect(
      readConfig({
        LOCAL: '1',
        COSMOS_ENDPOINT: 'http://127.0.0.1:8081',
        COSMOS_KEY: 'a2V5',
        COSMOS_DATABASE: 'try',
      }).cosmos,
    ).toEqual({ endpoint: 'http://127.0.0.1:8081', key: 'a2V5', database: 'try' });
  });

  it('needs Cosmos DB and Blob Storage together for many machines', () => {
    const many = { ...production, COSMOS_ENDPOINT: cosmos, BLOB_ENDPOINT: blob };
    expect(readConfig(many)).toMatchObject({
      cosmos: { endpoint: cosmos },
      blob: { endpoint: blob },
    });
    expect(readConfig(many).dataDir).toBe('/data');
    expect(readConfig({ ...many, DATA_DIR: '' }).dataDir).toBeUndefined();
    const identity = (env: Record<string, string>) => readConfig({ ...many, ...env }).azureClientId;
    const registered = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' };
    expect(identity({})).toBeUndefined();
    expect(identity(registered)).toBe(production.MicrosoftAppId);
    expect(identity({ ...registered, AZURE_CLIENT_ID: 'another' })).toBe('another');
  });

  it('limits tenants where it says so', () => {
    expect(readConfig({ LOCAL: '1', ALLOWED_TENANTS: ' A-1 ,b-2' }).allowedTenants).toEqual([
      'a-1',
      'b-2',
    ]);
    expect(readConfig({ LOCAL: '1', ALLOWED_TENANTS: '' }).allowedTenants).toBeUndefined();
  });
});
