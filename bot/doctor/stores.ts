import { orphanedPoe } from '../../services/orphanedPoe.ts';
import { folderOf, type StoreSettings } from '../settings/storeSettings.ts';
import { createContainers, openStores, NothingYet } from '../settings/stores.ts';
import { whyNot } from '../settings/whyNot.ts';
import type { Finding } from './settings.ts';

const MOST = 100;
const SHOWN = 5;

/**
 * Makes the containers that are missing in the accounts that the environment names; leaves the
 * others as they are.
 */
export async function created(settings: StoreSettings): Promise<Finding[]> {
  return [
    await attempt('containers', async () => {
      const made = await createContainers(settings);
      if (!settings.cosmos && !settings.blob)
        return 'none are needed: claims and PoE are under DATA_DIR';
      return made.length > 0 ? `made: ${made.join(', ')}` : 'all were there';
    }),
  ];
}

/**
 * Whether the stores answer, what was given up, and what no claim knows. Changes nothing. `now` in
 * milliseconds.
 */
export async function storeFindings(settings: StoreSettings, now: number): Promise<Finding[]> {
  let stores: Awaited<ReturnType<typeof openStores>>;
  try {
    stores = await openStores(settings, { onlyLook: true });
  } catch (error) {
    if (error instanceof NothingYet) return [{ what: 'stores', state: 'ok', says: error.message }];
    return [problem('stores', error)];
  }
  const { store, outbox, poeStore } = stores;
  try {
    return [
      await attempt('claims', async () => {
        await store.due(new Date(now).toISOString(), 1);
        return settings.cosmos
          ? `${settings.cosmos.endpoint} answers`
          : `${folderOf(settings)} can be read`;
      }),
      await attempt('PoE', async () => {
        await stores.poeAnswers();
        return settings.blob
          ? `${settings.blob.endpoint}, container ${settings.blob.container}, answers`
          : 'in a folder of DATA_DIR';
      }),
      await attempt(
        'waiting',
        async () => `${counted(await outbox.waiting(MOST))} messages are still to be sent`,
      ),
      await deadLetters(),
      await orphans(),
    ];
  } finally {
    stores.close();
  }

  async function deadLetters(): Promise<Finding> {
    try {
      const dead = await outbox.dead(MOST);
      if (dead.length === 0) return { what: 'dead letters', state: 'ok', says: 'none' };
      const some = dead
        .slice(-SHOWN)
        .map(
          ({ message, error }) => `${message.kind} of ${message.claimId}, ${message.at}: ${error}`,
        );
      return {
        what: 'dead letters',
        state: 'PROBLEM',
        says: `${counted(dead)} messages were given up, the last: ${some.join('; ')}`,
      };
    } catch (error) {
      return problem('dead letters', error);
    }
  }

  async function orphans(): Promise<Finding> {
    try {
      const found = await orphanedPoe(poeStore, store, now);
      if (found.length === 0) return { what: 'orphaned PoE', state: 'ok', says: 'none' };
      const some = found.slice(0, SHOWN).map(({ claimId, poeId }) => `${claimId}/${poeId}`);
      return {
        what: 'orphaned PoE',
        state: 'PROBLEM',
        says: `${found.length} files that no claim knows may be deleted, such as ${some.join(', ')}`,
      };
    } catch (error) {
      return problem('orphaned PoE', error);
    }
  }
}

const counted = (found: readonly unknown[]): string =>
  found.length === MOST ? `${MOST} or more` : String(found.length);

async function attempt(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', says: await look() };
  } catch (error) {
    return problem(what, error);
  }
}

const problem = (what: string, error: unknown): Finding => ({
  what,
  state: 'PROBLEM',
  says: whyNot(error).replace('The bot cannot start: ', ''),
});
