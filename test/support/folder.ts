import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder, which the caller removes (`ownFolder` does so after the tests). */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claims-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
