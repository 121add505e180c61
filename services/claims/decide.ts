import type { Actor, Capacity } from './actor.ts';
import { capacityFor, isContact } from './actor.ts';
import type { Instant } from './businessDays.ts';
import { isIn, type Claim } from './claim.ts';
import type { Command, PersonalCommand, SystemCommand } from './commands.ts';
import { allowedIn, cellOf, commandOf, needsRevision } from './policyTable.ts';
import type { Answer, Circumstances } from './circumstances.ts';
import type { Rules } from './deadlines.ts';
import { dueFact, isWithEligibility } from './deadlines.ts';
import { decideCustomer } from './decideCustomer.ts';
import { decidePartner } from './decidePartner.ts';
import { decideReviewer } from './decideReviewer.ts';
import type { By, ClaimEvent, ClaimFact } from './events.ts';
import { evolve } from './evolve.ts';
import { validate, MAX_COMMENT } from './validate.ts';
import type { FieldInput } from './fields.ts';
import { changesOf } from './fields.ts';
import { requiredOf } from './form.ts';
import type { ClaimId } from './ids.ts';
import type { Refusal } from './refusals.ts';
import { invalid } from './refusals.ts';

/**
 * What follows from a command: the events (of the clock first, then of the command) and the claim that they make.
 * With a refusal only the clock's events are there.
 */
export type Decision = { readonly events: readonly ClaimEvent[]; readonly claim: Claim; readonly refusal?: Refusal };

const isRefusal = (answer: Answer): answer is Refusal => !Array.isArray(answer);

/** More than any claim can have due at once: a rule that never comes to rest must not hang the bot. */
const MAX_DUE = 20;

export function decide(stored: Claim, command: Command, circumstances: Circumstances): Decision {
  const now = circumstances.now < stored.updatedAt ? stored.updatedAt : circumstances.now;
  const due = carryOutDue(stored, now, circumstances.rules);
  const { claim } = due;
  const { by, answer } = answerTo(claim, command, { ...circumstances, now });
  if (isRefusal(answer)) return { ...due, refusal: answer };
  const own = record(claim, answer, by, now);
  return { events: [...due.events, ...own.events], claim: own.claim };
}

/** Everything that is due at `now`, in the order in which it is due. */
function carryOutDue(stored: Claim, now: Instant, rules: Rules): { events: ClaimEvent[]; claim: Claim } {
  const events: ClaimEvent[] = [];
  let claim = stored;
  for (let fact = dueFact(claim, now, rules); fact; fact = dueFact(claim, now, rules)) {
    if (events.length >= MAX_DUE) throw new Error(`Claim ${claim.id} never comes to rest at ${now}.`);
    const made = record(claim, [fact], { role: 'system' }, now);
    events.push(...made.events);
    claim = made.claim;
  }
  return { events, claim };
}

/** Numbers the facts, stamps them with who and when, and carries them into the claim. */
function record(
  stored: Claim,
  facts: readonly ClaimFact[],
  by: By,
  at: Instant,
): { events: ClaimEvent[]; claim: Claim } {
  let claim = stored;
  const events = facts.map((fact): ClaimEvent => {
    const event: ClaimEvent = { v: 1, seq: claim.seq + 1, at, by, ...fact };
    claim = evolve(claim, event);
    return event;
  });
  return { events, claim };
}

function answerTo(claim: Claim, command: Command, circumstances: Circumstances): { by: By; answer: Answer } {
  const { actor } = circumstances;
  if (!isPersonal(command)) return { by: { role: 'system' }, answer: decideSystem(claim, command) };
  if (!actor) throw new Error(`"${command.type}" needs somebody who asks for it.`);
  const standing = standingOf(claim, command, actor);
  if (!('capacity' in standing)) return { by: { role: 'system' }, answer: standing };
  const by: By = { role: standing.capacity, person: actor.person };
  const refusal = refusalOf(claim, command, circumstances);
  return { by, answer: refusal ?? decideAs(standing.capacity, claim, command, circumstances) };
}

const isPersonal = (command: Command): command is PersonalCommand => command.type in allowedIn;

/** As what the actor gives this command: authority before everything else. */
export function standingOf(
  claim: Claim,
  command: Pick<PersonalCommand, 'type'>,
  actor: Actor,
): { capacity: Capacity } | Refusal {
  const seen = capacityFor(actor, claim);
  if (!seen) return { kind: 'unknownClaim' };
  const who = commandOf[command.type];
  // the customer's contact may happen to be seen as something else too
  const capacity = who.includes('customer') && claim.approvals > 0 && isContact(actor, claim) ? 'customer' : seen;
  if (!who.includes(capacity)) return { kind: 'notForYou', who };
  if (capacity !== 'partner') return { capacity };
  return partnerRefusal(claim, actor) ?? { capacity };
}

