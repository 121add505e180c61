import path from 'node:path';
import type { Eligibility } from '../../services/ports.ts';
import { eligibilityFile } from '../../services/stores/eligibilityFile.ts';
import { folderPoeStore } from '../../services/stores/folderPoe.ts';
import type { Files, Identity } from './openedStores.ts';
import { folderOf, type StoreSettings } from './storeSettings.ts';

/**
 * Opens the stores of PoE and of approved claims. PoE is in Blob Storage where an account is named,
 * else in DATA_DIR; approved claims are in DATA_DIR where it is set, else in Blob Storage.
 */
export async function openFiles(settings: StoreSettings, identity: Identity): Promise<Files> {
  const { blob, dataDir } = settings;
  const inFile = (): Eligibility =>
    eligibilityFile(path.join(folderOf(settings), 'eligibility.jsonl'));
  if (!blob)
    return {
      poeStore: folderPoeStore(path.join(folderOf(settings), 'poe')),
      eligibility: inFile(),
      poeAnswers: () => Promise.resolve(),
    };
  const { openBlobFiles } = await import('./blobFiles.ts');
  const withEligibility = dataDir === undefined;
  const files = await openBlobFiles(blob, identity, { withEligibility });
  return withEligibility ? files : { ...files, eligibility: inFile() };
}

/** Creates missing containers; answers their names. */
export async function createFileContainers(
  { blob, dataDir }: StoreSettings,
  identity: Identity,
): Promise<string[]> {
  if (!blob) return [];
  const { createBlobContainers } = await import('./blobFiles.ts');
  return createBlobContainers(blob, identity, { withEligibility: dataDir === undefined });
}
