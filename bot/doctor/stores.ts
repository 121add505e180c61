import { findOrphanedPoe } from '../../services/orphanedPoe.ts';
import { folderOf, type StoreSettings } from '../settings/storeSettings.ts';
import { createContainers, openStores, NothingYet } from '../settings/stores.ts';
import { whyNot } from '../settings/whyNot.ts';
import type { Finding } from './settings.ts';

const MOST = 100;
const SHOWN = 5;

/** Creates missing containers in the accounts that are set; leaves existing ones as they are. */
export async function createMissing(settings: StoreSettings): Promise<Finding[]> {
  return [
    await attempt('containers', async () => {
      const made = await createContainers(settings);
      if (!settings.cosmos && !settings.blob)
        return 'none are needed: claims and PoE are under DATA_DIR';
      return made.length > 0 ? `made: ${made.join(', ')}` : 'all were there';
    }),
  ];
}

type Opened = Awaited<ReturnType<typeof openStores>>;

/**
 * Checks that the stores answer, and looks for messages given up and files that no claim has.
 * Changes nothing. `now` in milliseconds since the epoch.
 */
export async function examineStores(settings: StoreSettings, now: number): Promise<Finding[]> {
  let stores: Opened;
  try {
    stores = await openStores(settings, { onlyLook: true });
  } catch (error) {
    if (error instanceof NothingYet) return [{ what: 'stores', state: 'ok', says: error.message }];
    return [problem('stores', error)];
  }
  try {
    return [
      await attempt('claims', () => checkClaims(stores, settings, now)),
      await attempt('PoE', () => checkPoe(stores, settings)),
      await attempt('waiting', async () => {
        return `${countText(await stores.outbox.waiting(MOST))} messages are still to be sent`;
      }),
      await attempt('dead letters', () => findDeadLetters(stores)),
      await attempt('orphaned PoE', () => findOrphans(stores, now)),
    ];
  } finally {
    stores.close();
  }
}

async function checkClaims(
  { store }: Opened,
  settings: StoreSettings,
  now: number,
): Promise<string> {
  await store.due(new Date(now).toISOString(), 1);
  const { cosmos } = settings;
  return cosmos ? `${cosmos.endpoint} answers` : `${folderOf(settings)} can be read`;
}

async function checkPoe(stores: Opened, { blob }: StoreSettings): Promise<string> {
  await stores.poeAnswers();
  return blob
    ? `${blob.endpoint}, container ${blob.container}, answers`
    : 'in a folder of DATA_DIR';
}

async function findDeadLetters({ outbox }: Opened): Promise<string | Wrong> {
  const dead = await outbox.dead(MOST);
  if (dead.length === 0) return 'none';
  const some = dead
    .slice(-SHOWN)
    .map(({ message, error }) => `${message.kind} of ${message.claimId}, ${message.at}: ${error}`);
  return { wrong: `${countText(dead)} messages were given up, the last: ${some.join('; ')}` };
}

async function findOrphans({ poeStore, store }: Opened, now: number): Promise<string | Wrong> {
  const found = await findOrphanedPoe(poeStore, store, now);
  if (found.length === 0) return 'none';
  const some = found.slice(0, SHOWN).map(({ claimId, poeId }) => `${claimId}/${poeId}`);
  return {
    wrong: `${found.length} files that no claim knows may be deleted, such as ${some.join(', ')}`,
  };
}

const countText = (found: readonly unknown[]): string =>
  found.length === MOST ? `${MOST} or more` : String(found.length);

/** Finding of a check that worked and found a problem. */
type Wrong = { readonly wrong: string };

async function attempt(what: string, look: () => Promise<string | Wrong>): Promise<Finding> {
  try {
    const says = await look();
    return typeof says === 'string'
      ? { what, state: 'ok', says }
      : { what, state: 'PROBLEM', says: says.wrong };
  } catch (error) {
    return problem(what, error);
  }
}

const problem = (what: string, error: unknown): Finding => ({
  what,
  state: 'PROBLEM',
  says: whyNot(error).replace('The bot cannot start: ', ''),
});
