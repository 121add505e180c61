import { isIn } from '../../services/claims/claim.ts';
import { entryOf } from '../../services/outbox/entries.ts';
import type { Conversation } from '../../services/outbox/ports.ts';
import type { App } from './app.ts';

/**
 * Sends the consent card to a customer's contact who installs the app while the window to decline
 * is open (docs/law.md section 9).
 */
export async function announceAssociations(
  { email, memberTenantId }: Conversation,
  { store, outbox, dispatcher, clock }: App,
): Promise<void> {
  if (!email) return;
  for (const claim of await store.ofContact(memberTenantId, email)) {
    if (!isIn(claim, 'approved') || claim.state.consent === 'passed') continue;
    if (claim.told.some(({ how, to }) => how === 'teams' && to === email)) continue;
    const event = (await store.events(claim.id)).findLast(({ type }) => type === 'approved');
    if (!event) continue;
    const id = `${claim.id}-${event.seq}-contact-${email}`;
    const notice = {
      id,
      claimId: claim.id,
      at: clock.now(),
      kind: 'notice',
      notice: 'consentAsked',
      audience: { to: 'customer' },
      event,
    } as const;
    // only a notice still waiting is left alone: one that reached nobody is sent again
    const before = await outbox.load(claim.id, id);
    if (before?.value.state === 'waiting') continue;
    await outbox.put(entryOf(notice, clock.now()));
    await dispatcher.work(claim.id, id);
  }
}
