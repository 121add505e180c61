import { isCfb, readCfb } from './cfb.ts';
import { nameForeign } from './foreign.ts';
import type { RefusedFile } from './kinds.ts';
import type { Ranges } from './ranges.ts';

/**
 * The stream in its root that tells an Outlook message from other compound files (MS-OXMSG 2.4).
 */
const PROPERTIES = '__properties_version1.0';

export async function inspectMsg(file: Ranges): Promise<RefusedFile | undefined> {
  if (!isCfb(await file.read(0, 8))) return nameForeign(file);
  const container = await readCfb(file);
  if (!container) return 'damaged';
  return container.names.includes(PROPERTIES) ? undefined : nameForeign(file);
}
