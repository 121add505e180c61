import { isProgram, isZip, nameForeign } from './foreign.ts';
import type { RefusedFile } from './kinds.ts';
import { pdfDictionary } from './pdfDictionary.ts';
import { CHUNK, readTail, type Ranges } from './ranges.ts';

const HEAD = 1024;
const TAIL = 2048;

export async function inspectPdf(file: Ranges): Promise<RefusedFile | undefined> {
  const head = await file.read(0, HEAD);
  const begin = head.indexOf('%PDF-');
  if (begin < 0 || isProgram(head) || isZip(head)) return nameForeign(file);
  const tail = (await readTail(file, TAIL)).toString('latin1');
  const end = /^startxref[\0\s]+(\d{1,15})[^]*%%EOF/.exec(
    tail.slice(Math.max(0, tail.lastIndexOf('startxref'))),
  );
  const offset = Number(end?.[1] ?? Infinity);
  if (offset >= file.size) return 'damaged';
  // Bytes before the header shift all offsets, in some writers.
  const trailer =
    (await readTrailer(file, offset)) ??
    (await readTrailer(file, offset + begin)) ??
    lastTrailer(tail);
  const encrypt = trailer?.get('Encrypt');
  return encrypt === undefined || encrypt === 'null' ? undefined : 'encrypted';
}

/** The trailer that belongs to the cross references at `offset`; undefined where there are none. */
async function readTrailer(file: Ranges, offset: number): Promise<Map<string, string> | undefined> {
  const text = (await file.read(offset, CHUNK)).toString('latin1');
  const stream = /^[\0\s]*\d{1,10}[\0\s]+\d{1,10}[\0\s]+obj/.exec(text);
  if (stream) return pdfDictionary(text.slice(stream[0].length));
  if (!/^[\0\s]*xref/.test(text)) return undefined;
  const at = await find(file, offset, 'trailer');
  return at === undefined ? undefined : trailerIn((await file.read(at, CHUNK)).toString('latin1'));
}

/**
 * The last trailer in the text. Readers that repair a file with a wrong `startxref` look for it
 * too.
 */
function lastTrailer(tail: string): Map<string, string> | undefined {
  const at = tail.lastIndexOf('trailer');
  return at < 0 ? undefined : trailerIn(tail.slice(at));
}

function trailerIn(text: string): Map<string, string> {
  return pdfDictionary(text.slice('trailer'.length));
}

/**
 * The position of the first `word` from `from` on. Pieces overlap, since the word may lie across
 * two of them.
 */
async function find(file: Ranges, from: number, word: string): Promise<number | undefined> {
  for (let position = from; position < file.size; position += CHUNK - word.length) {
    const at = (await file.read(position, CHUNK)).indexOf(word);
    if (at >= 0) return position + at;
  }
  return undefined;
}