function partnerRefusal(claim: Claim, { partner }: Actor): Refusal | undefined {
  if (!partner || partner.roles.length === 0) return { kind: 'roleMissing' };
  const { mpnId } = claim.fields;
  if (mpnId && partner.mpnIds.length > 0 && !partner.mpnIds.includes(mpnId))
    return { kind: 'otherLocation', mpnIds: partner.mpnIds };
  return undefined;
}

/** Staleness is judged before status (docs/interface.md section 6), and both before the input. */
export function refusalOf(
  claim: Claim,
  command: Pick<PersonalCommand, 'type'>,
  { rev }: Pick<Circumstances, 'rev'>,
): Refusal | undefined {
  if (needsRevision(command.type) && rev !== claim.rev) return { kind: 'stale' };
  switch (cellOf(command.type, claim)) {
    case 'ok':
      return undefined;
    case 'late':
      return tooLate(claim);
    default:
      return { kind: 'wrongStatus', allowed: allowedIn[command.type] };
  }
}

/** Why the window is closed: it has passed, or no dispute was left and it never opened. */
function tooLate(claim: Claim): Refusal {
  if (!isIn(claim, 'rejected')) return { kind: 'windowClosed', window: 'consent' };
  return claim.state.deadline
    ? { kind: 'windowClosed', window: 'dispute' }
    : { kind: 'disputesUsed', max: claim.policy?.maxDisputes ?? 0 };
}

function decideAs(capacity: Capacity, claim: Claim, command: PersonalCommand, circumstances: Circumstances): Answer {
  if (command.type === 'comment') {
    if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
    return tooLong(command.comment) ?? [{ type: 'commented', comment: command.comment }];
  }
  if ('comment' in command && command.comment.length > MAX_COMMENT)
    return invalid({ field: 'comment', reason: 'tooLong' });
  if (capacity === 'partner') return decidePartner(claim, command, circumstances);
  return capacity === 'reviewer'
    ? decideReviewer(claim, command, circumstances)
    : decideCustomer(claim, command, circumstances);
}

const tooLong = (comment: string): Refusal | undefined =>
  comment.length > MAX_COMMENT ? invalid({ field: 'comment', reason: 'tooLong' }) : undefined;

function decideSystem(claim: Claim, command: SystemCommand): Answer {
  switch (command.type) {
    case 'tick':
      return [];
    case 'recordNotice':
      return claim.state.status === 'approved' &&
        claim.state.consent === 'open' &&
        !claim.told.some(({ how, to }) => how === command.told.how && to === command.told.to)
        ? [{ type: 'customerTold', told: command.told, comment: '' }]
        : [];
    case 'recordEligibility':
      return isWithEligibility(claim) &&
        claim.eligibility?.messageId === command.messageId &&
        !claim.eligibility.outcome
        ? [{ type: 'eligibilityAnswered', messageId: command.messageId, code: command.code }]
        : [];
    case 'loseHold':
      return claim.state.status === 'approved' ? [] : [{ type: 'holdLost' }];
    default:
      return command satisfies never;
  }
}

/** A new claim and what its first form holds; or the form's problems, and then there is no claim. */
export function start(
  { id, input, clonedFrom }: { id: ClaimId; input: FieldInput; clonedFrom?: Claim },
  { actor, organisation, now }: Circumstances,
): Omit<Decision, 'claim'> & { claim?: Claim } {
  if (!actor?.partner || !organisation || actor.partner.roles.length === 0)
    return { events: [], refusal: { kind: 'roleMissing' } };
  const required = clonedFrom ? [] : requiredOf('customer', {});
  const problems = clonedFrom ? [] : validate({}, input, required, { organisation, mpnIds: actor.partner.mpnIds });
  if (problems.length > 0) return { events: [], refusal: invalid(...problems) };
  const by: By = { role: 'partner', person: actor.person };
  const { id: organisationId, name, tenantId } = organisation;
  const created: ClaimEvent = {
    v: 1,
    seq: 1,
    at: now,
    by,
    type: 'created',
    id,
    organisation: { id: organisationId, name, tenantId },
    ...(clonedFrom ? { clonedFrom: clonedFrom.id } : {}),
  };
  const changes = changesOf({}, input);
  const facts: ClaimFact[] = changes.length > 0 ? [{ type: 'fieldsChanged', changes }] : [];
  const made = record(evolve(undefined, created), facts, by, now);
  return { events: [created, ...made.events], claim: made.claim };
}
