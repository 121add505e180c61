import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { CHUNK, isIoFault, readTail, type Ranges } from './ranges.ts';

/** The directory of an Office package; its parts are not unpacked. */
export type Package = {
  /** The content of [Content_Types].xml. */
  types: string;
  /** The names of the parts, in lower case, as OPC compares them. */
  names: ReadonlySet<string>;
};

const TYPES_NAME = '[content_types].xml';
const MAX_TYPES = 1024 * 1024;
const MAX_ENTRIES = 10_000;
const MAX_TRAILING = 8 * 1024;
const END_RECORD = Buffer.from('504b0506', 'hex');
const END_RECORD_SIZE = 22;
const COMMENT_LENGTH = 20;

/**
 * The caller opens and closes the file. Names are decoded here: yauzl would compare each "Unicode
 * path" field of each entry with the name, which takes 15 seconds for 25 MB of such fields.
 */
const OPTIONS = { autoClose: false, decodeStrings: false };

/**
 * Reads a zip with [Content_Types].xml, or says why it is not one. A zip without it, or with too
 * many entries, is an archive.
 */
export async function readPackage(
  file: Ranges,
): Promise<Package | 'archive' | 'encrypted' | 'damaged'> {
  try {
    return await readDirectory(file);
  } catch (error) {
    if (isIoFault(error)) throw error;
    // yauzl refuses these entries itself; only its message tells them apart.
    return String(error).includes('strong encryption') ? 'encrypted' : 'damaged';
  }
}

async function readDirectory(file: Ranges): Promise<Package | 'archive' | 'encrypted' | 'damaged'> {
  const zip = await yauzl.fromRandomAccessReaderPromise(
    new RangesReader(file),
    await findEndOfZip(file),
    OPTIONS,
  );
  if (zip.entryCount > MAX_ENTRIES) return 'archive';
  const names = new Set<string>();
  let typesEntry: yauzl.Entry | undefined;
  let isEncrypted = false;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    // With two entries of one name, different readers would see different files.
    if (names.has(name) || yauzl.validateFileName(name) !== null) return 'damaged';
    // Nothing may lie beyond the end of the file.
    if (!(entry.relativeOffsetOfLocalHeader + entry.compressedSize <= file.size)) return 'damaged';
    names.add(name);
    isEncrypted ||= entry.isEncrypted();
    if (name === TYPES_NAME) typesEntry = entry;
  }
  if (!typesEntry) return 'archive';
  if (isEncrypted) return 'encrypted';
  const types = await readSmall(file, zip, typesEntry);
  return types ? { types: decodeXml(types), names } : 'damaged';
}

/** In a zip all part names are ASCII (ECMA-376 part 2), so one decoding serves. */
function nameOf(entry: yauzl.Entry): string {
  return entry.fileNameRaw.toString('latin1').replaceAll('\\', '/').toLowerCase();
}

/** The end of the zip. Some writers append a few bytes, which Office accepts and yauzl does not. */
async function findEndOfZip(file: Ranges): Promise<number> {
  const tail = await readTail(file, MAX_TRAILING);
  const at = tail.lastIndexOf(END_RECORD);
  if (at < 0 || at + END_RECORD_SIZE > tail.length) return file.size;
  const end =
    file.size - tail.length + at + END_RECORD_SIZE + tail.readUInt16LE(at + COMMENT_LENGTH);
  return Math.min(end, file.size);
}

/** The content of one entry of at most 1 MiB, whatever sizes it claims. */
async function readSmall(
  file: Ranges,
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
): Promise<Buffer | undefined> {
  if (!(entry.compressedSize <= MAX_TYPES && entry.uncompressedSize <= MAX_TYPES)) return undefined;
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const stored = await file.read(fileDataStart, entry.compressedSize);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return undefined;
  const content =
    entry.compressionMethod === 0
      ? stored
      : await promisify(inflateRaw)(stored, { maxOutputLength: MAX_TYPES });
  return crc32(content) === entry.crc32 ? content : undefined;
}

function decodeXml(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8');
}

/**
 * Reads for yauzl through `Ranges`: its own reader throws out of a callback, which ends the
 * process, for 64-bit positions beyond 2^53. Keeps one piece of the file, since the directory is
 * read in steps of a few bytes.
 */
class RangesReader extends yauzl.RandomAccessReader {
  readonly #file: Ranges;
  #piece: { from: number; bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) };

  constructor(file: Ranges) {
    super();
    this.#file = file;
  }

  // yauzl's own signature
  // oxlint-disable-next-line max-params
  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#bytes(position, length).then(
      (bytes) => callback(null, bytes.copy(target, offset)),
      callback,
    );
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const { from, bytes } = this.#piece;
    const at = position - from;
    if (at >= 0 && at + length <= bytes.length) return bytes.subarray(at, at + length);
    this.#piece = {
      from: position,
      bytes: await this.#file.read(position, Math.max(length, CHUNK)),
    };
    return this.#piece.bytes.subarray(0, length);
  }
}
