import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that is gone afterwards. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claims-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A file for POLICY_FILE: as text, or what becomes JSON. */
export function policyFile(content: unknown): string {
  const file = path.join(temporaryFolder().folder, 'policy.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
