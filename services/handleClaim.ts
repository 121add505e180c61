import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Actor } from './claims/actor.ts';
import type { Claim } from './claims/claim.ts';
import type { Circumstances } from './claims/circumstances.ts';
import type { Command, PersonalCommandType } from './claims/commands.ts';
import type { Rules } from './claims/deadlines.ts';
import { dueAt } from './claims/deadlines.ts';
import type { Decision } from './claims/decide.ts';
import { claimAt, decide, refusalOf } from './claims/decide.ts';
import { start } from './claims/start.ts';
import { changesCards, type ClaimEvent } from './claims/events.ts';
import { evolve } from './claims/evolve.ts';
import type { FieldInput } from './claims/fields.ts';
import type { ClaimId } from './claims/ids.ts';
import { messagesOf } from './claims/messages.ts';
import type { Refusal } from './claims/refusals.ts';
import { capacityFor } from './claims/standing.ts';
import { entryOf, refreshOf } from './outbox/entries.ts';
import type { OutboxEntry, Place } from './outbox/ports.ts';
import type { ClaimStore, Clock, Directory } from './ports.ts';
import type { Stored } from './stored.ts';

/** The person who asks, the revision that they see, and the press of the button. */
export type Caller = {
  readonly actor?: Actor;
  readonly rev?: unknown;
  /** Names one press of one rendering of a card; a repeated press is carried out once. */
  readonly receipt?: string;
  /** The message whose button was pressed. The answer to the press updates it. */
  readonly pressed?: Pick<Place, 'conversationId' | 'activityId'>;
};

export type Outcome = {
  /** The claim as it is now; absent where none exists that this actor may see. */
  readonly claim?: Claim;
  readonly refusal?: Refusal;
  /** The events that this call stored. */
  readonly events: readonly ClaimEvent[];
};

/** A claim as somebody sees it now: due events are applied to `claim` but not stored. */
export type Seen = {
  readonly claim: Claim;
  /** Due events that are not stored yet. */
  readonly due: readonly ClaimEvent[];
  readonly stored: Stored<Claim>;
};

/** Optional inputs of `handle`. */
type Means = {
  /** The claim as read a moment ago, which saves one read. */
  readonly known?: Stored<Claim> | undefined;
  /** Looks up further facts for the decision right before the commit. */
  readonly lookUp?: (claim: Claim) => Promise<Pick<Circumstances, 'heldElsewhere'>>;
};

export type HandleClaim = ReturnType<typeof claimHandler>;

type Parts = {
  store: ClaimStore;
  clock: Clock;
  rules: Rules;
  directory: Directory;
  /** Called after each commit with its outbox entries, to send them at once. */
  onCommit(entries: readonly OutboxEntry[]): void;
};

/** Attempts after lost races. Each lost race means that another caller's commit succeeded. */
const ATTEMPTS = 20;

/** Loads a claim, decides, commits, and starts again where another caller committed first. */
export function claimHandler(parts: Parts) {
  const { store, clock, rules } = parts;
  const { circumstancesFor, decideWith } = claimDecider(parts);
  const commit = claimCommitter(parts);

  /** Carries out a command on a stored claim. */
  async function handle(
    id: ClaimId,
    command: Command,
    caller: Caller = {},
    { known, lookUp }: Means = {},
  ): Promise<Outcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await waitByChance(attempt);
      const stored = attempt === 0 && known ? known : await store.load(id);
      if (!stored || isHidden(stored.value, caller.actor)) return unknownClaim;
      if (await wasCarriedOut(id, caller))
        return { claim: (await store.load(id))?.value ?? stored.value, events: [] };
      const decision = await decideWith(stored.value, command, caller, lookUp);
      if (decision.events.length === 0) return decision;
      if (await commit(stored, decision, decision.refusal ? {} : caller)) return decision;
    }
    throw new Error(`Claim ${id} was changed by others ${ATTEMPTS} times in a row.`);
  }

  /** Whether this press was carried out before. */
  const wasCarriedOut = async (id: ClaimId, { receipt }: Caller): Promise<boolean> =>
    receipt !== undefined && store.hasReceipt(id, receipt);

  /**
   * Makes a claim. Where the id exists already, the outcome is that claim if the actor may see it.
   */
  async function create(request: NewClaim, caller: Caller): Promise<Outcome> {
    const { claim, events, refusal } = start(
      request,
      circumstancesFor(caller, caller.actor?.partner?.organisationId),
    );
    if (refusal || !claim) return { events: [], ...(refusal ? { refusal } : {}) };
    if (await commit(undefined, { claim, events }, caller)) return { claim, events };
    const taken = await store.load(request.id);
    return taken && !isHidden(taken.value, caller.actor)
      ? { claim: taken.value, events: [] }
      : unknownClaim;
  }

  /** The claim as this person may see it now; undefined where they see none. Stores nothing. */
  async function look(id: ClaimId, actor: Actor): Promise<Seen | undefined> {
    const stored = await store.load(id);
    return stored && lookAt(stored, actor);
  }

  /** Like `look`, for a claim that was read already. */
  function lookAt(stored: Stored<Claim>, actor: Actor): Seen | undefined {
    if (isHidden(stored.value, actor)) return undefined;
    const { claim, events } = claimAt(stored.value, { now: clock.now(), rules });
    return { claim, due: events, stored };
  }

  /**
   * The refusal that this person would meet with this command now, whatever its input; undefined
   * where they may give it.
   */
  function whyNot(
    claim: Claim,
    type: PersonalCommandType,
    caller: Caller & { actor: Actor },
  ): Refusal | undefined {
    return refusalOf(claim, type, {
      ...circumstancesFor(caller, claim.organisation.id),
      actor: caller.actor,
    });
  }

  return { handle, create, look, lookAt, whyNot };
}

