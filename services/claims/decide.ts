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
 * The result of a command: the clock's events, then the command's, and the claim after them. With a
 * refusal there are only the clock's events.
 */
export type Decision = {
  readonly events: readonly ClaimEvent[];
  readonly claim: Claim;
  readonly refusal?: Refusal;
};

const isRefusal = (verdict: Verdict): verdict is Refusal => !Array.isArray(verdict);

/** More than any claim can have due at once; the limit keeps a wrong rule from hanging the bot. */
const MAX_DUE = 20;

/** Decides a command after carrying out all that is due at `now`. */
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

/**
 * The later of `now` and the claim's last event: clocks of several machines differ, and the history
 * must not go back in time.
 */
const notBefore = ({ updatedAt }: Claim, now: Instant): Instant =>
  now < updatedAt ? updatedAt : now;

/** The claim at `now` with all due events applied, and those events. */
export function claimAt(
  stored: Claim,
  { now, rules }: Pick<Circumstances, 'now' | 'rules'>,
): Decision {
  return carryOutDue(stored, notBefore(stored, now), rules);
}

/**
 * The refusal that this person meets with this command now, whatever its input; undefined where
 * they may give it. Checked in this order: who asks, the revision of their card, the status, what
 * the claim lacks. Due events must be in `claim` already.
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

/** Circumstances of a person's command. */
type PersonalCircumstances = Circumstances & { readonly actor: Actor };

const lackOf = (
  claim: Claim,
  type: PersonalCommandType,
  circumstances: Circumstances,
): Refusal | undefined => {
  const command = { type };
  return isPartners(command) ? lackFor(command.type, claim, circumstances) : undefined;
};

/** Carries out everything that is due at `now`, in the order in which it is due. */
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

/** Makes facts into events, with number, author and time, and applies them to the claim. */
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
 * The capacity in which the actor gives this command, or a refusal. Checked first, so that nobody
 * learns anything of a claim that they may not see.
 */
function entitlement(
  claim: Claim,
  type: PersonalCommandType,
  actor: Actor,
): { capacity: Capacity } | Refusal {
  const seen = capacityFor(actor, claim);
  if (!seen) return { kind: 'unknownClaim' };
  const { who } = permissions[type];
  // the customer's contact may also be a partner or reviewer
  const capacity = who.includes('customer') && seesAsContact(actor, claim) ? 'customer' : seen;
  if (!who.includes(capacity)) return { kind: 'notForYou', who };
  const mayNot = capacity === 'partner' ? mayNotChange(actor, claim) : undefined;
  if (mayNot === 'otherLocation') return { kind: mayNot, mpnIds: actor.partner?.mpnIds ?? [] };
  return mayNot ? { kind: mayNot } : { capacity };
}

/** Refuses an old revision first, then a wrong status (docs/interface.md section 6). */
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

/** The refusal after a window: it has closed, or it never opened since no dispute was left. */
function tooLate(claim: Claim): Refusal {
  if (!isIn(claim, 'rejected')) return { kind: 'windowClosed', window: 'consent' };
  return claim.state.deadline
    ? { kind: 'windowClosed', window: 'dispute' }
    : { kind: 'disputesUsed', max: claim.policy?.maxDisputes ?? 0 };
}

/** Decides the command by its side. The input is checked here, after all else. */
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
