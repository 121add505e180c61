import { nameForeign } from './foreign.ts';
import type { RefusedFile } from './kinds.ts';
import { isIoFault, type Ranges } from './ranges.ts';

/**
 * The largest share of control characters in a text; compressed or machine code has about a tenth.
 */
const MAX_CONTROL_SHARE = 0.01;

/**
 * 1 for each control character that no text has: those of ASCII without tab, line feed, vertical
 * tab, form feed, carriage return, the DOS end of file and escape (ISO-2022-JP).
 */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code < 32 ? !isLayout(code) : code === 127),
);

export async function inspectText(file: Ranges): Promise<RefusedFile | undefined> {
  if (!(await isText(file))) return nameForeign(file);
  const start = (await file.read(0, 16)).toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (start.startsWith('#!')) return 'executable';
  return /^(%PDF-|\{\\rtf)/.test(start) ? 'contentDiffers' : undefined;
}

/**
 * Whether the whole file is text. UTF-8 and the older code pages have the same control characters,
 * and any other byte may be a letter in one of them, so one count serves all. UTF-16 needs its byte
 * order mark.
 */
async function isText(file: Ranges): Promise<boolean> {
  const mark = (await file.read(0, 2)).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return isUtf16(file, mark === 'fffe' ? 'utf-16le' : 'utf-16be');
  let controls = 0;
  for await (const chunk of file.chunks()) {
    if (chunk.includes(0)) return false;
    for (let at = 0; at < chunk.length; at += 1) controls += CONTROLS[chunk[at] ?? 0] ?? 0;
  }
  return controls <= file.size * MAX_CONTROL_SHARE;
}

async function isUtf16(file: Ranges, encoding: 'utf-16le' | 'utf-16be'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let controls = 0;
  try {
    for await (const chunk of file.chunks()) {
      const text = decoder.decode(chunk, { stream: true });
      if (text.includes('\0')) return false;
      for (let at = 0; at < text.length; at += 1) controls += CONTROLS[text.charCodeAt(at)] ?? 0;
    }
    decoder.decode();
  } catch (error) {
    if (isIoFault(error)) throw error;
    return false;
  }
  return controls <= (file.size / 2) * MAX_CONTROL_SHARE;
}

function isLayout(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 26 || code === 27;
}
