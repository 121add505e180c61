import {
  BlobServiceClient,
  StorageSharedKeyCredential,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import path from 'node:path';
import { temporaryFolder } from './folder.ts';

/** A Blob Storage on this machine. */
export type Azurite = {
  readonly endpoint: string;
  /** By the account's key. */
  readonly connectionString: string;
  readonly byKey: BlobServiceClient;
  /** By a token, as a managed identity comes; with `tls` only. */
  readonly byIdentity: BlobServiceClient;
  stop(): Promise<void>;
};

const PROGRAM = path.join(
  path.dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
  'dist/src/blob/main.js',
);
/** Certificate and key of 127.0.0.1, of no worth anywhere else. */
export const PEM = path.join(import.meta.dirname, 'azurite.pem');
const ca = readFileSync(PEM, 'utf8');

/**
 * Starts one on a free port of 127.0.0.1, in a folder of its own; it reports nothing to anybody.
 */
export async function startAzurite({ tls = false }: { tls?: boolean } = {}): Promise<Azurite> {
  const { folder, remove } = temporaryFolder();
  const key = randomBytes(64).toString('base64');
  const place = ['--location', folder, '--blobHost', '127.0.0.1', '--blobPort', '0'];
  const manners = ['--skipApiVersionCheck', '--disableTelemetry', '--silent'];
  const identities = tls ? ['--cert', PEM, '--key', PEM, '--oauth', 'basic'] : [];
  const child = spawn(process.execPath, [PROGRAM, ...place, ...manners, ...identities], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', AZURITE_ACCOUNTS: `claims:${key}` },
  });
  const end = (): void => void child.kill();
  process.once('exit', end);
  const endpoint = `${await listening(child)}/claims`;
  const options = { tlsOptions: { ca } } as StoragePipelineOptions;
  return {
    endpoint,
    connectionString: `DefaultEndpointsProtocol=${endpoint.split(':')[0]};AccountName=claims;AccountKey=${key};BlobEndpoint=${endpoint};`,
    byKey: new BlobServiceClient(endpoint, new StorageSharedKeyCredential('claims', key), options),
    byIdentity: new BlobServiceClient(endpoint, { getToken: async () => identityToken() }, options),
    async stop() {
      process.off('exit', end);
      if (child.kill()) await once(child, 'exit');
      remove();
    },
  };
}

/** Its address, as soon as it says it. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /successfully listens on (\S+)\n/.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}: ${said}`)));
  });
}

/** As a browser would, which knows nothing but the address. */
export function visit(url: URL | string, method = 'GET'): Promise<IncomingMessage> {
  const body = method === 'PUT' ? 'other' : '';
  const asked = {
    method,
    ca,
    agent: false,
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-length': body.length },
  };
  return new Promise((resolve, reject) => {
    const { request } = String(url).startsWith('https:') ? https : http;
    request(url, asked, resolve).once('error', reject).end(body);
  });
}

/** Azurite looks at what a token says, not at who signed it. */
export function identityToken(): { token: string; expiresOnTimestamp: number } {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: 'https://storage.azure.com',
    iss: 'https://sts.windows.net/t/',
    oid: 'bot',
    tid: 't',
  };
  const times = { iat: now - 60, nbf: now - 60, exp: now + 3600 };
  return {
    token: `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...claims, ...times })}.`,
    expiresOnTimestamp: times.exp * 1000,
  };
}
