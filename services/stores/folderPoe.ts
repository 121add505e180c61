import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { randomUUID } from 'node:crypto';
import type { PoeStore } from '../ports.ts';

/**
 * PoE in a folder. Files are written under another name, synced, then renamed, so that no partial
 * file is ever seen.
 */
export function folderPoeStore(folder: string): PoeStore {
  const pathOf = (claimId: string, poeId: string): string => path.join(folder, claimId, poeId);
  return {
    async put(claimId, poeId, bytes) {
      // a stream may fail before it is read: the pipeline reports that, and the process must not
      // end
      bytes.on('error', () => undefined);
      const target = pathOf(claimId, poeId);
      await mkdir(path.dirname(target), { recursive: true });
      const aside = `${target}.${randomUUID()}.part`;
      try {
        await pipeline(bytes, createWriteStream(aside, { flags: 'wx', flush: true }));
        await rename(aside, target);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await syncFolder(path.dirname(target));
    },
    async open(claimId, poeId) {
      const file = await open(pathOf(claimId, poeId)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (!file) return undefined;
      return createReadStream('', { fd: file });
    },
    async remove(claimId, poeId) {
      await rm(pathOf(claimId, poeId), { force: true });
    },
    async *list() {
      for (const claimId of await listNames(folder)) {
        for (const poeId of await listNames(path.join(folder, claimId))) {
          const { birthtime } = await stat(pathOf(claimId, poeId));
          yield { claimId, poeId, at: birthtime.toISOString() };
        }
      }
    },
  };
}

async function listNames(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** Makes the new name durable. Windows cannot open a folder and does not need this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
