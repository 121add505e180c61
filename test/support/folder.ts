import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that whoever makes it removes (in tests, `ownFolder` does so by itself). */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claims-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
