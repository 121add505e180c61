import { dueAt } from '../../services/claims/deadlines.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import type { ClaimStore, Commit } from '../../services/ports.ts';
import type { EditMessage, Outbox } from '../../services/outbox/ports.ts';
import { claimIdOf, MONDAY, people, rulesWith, type Story } from '../support/law.ts';

export type Stores = { claims: ClaimStore; outbox: Outbox; close(): Promise<void> };

const rules = rulesWith();
export const idOf = (n: number): ClaimId => claimIdOf(`CPOR-0000-${String(n).padStart(4, '0')}`);
export const as = ({ claim, events }: Story, id: ClaimId): Story => ({
  claim: { ...claim, id },
  events,
});
export const commitOf = (
  { claim, events }: Story,
  etag?: string,
  more: Partial<Commit> = {},
): Commit => ({
  claim,
  etag,
  dueAt: dueAt(claim, rules),
  events,
  entries: [],
  ...more,
});
export const message = (id: string, claimId: string): EditMessage => ({
  kind: 'edit',
  id,
  claimId,
  at: MONDAY,
  person: people.partner.person,
  conversationId: 'c',
  activityId: 'a',
  becomes: { card: {} },
});
