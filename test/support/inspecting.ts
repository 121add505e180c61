import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectFile } from '../../services/poe/inspect.ts';

/** The answer of `inspectFile` to these bytes under this name. */
export async function answerTo(name: string, bytes: Buffer): ReturnType<typeof inspectFile> {
  const file = path.join(tmpdir(), `inspect-${randomUUID()}`);
  await writeFile(file, bytes);
  try {
    return await inspectFile(file, name);
  } finally {
    await rm(file);
  }
}

/** The reason for which these bytes are refused under this name, else their content type. */
export async function inspect(name: string, bytes: Buffer): Promise<string> {
  const answer = await answerTo(name, bytes);
  return 'refused' in answer ? answer.refused : answer.contentType;
}
