import { BlobServiceClient } from '@azure/storage-blob';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { receivePoe } from '../../services/poe/receivePoe.ts';
import { azureBlobPoeStore, createContainer } from '../../services/stores/azureBlobPoe.ts';
import { claimIdOf, m365Input, people } from './law.ts';
import { makeParts } from './parts.ts';

/**
 * node test/support/uploads.ts <connection string> <uploads> <MB each>: that many PoE at once into
 * Blob Storage, in a process of its own, whose memory it measures. Prints what `Uploads` says.
 */
export type Uploads = {
  stored: number;
  ms: number;
  rssBefore: number;
  rssPeak: number;
  rssAfter: number;
};

const MB = 1024 * 1024;
const [connectionString = '', count = '8', megabytes = '25'] = process.argv.slice(2);
const uploads = Array.from({ length: Number(count) }, (_, n) => n);

const service = BlobServiceClient.fromConnectionString(connectionString);
const container = `memory-${process.pid}`;
await createContainer(service, container);
const poeStore = azureBlobPoeStore(service, container);
const parts = makeParts();
const id = claimIdOf('CPOR-1111-1111');
await parts.handleClaim.create({ id, input: m365Input }, { actor: people.partner });

async function upload(name: string, bytes: number): Promise<number> {
  const line = Buffer.from(`${name} was here.\n`.padEnd(64 * 1024, 'We moved the mailboxes. '));
  const chunks = (function* () {
    for (let left = bytes; left > 0; left -= line.length) yield line.subarray(0, left);
  })();
  const { outcome } = await receivePoe(
    id,
    { name, bytes: Readable.from(chunks) },
    { actor: people.partner },
    {
      ...parts,
      poeStore,
    },
  );
  if (outcome.kind !== 'stored') throw new Error(JSON.stringify(outcome));
  return outcome.poe.size;
}

// a first upload, since loading and compiling code is not a cost of uploads
await upload('first.txt', 3 * MB);
global.gc?.();
await sleep(200);

const rss = (): number => Math.round(process.memoryUsage.rss() / MB);
const rssBefore = rss();
let rssPeak = rssBefore;
const watch = setInterval(() => (rssPeak = Math.max(rssPeak, rss())), 5);
const began = performance.now();
const sizes = await Promise.all(uploads.map((n) => upload(`sow-${n}.txt`, Number(megabytes) * MB)));
const ms = Math.round(performance.now() - began);
clearInterval(watch);
const stored = sizes.filter((size) => size === Number(megabytes) * MB).length;
process.stdout.write(
  JSON.stringify({ stored, ms, rssBefore, rssPeak, rssAfter: rss() } satisfies Uploads),
);
await service.deleteContainer(container);
parts.close();
