import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { generated, withPart } from '../support/docs.ts';

/** `node test/tools/docs.ts` writes the parts of docs/ that are taken from the code. */
for (const { file, part, content } of generated) {
  const config = await resolveConfig(file);
  const text = withPart(readFileSync(file, 'utf8'), part, content());
  writeFileSync(file, await format(text, { ...config, parser: 'markdown' }));
}
