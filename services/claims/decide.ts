import type { Actor, Capacity } from './actor.ts';
import type { Instant } from './businessDays.ts';
import type { Verdict, Circumstances } from './circumstances.ts';
import { isIn, type Claim } from './claim.ts';
import type { CommentCommand, Command, PersonalCommand, PersonalCommandType } from './commands.ts';
import { dueFact, type Rules } from './deadlines.ts';
import { decideCustomer } from './decideCustomer.ts';
import { decidePartner, lackFor } from './decidePartner.ts';
import { decideReviewer } from './decideReviewer.ts';
import { decideSystem } from './decideSystem.ts';
import type { By, ClaimEvent, ClaimFact } from './events.ts';
import { evolve } from './evolve.ts';
import {
  allowedIn,
  isCustomers,
  isPartners,
  isReviewers,
  permissions,
  timeFor,
} from './permissions.ts';
import { invalid, type Refusal } from './refusals.ts';
import { capacityFor, mayNotChange, seesAsContact } from './standing.ts';
import { MAX_COMMENT } from './validate.ts';

/**
 * What follows from a command: the events (of the clock first, then of the command) and the claim
 * that they make. With a refusal only the clock's events are there.
 */
export type Decision = {
  readonly events: readonly ClaimEvent[];
  readonly claim: Claim;
  readonly refusal?: Refusal;
};

const isRefusal = (verdict: Verdict): verdict is Refusal => !Array.isArray(verdict);

/**
 * More than any claim can have due at once: a rule that never comes to rest must not hang the bot.
 */
const MAX_DUE = 20;

/** Decides a command: what is due at `now` first, then the command itself. */
export function decide(stored: Claim, command: Command, circumstances: Circumstances): Decision {
  const due = claimAt(stored, circumstances);
  const { claim } = due;
  const { by, verdict } = verdictOn(claim, command, {
    ...circumstances,
    now: notBefore(stored, circumstances.now),
  });
  if (isRefusal(verdict)) return { ...due, refusal: verdict };
  const own = record(claim, verdict, by, notBefore(stored, circumstances.now));
  return { events: [...due.events, ...own.events], claim: own.claim };
}

/** Two machines' clocks differ: nothing happens to a claim before what has happened already. */
const notBefore = ({ updatedAt }: Claim, now: Instant): Instant =>
  now < updatedAt ? updatedAt : now;

/** A claim as it is at `now`, with everything carried out that is due, and the events of that. */
export function claimAt(
  stored: Claim,
  { now, rules }: Pick<Circumstances, 'now' | 'rules'>,
): Decision {
  return carryOutDue(stored, notBefore(stored, now), rules);
}

/**
 * Why this person may not do this to a claim now, whatever they would type with it; undefined: they
 * may. Judged in this order: who asks, the revision that their card showed, the status, what the
 * claim lacks for it. `claim` is as it is now.
 */
export function refusalOf(
  claim: Claim,
  type: PersonalCommandType,
  circumstances: PersonalCircumstances,
): Refusal | undefined {
  const standing = entitlement(claim, type, circumstances.actor);
  if ('kind' in standing) return standing;
  return timeRefusal(claim, type, circumstances.rev) ?? lackOf(claim, type, circumstances);
}

/** Circumstances in which a person asks. */
type PersonalCircumstances = Circumstances & { readonly actor: Actor };

const lackOf = (
  claim: Claim,
  type: PersonalCommandType,
  circumstances: Circumstances,
): Refusal | undefined => {
  const command = { type };
  return isPartners(command) ? lackFor(command.type, claim, circumstances) : undefined;
};

/** Everything that is due at `now`, in the order in which it is due. */
function carryOutDue(
  stored: Claim,
  now: Instant,
  rules: Rules,
): { events: ClaimEvent[]; claim: Claim } {
  const events: ClaimEvent[] = [];
  let claim = stored;
  for (let fact = dueFact(claim, now, rules); fact; fact = dueFact(claim, now, rules)) {
    if (events.length >= MAX_DUE)
      throw new Error(`Claim ${claim.id} never comes to rest at ${now}.`);
    const made = record(claim, [fact], { role: 'system' }, now);
    events.push(...made.events);
    claim = made.claim;
  }
  return { events, claim };
}

/** Numbers the facts, stamps them with who and when, and carries them into the claim. */
export function record(
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

function verdictOn(
  claim: Claim,
  command: Command,
  circumstances: Circumstances,
): { by: By; verdict: Verdict } {
  const { actor, rev } = circumstances;
  if (!isPersonal(command))
    return { by: { role: 'system' }, verdict: decideSystem(claim, command) };
  if (!actor) throw new Error(`"${command.type}" needs somebody who asks for it.`);
  const standing = entitlement(claim, command.type, actor);
  if ('kind' in standing) return { by: { role: 'system' }, verdict: standing };
  const by: By = { role: standing.capacity, person: actor.person };
  return {
    by,
    verdict: timeRefusal(claim, command.type, rev) ?? decidePersonal(claim, command, circumstances),
  };
}

const isPersonal = (command: Command): command is PersonalCommand => command.type in permissions;

/**
 * As what the actor gives this command, or why it is not theirs to give: authority before
 * everything else.
 */
function entitlement(
  claim: Claim,
  type: PersonalCommandType,
  actor: Actor,
): { capacity: Capacity } | Refusal {
  const seen = capacityFor(actor, claim);
  if (!seen) return { kind: 'unknownClaim' };
  const { who } = permissions[type];
  // the customer's contact may happen to be seen as something else too
  const capacity = who.includes('customer') && seesAsContact(actor, claim) ? 'customer' : seen;
  if (!who.includes(capacity)) return { kind: 'notForYou', who };
  const mayNot = capacity === 'partner' ? mayNotChange(actor, claim) : undefined;
  if (mayNot === 'otherLocation') return { kind: mayNot, mpnIds: actor.partner?.mpnIds ?? [] };
  return mayNot ? { kind: mayNot } : { capacity };
}

/** Staleness is judged before status (docs/interface.md section 6). */
function timeRefusal(claim: Claim, type: PersonalCommandType, rev: unknown): Refusal | undefined {
  if (!permissions[type].anyRevision && rev !== claim.rev) return { kind: 'stale' };
  switch (timeFor(type, claim)) {
    case 'now':
      return undefined;
    case 'late':
      return tooLate(claim);
    default:
      return { kind: 'wrongStatus', allowed: allowedIn(type) };
  }
}

/** Why the window is closed: it has passed, or no dispute was left and it never opened. */
function tooLate(claim: Claim): Refusal {
  if (!isIn(claim, 'rejected')) return { kind: 'windowClosed', window: 'consent' };
  return claim.state.deadline
    ? { kind: 'windowClosed', window: 'dispute' }
    : { kind: 'disputesUsed', max: claim.policy?.maxDisputes ?? 0 };
}

/** The input is judged last, by the side whose command it is. */
function decidePersonal(
  claim: Claim,
  command: PersonalCommand,
  circumstances: Circumstances,
): Verdict {
  if ('comment' in command && command.comment.length > MAX_COMMENT)
    return invalid({ field: 'comment', reason: 'tooLong' });
  if (isPartners(command)) return decidePartner(claim, command, circumstances);
  if (isReviewers(command)) return decideReviewer(claim, command, circumstances);
  return isCustomers(command)
    ? decideCustomer(claim, command, circumstances)
    : decideComment(command);
}

function decideComment({ comment }: CommentCommand): Verdict {
  return comment === ''
    ? invalid({ field: 'comment', reason: 'required' })
    : [{ type: 'commented', comment }];
}
