import { describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readClaim } from '../../../services/stores/documents.ts';
import { eligibilityFile } from '../../../services/stores/eligibilityFile.ts';
import { folderPoeStore } from '../../../services/stores/folderPoe.ts';
import { openDatabase } from '../../../services/stores/sqlite.ts';
import { sqliteAssociations } from '../../../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../../../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../../../services/stores/sqliteConversations.ts';
import { sqliteLiveCards } from '../../../services/stores/sqliteLiveCards.ts';
import { sqliteOutbox } from '../../../services/stores/sqliteOutbox.ts';
import { readFile } from 'node:fs/promises';
import { claimStoreContract } from '../../contracts/claimStore.ts';
import {
  associationsContract,
  liveCardsContract,
  conversationsContract,
  poeStoreContract,
} from '../../contracts/otherStores.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { ownFolder } from '../../support/ownFolder.ts';
import { claimIdOf, reach } from '../../support/law.ts';

async function openStores() {
  const { folder, remove } = temporaryFolder();
  const db = openDatabase(path.join(folder, 'claims.sqlite'));
  const close = async (): Promise<void> => {
    db.close();
    remove();
  };
  return {
    db,
    close,
    claims: sqliteClaimStore(db),
    outbox: sqliteOutbox(db),
    conversations: sqliteConversations(db),
    associations: sqliteAssociations(db),
    liveCards: sqliteLiveCards(db),
  };
}

claimStoreContract('SQLite', openStores);
conversationsContract('SQLite', openStores);
associationsContract('SQLite', openStores);
liveCardsContract('SQLite', openStores);
poeStoreContract('a folder', async () => {
  const { folder, remove } = temporaryFolder();
  const count = async (): Promise<number> =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      .length;
  return { poe: folderPoeStore(folder), count, close: async () => remove() };
});

describe('the data folder', () => {
  it('is one bot’s at a time: a second one is refused with what to do', async () => {
    const file = path.join(ownFolder(), 'claims.sqlite');
    const db = openDatabase(file);
    expect(() => openDatabase(file)).toThrow(/Another bot is using .* DATA_DIR/);
    db.close();
    openDatabase(file).close();
  });
});

describe('a stored claim', () => {
  it('of a version that this program does not know is not read', () => {
    expect(() => readClaim(JSON.stringify({ ...reach('editing'), v: 2 }))).toThrow(/version 2/);
  });
});

describe('eligibility in a file', () => {
  it('has each message once, however often it is delivered, also at the same time', async () => {
    const file = path.join(ownFolder(), 'eligibility.jsonl');
    const base = {
      claimId: claimIdOf('CPOR-0000-0001'),
      catalogueVersion: '1',
      programme: null,
      payable: false,
      mpnId: '',
      customerTenantId: '',
      productIds: [],
      subscriptionIds: [],
      submittedAt: null,
      approvedAt: null,
      sentAt: 'now',
    };
    const message = (messageId: string, action: 'assess' | 'withdraw') => ({
      messageId,
      action,
      ...base,
    });
    const eligibility = eligibilityFile(file);
    await Promise.all(
      [
        message('a', 'assess'),
        message('a', 'assess'),
        message('a', 'withdraw'),
        message('b', 'assess'),
      ].map((one) => eligibility.deliver(one)),
    );
    await eligibilityFile(file).deliver(message('a', 'assess'));
    const lines = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { messageId: string; action: string });
    expect(lines.map(({ messageId, action }) => `${messageId} ${action}`)).toEqual([
      'a assess',
      'a withdraw',
      'b assess',
    ]);
  });
});
