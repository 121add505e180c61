import type { FileHandle } from 'node:fs/promises';

/**
 * A file read in parts. Positions may come from hostile bytes: outside of the file reads return
 * nothing.
 */
export type Ranges = {
  readonly size: number;
  /**
   * At most `length` bytes; fewer where the file ends. `length` must never come from the file
   * unchecked.
   */
  read(position: number, length: number): Promise<Buffer>;
  /** The whole file piece by piece; each piece is overwritten by the next. */
  chunks(): AsyncGenerator<Buffer>;
};

export const CHUNK = 64 * 1024;

export function rangesOf(handle: FileHandle, size: number): Ranges {
  const fill = async (bytes: Buffer, position: number) => {
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(
        bytes,
        filled,
        bytes.length - filled,
        position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  };
  return {
    size,
    async read(position, length) {
      const end = Math.min(position + length, size);
      return position >= 0 && position < end
        ? fill(Buffer.alloc(end - position), position)
        : Buffer.alloc(0);
    },
    async *chunks() {
      const bytes = Buffer.alloc(CHUNK);
      for (let position = 0; position < size; position += CHUNK) yield await fill(bytes, position);
    },
  };
}

/** The last `length` bytes, or all where there are fewer. */
export function readTail(file: Ranges, length: number): Promise<Buffer> {
  return file.read(Math.max(0, file.size - length), length);
}

/**
 * Whether an error comes from the disk, not from malformed bytes: only errors of the operating
 * system name a system call.
 */
export function isIoFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
