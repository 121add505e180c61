import type { Claim, ClaimIn, Person, Told } from './claim.ts';
import { isIn } from './claim.ts';
import type { ClaimEvent, EventOf } from './events.ts';
import { raisesRevision } from './events.ts';
import { applyChanges } from './fields.ts';
import {
  applyApproved,
  applyDisputed,
  enter,
  applyInformationRequested,
  applyRejected,
  enterReview,
  withReviewer,
  applySubmitted,
  withMovedTarget,
} from './moves.ts';

/** Applies one event to the claim. Replaying all events gives the stored claim. */
export function evolve(claim: Claim | undefined, event: ClaimEvent): Claim {
  if (event.type === 'created') return applyCreated(event);
  if (!claim)
    throw new Error(`The history of a claim begins with "created", not with "${event.type}".`);
  const next = applyEvent(claim, event);
  return {
    ...next,
    seq: event.seq,
    rev: claim.rev + (raisesRevision(event.type) ? 1 : 0),
    updatedAt: event.at,
    people: event.by.role === 'partner' ? withPerson(next.people, event.by.person) : next.people,
  };
}

export function replay(events: readonly ClaimEvent[]): Claim | undefined {
  return events.reduce<Claim | undefined>(evolve, undefined);
}

const withPerson = (people: readonly Person[], person: Person | undefined): readonly Person[] =>
  !person || people.some(({ id }) => id === person.id) ? people : [...people, person];

function applyCreated(event: EventOf<'created'>): Claim {
  const { person } = event.by;
  if (!person) throw new Error('A claim is made by a person.');
  return {
    v: 1,
    id: event.id,
    rev: 1,
    seq: event.seq,
    organisation: event.organisation,
    createdAt: event.at,
    createdBy: person,
    updatedAt: event.at,
    fields: {},
    poe: [],
    people: [person],
    approvals: 0,
    disputes: 0,
    told: [],
    remindedThrough: event.at,
    ...(event.clonedFrom ? { clonedFrom: event.clonedFrom } : {}),
    state: { status: 'editing', touchedAt: event.at, reminded: false },
  };
}

const toldInTeams = ({ fields }: Claim, at: string): Told => ({
  how: 'teams',
  to: (fields.customerContactEmail ?? '').toLowerCase(),
  at,
});

const withTouch = (claim: Claim, at: string): Claim =>
  isIn(claim, 'editing') ? enter(claim, at, { ...claim.state, touchedAt: at }) : claim;

function applyEvent(claim: Claim, event: Exclude<ClaimEvent, EventOf<'created'>>): Claim {
  const { at, by } = event;
  switch (event.type) {
    case 'fieldsChanged':
      return withTouch({ ...claim, fields: applyChanges(claim.fields, event.changes) }, at);
    case 'poeAdded':
      return withTouch({ ...claim, poe: [...claim.poe, event.poe] }, at);
    case 'poeRemoved':
      return withTouch({ ...claim, poe: claim.poe.filter(({ id }) => id !== event.poeId) }, at);
    case 'discarded':
      return enter(claim, at, { status: 'discarded', by: by.person ?? claim.createdBy, at });
    case 'submitted':
      return applySubmitted(claim, event);
    case 'reviewStarted':
      return enterReview(claim, event);
    case 'resubmitted':
      return enterReview(withMovedTarget(claim, event), event);
    case 'disputed':
      return applyDisputed(claim, event);
    case 'informationRequested':
      return applyInformationRequested(withReviewer(claim, event), event);
    case 'approved':
      return applyApproved(claim, event);
    case 'rejected':
      return applyRejected(claim, event);
    case 'disputeClosed':
      return isIn(claim, 'rejected')
        ? { ...claim, state: { ...claim.state, dispute: 'closed' } }
        : claim;
    case 'customerTold':
      return { ...claim, told: [...claim.told, event.told] };
    case 'noObjection':
      // a customer who states no objection knows of the association, so silence may count as
      // consent
      return {
        ...claim,
        noObjectionAt: at,
        told: claim.told.length > 0 ? claim.told : [toldInTeams(claim, at)],
      };
    case 'sentToEligibility':
      return { ...withConsentPassed(claim), eligibility: { messageId: event.messageId, at } };
    case 'eligibilityAnswered':
      return applyEligibilityAnswered(claim, event);
    case 'reassigned':
      return { ...claim, reviewer: event.to };
    case 'cloned':
      return { ...claim, clonedTo: [...(claim.clonedTo ?? []), event.to] };
    case 'breached':
      return applyBreached(claim, event);
    case 'reminded':
      return applyReminded(claim, event);
    case 'commented':
    case 'holdLost':
      return claim;
    default:
      return event satisfies never;
  }
}

function applyEligibilityAnswered(
  claim: Claim,
  { code, at }: EventOf<'eligibilityAnswered'>,
): Claim {
  return claim.eligibility
    ? { ...claim, eligibility: { ...claim.eligibility, outcome: { code, at } } }
    : claim;
}

function applyReminded(claim: Claim, { scheduled }: EventOf<'reminded'>): Claim {
  const state = isIn(claim, 'editing') ? { ...claim.state, reminded: true } : claim.state;
  return { ...claim, remindedThrough: scheduled, state };
}

const withConsentPassed = (claim: Claim): Claim =>
  isIn(claim, 'approved') ? { ...claim, state: { ...claim.state, consent: 'passed' } } : claim;

function applyBreached(claim: Claim, event: EventOf<'breached'>): Claim {
  if (event.period === 'target')
    return claim.target ? { ...claim, target: { ...claim.target, breached: true } } : claim;
  const flag = <S extends 'submitted' | 'underReview'>(of: ClaimIn<S>): Claim => ({
    ...of,
    state: { ...of.state, breached: true },
  });
  if (isIn(claim, 'submitted')) return flag(claim);
  return isIn(claim, 'underReview') ? flag(claim) : claim;
}
