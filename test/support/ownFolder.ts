import { afterAll } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './folder.ts';

const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

/** A folder that is removed after the last test of the file. */
export function ownFolder(): string {
  const { folder, remove } = temporaryFolder();
  removals.push(remove);
  return folder;
}

/** A file for POLICY_FILE: as text, or what becomes JSON. */
export function policyFile(content: unknown): string {
  const file = path.join(ownFolder(), 'policy.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
