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
import type { ClaimEvent } from './claims/events.ts';
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

/** Who asks, seeing which revision, by which press of a button. */
export type Caller = {
  readonly actor?: Actor;
  readonly rev?: unknown;
  /** Names one press of one rendering of a card; the same again is done once. */
  readonly receipt?: string;
  /** The message whose button was pressed: the answer will show there what came of it. */
  readonly pressed?: Pick<Place, 'conversationId' | 'activityId'>;
};

export type Outcome = {
  /** As it is now; absent where there is none that this actor may see. */
  readonly claim?: Claim;
  readonly refusal?: Refusal;
  /** What this call wrote. */
  readonly events: readonly ClaimEvent[];
};

/** A claim as somebody sees it now: what is due is reckoned in, and nothing is written for that. */
export type Seen = {
  readonly claim: Claim;
  /** What is due and not stored yet. */
  readonly due: readonly ClaimEvent[];
  readonly stored: Stored<Claim>;
};

/** What a command is carried out with. */
type Means = {
  /** The claim as it was read a moment ago: saves reading it once more. */
  readonly known?: Stored<Claim> | undefined;
  /** Finds out, right before the commit, what the decision rests on beside the claim. */
  readonly lookUp?: (claim: Claim) => Promise<Pick<Circumstances, 'heldElsewhere'>>;
};

export type HandleClaim = ReturnType<typeof claimHandler>;

type Parts = {
  store: ClaimStore;
  clock: Clock;
  rules: Rules;
  directory: Directory;
  /** Told of each commit's messages, to send them at once. */
  onCommit(entries: readonly OutboxEntry[]): void;
};

/** Lost races are tried again this often; each means that somebody else got on. */
const ATTEMPTS = 20;

/** load -> decide -> commit, again on a lost race. */
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

  /** Whether this very press was carried out before. */
  const wasCarriedOut = async (id: ClaimId, { receipt }: Caller): Promise<boolean> =>
    receipt !== undefined && store.hasReceipt(id, receipt);

  /** Makes a claim; where the id is taken already, answers that claim if it is theirs. */
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

  /**
   * The claim as this person may see it now; undefined: there is none that they may see. Writes
   * nothing.
   */
  async function look(id: ClaimId, actor: Actor): Promise<Seen | undefined> {
    const stored = await store.load(id);
    return stored && lookAt(stored, actor);
  }

  /** The same of a claim that was read already. */
  function lookAt(stored: Stored<Claim>, actor: Actor): Seen | undefined {
    if (isHidden(stored.value, actor)) return undefined;
    const { claim, events } = claimAt(stored.value, { now: clock.now(), rules });
    return { claim, due: events, stored };
  }

  /**
   * Why this person may not do this to the claim now, whatever they would type with it; undefined:
   * they may.
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

/** Decides commands with what the clock, the rules and the directory say at that moment. */
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

  /** Decides, and where the command would be carried out, once more with what is then looked up. */
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

/**
 * Commits what was decided, with the messages that follow from it; false: somebody else was faster.
 */
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
 * Two that undo each other in step would do so for ever: each waits a little, by chance, and longer
 * each time.
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

/**
 * What was said, and who was reminded, stands on no card: no reason to take away what somebody is
 * typing there.
 */
const changesCards = (type: ClaimEvent['type']): boolean =>
  type !== 'commented' && type !== 'reminded';

/** Names a press: the same person, verb, claim, inputs and rendering give the same text. */
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
