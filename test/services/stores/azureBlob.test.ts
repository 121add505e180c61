import type { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { azureBlobPoeStore, createContainer } from '../../../services/stores/azureBlobPoe.ts';
import { poeStoreContract } from '../../contracts/otherStores.ts';
import { startAzurite, visit, type Azurite } from '../../support/azurite.ts';
import { claimIdOf } from '../../support/law.ts';
import type { Uploads } from '../../support/uploads.ts';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite({ tls: true });
});
afterAll(() => azurite.stop());

const id = claimIdOf('CPOR-0000-0001');
const headers = {
  contentType: 'application/pdf',
  contentDisposition: `attachment; filename="sow.pdf"`,
};

async function makeContainer(
  service: BlobServiceClient = azurite.byKey,
  options: { linkMs?: number } = {},
) {
  const name = `poe-${randomUUID()}`;
  await createContainer(service, name);
  const container = service.getContainerClient(name);
  const kept = async (): Promise<string[]> => {
    const names: string[] = [];
    for await (const blob of container.listBlobsFlat()) names.push(blob.name);
    return names;
  };
  return { poe: azureBlobPoeStore(service, name, options), container, kept, name };
}

poeStoreContract('Blob Storage', async () => {
  const { poe, container, kept } = await makeContainer();
  return {
    poe,
    count: async () => (await kept()).length,
    close: async () => void (await container.delete()),
  };
});

describe('PoE in Blob Storage', () => {
  it('lies under its claim, as a download of no type, and says its checksum', async () => {
    const { poe, container, kept } = await makeContainer();
    await poe.put(id, 'P000001', Readable.from(['hello']));
    expect(await kept()).toEqual([`${id}/P000001`]);
    expect(await container.getBlobClient(`${id}/P000001`).getProperties()).toMatchObject({
      contentType: 'application/octet-stream',
      contentDisposition: 'attachment',
      cacheControl: 'no-store',
      contentMD5: Buffer.from('5d41402abc4b2a76b9719d911017c592', 'hex'),
    });
  });

  it('takes files of nothing, of exactly one block, and of several', async () => {
    const { poe } = await makeContainer();
    for (const size of [0, 2 * 1024 * 1024, 5 * 1024 * 1024 + 1]) {
      const bytes = Buffer.alloc(size, 'abcdefg');
      await poe.put(id, `P${size}`, Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]));
      const read = await poe.open(id, `P${size}`);
      expect(await text(read ?? Readable.from([]))).toBe(bytes.toString());
    }
  });

  it('is never written over: the same bytes again are the same, others are a fault', async () => {
    const { poe } = await makeContainer();
    const put = (what: string) => poe.put(id, 'P000001', Readable.from([what]));
    await put('first');
    await put('first');
    await expect(put('other')).rejects.toThrow(/Another file is kept as/);
    expect(await text((await poe.open(id, 'P000001')) ?? Readable.from([]))).toBe('first');
  });

  it('of two different uploads under one id at the same moment one wins, whole', async () => {
    const { poe } = await makeContainer();
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(3_000_000));
    const outcomes = await Promise.allSettled(
      contents.map((content) => poe.put(id, 'P000001', Readable.from([content]))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(await text((await poe.open(id, 'P000001')) ?? Readable.from([]))).toBe(contents[winner]);
  });

  it('of the same upload twice at the same moment both are told that it is kept', async () => {
    const { poe } = await makeContainer();
    const put = () => poe.put(id, 'P000001', Readable.from(['a'.repeat(3_000_000)]));
    await Promise.all([put(), put(), put(), put()]);
    expect((await text((await poe.open(id, 'P000001')) ?? Readable.from([]))).length).toBe(
      3_000_000,
    );
  });

  it('shows nothing of an upload that breaks after blocks were sent, and may come again', async () => {
    const { poe, kept } = await makeContainer();
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(5_000_000);
        throw new Error('gone');
      })(),
    );
    await expect(poe.put(id, 'P000001', broken)).rejects.toThrow('gone');
    expect(await poe.open(id, 'P000001')).toBeUndefined();
    expect(await poe.readLink(id, 'P000001', headers)).toBeUndefined();
    expect(await kept()).toEqual([]);
    await poe.put(id, 'P000001', Readable.from(['whole']));
    expect(await kept()).toEqual([`${id}/P000001`]);
  });

  it('in a container that nobody made is a fault, never a missing file', async () => {
    const poe = azureBlobPoeStore(azurite.byKey, 'nowhere');
    await expect(poe.put(id, 'P000001', Readable.from(['x']))).rejects.toThrow(/container/i);
    await expect(poe.open(id, 'P000001')).rejects.toThrow(/container/i);
    await expect(poe.readLink(id, 'P000001', headers)).rejects.toThrow();
  });
});

