import type { RefusedFile } from './kinds.ts';
import { CHUNK, type Ranges } from './ranges.ts';
import { inspectText } from './text.ts';

const HEADER = /^([!-9;-~]+)[ \t]*:/;
const KNOWN = new Set(['from', 'to', 'date', 'subject', 'received', 'mime-version']);

/** A mail is text that begins with header lines (RFC 5322), one of which every mail has. */
export async function inspectMail(file: Ranges): Promise<RefusedFile | undefined> {
  const refused = await inspectText(file);
  if (refused) return refused;
  const start = (await file.read(0, CHUNK)).toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return hasKnownHeader(start.split(/\r?\n/)) ? undefined : 'contentDiffers';
}

function hasKnownHeader(lines: readonly string[]): boolean {
  for (const [index, line] of lines.entries()) {
    const field = HEADER.exec(line)?.[1];
    if (field !== undefined && KNOWN.has(field.toLowerCase())) return true;
    const isFolded = index > 0 && /^[ \t]/.test(line);
    // Mails saved out of a mailbox file begin with its separator.
    const isSeparator = index === 0 && /^>?From /.test(line);
    if (field === undefined && !isFolded && !isSeparator) return false;
  }
  return false;
}
