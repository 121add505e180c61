import { fileTypeFromBuffer } from 'file-type';
import { isCfb, readCfb } from './cfb.ts';
import type { RefusedFile } from './kinds.ts';
import { readPackage } from './package.ts';
import type { Ranges } from './ranges.ts';

/**
 * The bytes that `file-type` looks at in most cases. It gets no more, so that lengths in a hostile
 * file lead nowhere.
 */
const HEAD = 4100;

const ARCHIVES = new Set(
  'zip rar 7z gz tar tar.gz bz2 xz lz lz4 zst Z cab ar deb rpm arj lzh ace cpio dmg'.split(' '),
);
const PROGRAMS = new Set('exe elf macho class wasm lnk reg chm crx'.split(' '));

/**
 * Windows programs, ELF, Mach-O in its four byte orders, Mach-O for several processors (and Java),
 * scripts.
 */
const PROGRAM_SIGNATURES = [
  '4d5a',
  '7f454c46',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe',
  'cafebabf',
  '2321',
].map((hex) => Buffer.from(hex, 'hex'));

/** The class ids of the root of an .msi and an .msp, as they lie in the file. */
const INSTALLERS = new Set([
  '84100c0000000000c000000000000046',
  '86100c0000000000c000000000000046',
]);

export function isProgram(head: Buffer): boolean {
  return PROGRAM_SIGNATURES.some((signature) =>
    head.subarray(0, signature.length).equals(signature),
  );
}

/**
 * Whether this is a zip. Empty and split archives have other signatures, but no Office file is one.
 */
export function isZip(head: Buffer): boolean {
  return head.toString('hex', 0, 4) === '504b0304';
}

/** The reason for refusing a file whose bytes are not of the type that its name says. */
export async function nameForeign(file: Ranges): Promise<RefusedFile> {
  const head = await file.read(0, HEAD);
  if (isProgram(head)) return 'executable';
  if (isZip(head)) return (await readPackage(file)) === 'archive' ? 'archive' : 'contentDiffers';
  if (isCfb(head))
    return INSTALLERS.has((await readCfb(file))?.classId ?? '') ? 'executable' : 'contentDiffers';
  // Asked for gzip, file-type would unpack it.
  if (head[0] === 0x1f && head[1] === 0x8b) return 'archive';
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && PROGRAMS.has(found.ext)) return 'executable';
  return found && ARCHIVES.has(found.ext) ? 'archive' : 'contentDiffers';
}