describe('the container', () => {
  it('is made once, and is closed to the public', async () => {
    const name = `poe-${randomUUID()}`;
    expect(await createContainer(azurite.byKey, name)).toBe(true);
    expect(await createContainer(azurite.byKey, name)).toBe(false);
    const container = azurite.byKey.getContainerClient(name);
    expect((await container.getProperties()).blobPublicAccess).toBeUndefined();
    await azureBlobPoeStore(azurite.byKey, name).put(id, 'P000001', Readable.from(['x']));
    expect((await visit(container.getBlobClient(`${id}/P000001`).url)).statusCode).toBe(403);
  });
});

describe.each<'byKey' | 'byIdentity'>(['byKey', 'byIdentity'])('a read link %s', (how) => {
  it('gives the file as a download of its type and name', async () => {
    const { poe } = await makeContainer(azurite[how]);
    await poe.put(id, 'P000001', Readable.from(['hello']));
    const link = await poe.readLink(id, 'P000001', headers);
    const answer = await visit(link ?? '');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="sow.pdf"',
      'cache-control': 'no-store',
      'content-length': '5',
    });
    expect(await text(answer)).toBe('hello');
  });

  it('lives five minutes, goes over https only, and only reads', async () => {
    const { poe } = await makeContainer(azurite[how]);
    await poe.put(id, 'P000001', Readable.from(['hello']));
    const before = Date.now();
    const link = (await poe.readLink(id, 'P000001', headers)) ?? new URL('x:');
    const ends = Date.parse(link.searchParams.get('se') ?? '');
    // links count in whole seconds
    expect(ends).toBeGreaterThan(before + 5 * 60_000 - 1000);
    expect(ends).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
    expect(link.searchParams.get('spr')).toBe('https');
    expect(link.searchParams.get('sp')).toBe('r');
    expect((await visit(link, 'DELETE')).statusCode).toBe(403);
    expect((await visit(link, 'PUT')).statusCode).toBe(403);
    expect(await text(await visit(link))).toBe('hello');
  });

  it('opens no other file, and no other name or type', async () => {
    const { poe } = await makeContainer(azurite[how]);
    await poe.put(id, 'P000001', Readable.from(['mine']));
    await poe.put(id, 'P000002', Readable.from(['theirs']));
    const link = (await poe.readLink(id, 'P000001', headers)) ?? new URL('x:');
    for (const change of [
      (url: URL) => void (url.pathname = url.pathname.replace('P000001', 'P000002')),
      (url: URL) => url.searchParams.set('rscd', 'inline'),
      (url: URL) => url.searchParams.set('rsct', 'text/html'),
      (url: URL) => url.searchParams.set('se', new Date(Date.now() + 86_400_000).toISOString()),
      (url: URL) => url.searchParams.delete('sig'),
    ]) {
      const other = new URL(link);
      change(other);
      expect((await visit(other)).statusCode).toBe(403);
    }
  });

  it('is over when its time is', async () => {
    const { name, poe } = await makeContainer(azurite[how]);
    await poe.put(id, 'P000001', Readable.from(['hello']));
    // on a machine so slow that a link ends before its first visit, a longer one is tried
    for (let linkMs = 2000; ; linkMs *= 2) {
      const link = await azureBlobPoeStore(azurite[how], name, { linkMs }).readLink(
        id,
        'P000001',
        headers,
      );
      const { statusCode } = await visit(link ?? '');
      const left = Date.parse(link?.searchParams.get('se') ?? '') - Date.now();
      if (left < 0) continue;
      expect(statusCode).toBe(200);
      await sleep(left + 500);
      expect((await visit(link ?? '')).statusCode).toBe(403);
      break;
    }
  });
});

describe('the managed identity', () => {
  it('fetches one key for many links, and another after a failure', async () => {
    const { name, poe: other } = await makeContainer();
    await other.put(id, 'P000001', Readable.from(['hello']));
    const service = azurite.byIdentity;
    const fetching = jest
      .spyOn(service, 'getUserDelegationKey')
      .mockRejectedValueOnce(new Error('not yet allowed'));
    const poe = azureBlobPoeStore(service, name);
    await expect(poe.readLink(id, 'P000001', headers)).rejects.toThrow('not yet allowed');
    await Promise.all([1, 2, 3].map(() => poe.readLink(id, 'P000001', headers)));
    await poe.readLink(id, 'P000001', headers);
    expect(fetching).toHaveBeenCalledTimes(2);
    fetching.mockRestore();
  });
});

describe('memory', () => {
  it('does not grow with what is uploaded: eight files of 25 MB at once', async () => {
    const plain = await startAzurite();
    const script = path.join(import.meta.dirname, '../../support/uploads.ts');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, plain.connectionString, '8', '25'],
      {
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    await plain.stop();
    const { stored, rssBefore, rssPeak } = JSON.parse(stdout) as Uploads;
    expect(stored).toBe(8);
    // 200 MB went through; measured: about 60
    expect(rssPeak - rssBefore).toBeLessThan(120);
  });
});
