import { open } from 'node:fs/promises';
import { inspectImage } from './images.ts';
import {
  ALLOWED_EXTENSIONS,
  CONTENT_TYPES,
  REFUSED_EXTENSIONS,
  type Extension,
  type RefusedFile,
} from './kinds.ts';
import { inspectMail } from './mail.ts';
import { inspectMsg } from './msg.ts';
import { inspectOoxml } from './ooxml.ts';
import { inspectPdf } from './pdf.ts';
import { rangesOf, type Ranges } from './ranges.ts';
import { inspectText } from './text.ts';

export { ALLOWED_EXTENSIONS, type Extension, type RefusedFile } from './kinds.ts';

const MAX_NAME = 200;

const INSPECTIONS: Readonly<Record<Extension, (file: Ranges) => Promise<RefusedFile | undefined>>> =
  {
    pdf: inspectPdf,
    docx: (file) => inspectOoxml(file, 'docx'),
    xlsx: (file) => inspectOoxml(file, 'xlsx'),
    pptx: (file) => inspectOoxml(file, 'pptx'),
    png: (file) => inspectImage(file, 'png'),
    jpg: (file) => inspectImage(file, 'jpg'),
    jpeg: (file) => inspectImage(file, 'jpg'),
    msg: inspectMsg,
    eml: inspectMail,
    txt: inspectText,
    csv: inspectText,
  };

/** Checks a file's name alone, before its bytes are read. */
export function inspectName(name: string): { extension: Extension } | { refused: RefusedFile } {
  const trimmed = name.trim();
  if (trimmed.length > MAX_NAME) return { refused: 'nameTooLong' };
  const dot = trimmed.lastIndexOf('.');
  const ending = trimmed.slice(dot + 1).toLowerCase();
  if (trimmed === '' || (dot === 0 && isAllowed(ending))) return { refused: 'nameMissing' };
  if (dot < 0) return { refused: 'typeNotAllowed' };
  if (isAllowed(ending)) return { extension: ending };
  return { refused: REFUSED_EXTENSIONS.get(ending) ?? 'typeNotAllowed' };
}

/**
 * Checks the bytes of the file at `path`, reading ranges and never the whole into memory. Throws
 * errors of the file system only; any content gives a result.
 */
export async function inspectFile(
  path: string,
  name: string,
): Promise<{ ok: true; contentType: string } | { refused: RefusedFile }> {
  const named = inspectName(name);
  if ('refused' in named) return named;
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size === 0) return { refused: 'empty' };
    const refused = await INSPECTIONS[named.extension](rangesOf(handle, size));
    return refused === undefined
      ? { ok: true, contentType: CONTENT_TYPES[named.extension] }
      : { refused };
  } finally {
    await handle.close();
  }
}

function isAllowed(ending: string): ending is Extension {
  return (ALLOWED_EXTENSIONS as readonly string[]).includes(ending);
}
