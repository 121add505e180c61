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

/** Blob Storage on this machine, by the Azurite emulator. */
export type Azurite = {
  readonly endpoint: string;
  /** A client that signs with the account's key. */
  readonly connectionString: string;
  readonly byKey: BlobServiceClient;
  /** A client with a token, like a managed identity; with `tls` only. */
  readonly byIdentity: BlobServiceClient;
  stop(): Promise<void>;
};

const PROGRAM = path.join(
  path.dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
  'dist/src/blob/main.js',
);
/** Certificate and key of 127.0.0.1, worth nothing elsewhere. */
export const PEM = path.join(import.meta.dirname, 'azurite.pem');
const ca = readFileSync(PEM, 'utf8');

/** Starts Azurite on a free port of 127.0.0.1, in a folder of its own, with telemetry off. */
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
  const endpoint = `${await readAddress(child)}/claims`;
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

/** The address of Azurite, once it prints it. */
function readAddress(child: ChildProcess): Promise<string> {
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

/** Requests an address like a browser, with no credentials. */
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

/** A token for a managed identity. Azurite checks its content and not its signature. */
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
