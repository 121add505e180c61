import path from 'node:path';
import type { Actor } from '../../services/claims/actor.ts';
import type { Person } from '../../services/claims/claim.ts';
import { dispatcher } from '../../services/outbox/dispatcher.ts';
import { claimHandler } from '../../services/handleClaim.ts';
import type {
  Conversation,
  Conversations,
  LiveCards,
  Notifier,
  Outbox,
  OutboxEntry,
  Sent,
} from '../../services/outbox/ports.ts';
import type { AssociationStore, ClaimStore, Directory, Log } from '../../services/ports.ts';
import type { EligibilityMessage } from '../../services/eligibilityMessage.ts';
import { openDatabase } from '../../services/stores/sqlite.ts';
import { sqliteAssociations } from '../../services/stores/sqliteAssociations.ts';
import { sqliteClaimStore } from '../../services/stores/sqliteClaims.ts';
import { sqliteConversations } from '../../services/stores/sqliteConversations.ts';
import { sqliteLiveCards } from '../../services/stores/sqliteLiveCards.ts';
import { sqliteOutbox } from '../../services/stores/sqliteOutbox.ts';
import { temporaryFolder } from './folder.ts';
import { fabrikam, MONDAY, people, rulesWith } from './law.ts';

/** The rival's organisation, for competing claims. */
export const adatum = {
  ...fabrikam,
  id: 'adatum',
  name: 'Adatum',
  tenantId: people.rival.person.tenantId,
  globalMpnId: '7654300',
};

const everybody: readonly Actor[] = Object.values(people);
export const directory: Directory = {
  actor: (person) => everybody.find((one) => one.person.id === person.id) ?? { person },
  organisation: (id) => [fabrikam, adatum].find((one) => one.id === id),
  reviewers: () => [people.reviewer.person, people.otherReviewer.person],
};

export type OpenedStores = {
  readonly store: ClaimStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly associations: AssociationStore;
  readonly liveCards: LiveCards;
  close(): void;
};

/** Opens all stores in a new SQLite database. */
function onSqlite(): OpenedStores {
  const { folder, remove } = temporaryFolder();
  const db = openDatabase(path.join(folder, 'claims.sqlite'));
  return {
    store: sqliteClaimStore(db),
    outbox: sqliteOutbox(db),
    conversations: sqliteConversations(db),
    associations: sqliteAssociations(db),
    liveCards: sqliteLiveCards(db),
    close: () => {
      db.close();
      remove();
    },
  };
}

/**
 * Use cases on real stores, with a clock moved by hand and a notifier that records what it is told.
 */
export function makeParts(
  { store, outbox, conversations, associations, liveCards, close } = onSqlite(),
) {
  let now = Date.parse(MONDAY);
  const clock = { now: () => new Date(now).toISOString() };
  const rules = rulesWith();
  const faults: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    fault: (_what, error) => String(faults.push(error)),
  };

  const told: { to: string; what: string }[] = [];
  const refreshed: { to: string; activityId: string }[] = [];
  const handed: EligibilityMessage[] = [];
  const teams = {
    answer: (_to: Conversation, _what: string): Sent => ({ kind: 'sent', activityId: 'a1' }),
  };
  const say = (to: Conversation, what: string): Promise<Sent> => {
    const sent = teams.answer(to, what);
    if (sent.kind === 'sent') told.push({ to: to.person.name, what });
    return Promise.resolve(sent);
  };
  const notifier: Notifier = {
    notice: (to, { kind }) => say(to, kind),
    digest: (to, overdue) => say(to, `digest of ${overdue.length}`),
    edit: (to, { id }) => say(to, `edit ${id}`),
    channelCard: (to, claim) => say(to, `card of ${claim.id}`),
    channelLine: (to) => say(to, 'line'),
    refresh: async (to, { activityId }) => {
      refreshed.push({ to: to.person.name, activityId });
      return { kind: 'sent', activityId };
    },
    intake: (to, { name }) => say(to, `intake ${name}`),
  };
  const committed: OutboxEntry[] = [];
  const handleClaim = claimHandler({
    store,
    clock,
    rules,
    directory,
    onCommit: (entries) => void committed.push(...entries),
  });
  const dispatching = dispatcher({
    outbox,
    store,
    conversations,
    associations,
    liveCards,
    directory,
    notifier,
    eligibility: { deliver: async (message) => void handed.push(message) },
    handleClaim,
    takeIn: async ({ name }) => ({ name, outcome: { kind: 'badFile', reason: 'empty' } }),
    clock,
    rules,
    log,
  });

  /** Notes that somebody has installed the app. */
  const meet = (person: Person, email = ''): Promise<void> =>
    conversations.put({
      v: 1,
      person,
      email,
      memberTenantId: person.tenantId,
      conversationId: `a:${person.id}`,
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      botId: '28:bot',
      userId: `29:${person.id}`,
    });

  return {
    store,
    outbox,
    conversations,
    associations,
    liveCards,
    directory,
    handleClaim,
    dispatching,
    clock,
    rules,
    log,
    told,
    refreshed,
    handed,
    teams,
    committed,
    faults,
    meet,
    wait: (ms: number) => void (now += ms),
    close,
  };
}
export type TestParts = ReturnType<typeof makeParts>;