type NewClaim = { readonly id: ClaimId; readonly input: FieldInput; readonly clonedFrom?: Claim };
const unknownClaim: Outcome = { refusal: { kind: 'unknownClaim' }, events: [] };

/** Decides commands with the present time, rules and directory. */
function claimDecider({ clock, rules, directory }: Pick<Parts, 'clock' | 'rules' | 'directory'>) {
  function circumstancesFor(
    { actor, rev }: Caller,
    organisationId: string | undefined,
  ): Circumstances {
    const organisation =
      organisationId === undefined ? undefined : directory.organisation(organisationId);
    const now = clock.now();
    return {
      now,
      rules,
      rev,
      ...(actor ? { actor } : {}),
      ...(organisation ? { organisation } : {}),
    };
  }
  const reviewers = (): readonly Actor[] =>
    directory.reviewers().map((person) => directory.actor(person));

  /**
   * Decides twice where a look-up is needed: first without it, so that a refused command looks up
   * nothing.
   */
  async function decideWith(
    claim: Claim,
    command: Command,
    caller: Caller,
    lookUp: Means['lookUp'],
  ): Promise<Decision> {
    const circumstances: Circumstances = {
      ...circumstancesFor(caller, claim.organisation.id),
      ...(command.type === 'reassign' ? { reviewers: reviewers() } : {}),
    };
    if (!lookUp) return decide(claim, command, circumstances);
    const decision = decide(claim, command, { ...circumstances, heldElsewhere: false });
    return decision.refusal
      ? decision
      : decide(claim, command, { ...circumstances, ...(await lookUp(claim)) });
  }

  return { circumstancesFor, decideWith };
}

/** Commits a decision with the outbox entries that follow from it; false on a lost race. */
function claimCommitter({ store, clock, rules, onCommit }: Omit<Parts, 'directory'>) {
  return async function commit(
    before: Stored<Claim> | undefined,
    { claim, events }: Pick<Decision, 'claim' | 'events'>,
    { receipt, pressed }: Pick<Caller, 'receipt' | 'pressed'>,
  ): Promise<boolean> {
    const now = clock.now();
    const refresh = events.some(({ type }) => changesCards(type))
      ? [refreshOf(claim, now, pressed)]
      : [];
    const entries = [...followUpsOf(before?.value, events), ...refresh].map((message) =>
      entryOf(message, now),
    );
    const done = await store.commit({
      claim,
      etag: before?.etag,
      dueAt: dueAt(claim, rules),
      events,
      entries,
      ...(receipt === undefined ? {} : { receipt }),
    });
    if (done === 'conflict') return false;
    onCommit(entries);
    return true;
  };
}

/**
 * Waits for a random time that grows with each attempt: two callers that always undo each other's
 * work at the same moment would never end.
 */
const waitByChance = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(5 * 2 ** attempt, 300));

const isHidden = (claim: Claim, actor: Actor | undefined): boolean =>
  actor !== undefined && capacityFor(actor, claim) === undefined;

function followUpsOf(before: Claim | undefined, events: readonly ClaimEvent[]) {
  let claim = before;
  return events.flatMap((event) => {
    const earlier = claim;
    claim = evolve(earlier, event);
    return messagesOf(event, earlier, claim);
  });
}

/** The receipt of a press: equal for the same person, verb, claim, inputs and rendering. */
export function receiptOf(
  personId: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
): string {
  const inputs = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([personId, verb, inputs]))
    .digest('base64url')
    .slice(0, 32);
}
