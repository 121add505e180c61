import type { DatabaseSync } from 'node:sqlite';
import type { LiveCard, LiveCards } from '../outbox/ports.ts';
import { rows } from './sqlite.ts';

/** Messages that show claims, in SQLite. */
export function sqliteLiveCards(db: DatabaseSync): LiveCards {
  const statements = {
    of: db.prepare('SELECT doc FROM live_cards WHERE claim = ? ORDER BY conversation'),
    put: db.prepare(
      'INSERT INTO live_cards (claim, conversation, doc) VALUES (?,?,?) ON CONFLICT (claim, conversation) DO UPDATE SET doc=excluded.doc',
    ),
    markShown: db.prepare(
      "UPDATE live_cards SET doc = ? WHERE claim = ? AND conversation = ? AND doc ->> '$.activityId' = ? AND doc ->> '$.seq' < ?",
    ),
  };
  return {
    async of(claimId) {
      return rows(statements.of.all(claimId)).map(({ doc }) => JSON.parse(doc) as LiveCard);
    },
    async put(card) {
      statements.put.run(card.claimId, card.conversationId, JSON.stringify(card));
    },
    async markShown(card, seq) {
      statements.markShown.run(
        JSON.stringify({ ...card, seq }),
        card.claimId,
        card.conversationId,
        card.activityId,
        seq,
      );
    },
  };
}
