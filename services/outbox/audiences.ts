import type { Capacity } from '../claims/actor.ts';
import type { Claim, Person } from '../claims/claim.ts';
import type { Audience } from '../claims/messages.ts';
import { mayReview } from '../claims/standing.ts';
import type { OutboxParts } from './parts.ts';
import type { Recipient } from './tell.ts';

/** Whether notices to this audience go to the reviewers' channel where there is one. */
export const isOfReviewers = ({ to }: Audience): boolean =>
  to === 'reviewers' || to === 'reviewer' || to === 'person';

/**
 * The people of an audience now, without those who may not see the claim (docs/law.md section 5).
 */
export async function findRecipients(
  { directory, conversations }: Pick<OutboxParts, 'directory' | 'conversations'>,
  audience: Audience,
  claim: Claim,
): Promise<Recipient[]> {
  const reviewers = directory
    .reviewers()
    .filter((person) => mayReview(directory.actor(person), claim));
  const as =
    (capacity: Capacity) =>
    (person: Person): Recipient => ({ person, capacity });
  switch (audience.to) {
    case 'partner':
      return claim.people
        .filter(
          (person) => directory.actor(person).partner?.organisationId === claim.organisation.id,
        )
        .map(as('partner'));
    case 'reviewers':
      return reviewers.map(as('reviewer'));
    case 'reviewer':
      return assignedOf(claim, reviewers).map(as('reviewer'));
    case 'person':
      return reviewers.filter(({ id }) => id === audience.person.id).map(as('reviewer'));
    case 'customer': {
      const { customerTenantId = '', customerContactEmail = '' } = claim.fields;
      const contact = await conversations.ofMember(
        customerTenantId,
        customerContactEmail.toLowerCase(),
      );
      return contact ? [{ person: contact.person, capacity: 'customer' }] : [];
    }
    default:
      return audience satisfies never;
  }
}

/** The assigned reviewer; all reviewers where none is assigned or the review has not begun. */
function assignedOf({ state, reviewer }: Claim, reviewers: readonly Person[]): readonly Person[] {
  const assigned =
    state.status === 'submitted' ? [] : reviewers.filter(({ id }) => id === reviewer?.id);
  return assigned.length > 0 ? assigned : reviewers;
}
