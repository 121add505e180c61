import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Actor } from './claims/actor.ts';
import { capacityFor } from './claims/actor.ts';
import type { Claim } from './claims/claim.ts';
import type { Command } from './claims/commands.ts';
import type { Rules } from './claims/deadlines.ts';
import { dueAt } from './claims/deadlines.ts';
import type { Decision } from './claims/decide.ts';
import { decide, start } from './claims/decide.ts';
import type { ClaimEvent } from './claims/events.ts';
import { evolve } from './claims/evolve.ts';
import type { FieldInput } from './claims/fields.ts';
import type { ClaimId } from './claims/ids.ts';
import { messagesOf } from './claims/messages.ts';
import type { Refusal } from './claims/refusals.ts';
import type { ClaimStore, Clock, Directory, OutboxEntry, Place, RefreshMessage, Stored } from './ports.ts';

/** Who asks, seeing which revision, by which press of a button. */
export type Asking = {
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

/** Looks at a decision before it is committed, and may have another command decided in its place. */
export type BeforeCommit = (claim: Claim) => Promise<Command | undefined>;

export type HandleClaim = ReturnType<typeof claimHandler>;

type Parts = {
  store: ClaimStore;
  clock: Clock;
  rules: Rules;
  directory: Directory;
  /** Told of each commit's messages, to send them at once. */
  committed(messages: readonly OutboxEntry[]): void;
};

/** Lost races are tried again this often; each means that somebody else got on. */
const ATTEMPTS = 20;
/** A commit's messages belong to whoever committed them for so long; then any worker takes them. */
export const HEADSTART_MS = 30_000;

/** load -> decide -> commit, again on a lost race. */
export function claimHandler({ store, clock, rules, directory, committed }: Parts) {
  const circumstances = ({ actor, rev }: Asking, now: string, organisationId: string | undefined) => {
    const organisation = organisationId === undefined ? undefined : directory.organisation(organisationId);
    return { now, rules, rev, ...(actor ? { actor } : {}), ...(organisation ? { organisation } : {}) };
  };

  async function commit(
    before: Stored<Claim> | undefined,
    { claim, events }: Pick<Decision, 'claim' | 'events'>,
    { receipt, pressed }: Pick<Asking, 'receipt' | 'pressed'>,
  ): Promise<boolean> {
    const refresh = events.some(({ type }) => isShown(type)) ? [refreshOf(claim, clock.now(), pressed)] : [];
    const messages = [...messagesOfAll(before?.value, events), ...refresh].map((message) =>
      entryOf(message, clock.now()),
    );
    const done = await store.commit({
      claim,
      etag: before?.etag,
      dueAt: dueAt(claim, rules),
      events,
      messages,
      ...(receipt === undefined ? {} : { receipt }),
    });
    if (done === 'conflict') return false;
    committed(messages);
    return true;
  }

  /** Carries out a command on a stored claim. */
  async function handle(
    id: ClaimId,
    command: Command,
    asking: Asking = {},
    beforeCommit?: BeforeCommit,
  ): Promise<Outcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await standAside(attempt);
      const stored = await store.load(id);
      if (!stored || hidden(stored.value, asking.actor)) return { refusal: { kind: 'unknownClaim' }, events: [] };
      if (asking.receipt !== undefined && (await store.hasReceipt(id, asking.receipt)))
        return { claim: stored.value, events: [] };
      const around = circumstances(asking, clock.now(), stored.value.organisation.id);
      let decision = decide(stored.value, command, around);
      if (!decision.refusal && beforeCommit) {
        const instead = await beforeCommit(stored.value);
        if (instead) decision = decide(stored.value, instead, around);
      }
      const { events, claim, refusal } = decision;
      const outcome = { claim, events, ...(refusal ? { refusal } : {}) };
      if (events.length === 0) return outcome;
      if (await commit(stored, decision, refusal ? {} : asking)) return outcome;
    }
    throw new Error(`Claim ${id} was changed by others ${ATTEMPTS} times in a row.`);
  }

  /** Makes a claim; where the id is taken already, answers that claim if it is theirs. */
  async function create(
    request: { id: ClaimId; input: FieldInput; clonedFrom?: Claim },
    asking: Asking,
  ): Promise<Outcome> {
    const decision = start(request, circumstances(asking, clock.now(), asking.actor?.partner?.organisationId));
    const { claim, events } = decision;
    if (decision.refusal || !claim) return { events: [], ...(decision.refusal ? { refusal: decision.refusal } : {}) };
    if (await commit(undefined, { claim, events }, asking)) return { claim, events };
    const taken = await store.load(request.id);
    return taken && !hidden(taken.value, asking.actor)
      ? { claim: taken.value, events: [] }
      : { refusal: { kind: 'unknownClaim' }, events: [] };
  }

  /** The claim as this person may see it, with whatever is due carried out first. */
  async function look(id: ClaimId, actor: Actor): Promise<Claim | undefined> {
    const { claim } = await handle(id, { type: 'tick' }, { actor });
    return claim;
  }

  return { handle, create, look };
}

/** Two that undo each other in step would do so for ever: each waits a little, by chance, and longer each time. */
const standAside = (attempt: number): Promise<void> => setTimeout(Math.random() * Math.min(5 * 2 ** attempt, 300));

const hidden = (claim: Claim, actor: Actor | undefined): boolean =>
  actor !== undefined && capacityFor(actor, claim) === undefined;

function messagesOfAll(before: Claim | undefined, events: readonly ClaimEvent[]) {
  let claim = before;
  return events.flatMap((event) => {
    const earlier = claim;
    claim = evolve(earlier, event);
    return messagesOf(event, earlier, claim);
  });
}

/** What was said, and who was reminded, stands on no card: no reason to take away what somebody is typing there. */
const isShown = (type: ClaimEvent['type']): boolean => type !== 'commented' && type !== 'reminded';

/** One for each claim: what is not up to date when it is sent, is brought so. */
export function refreshOf({ id }: Pick<Claim, 'id'>, at: string, except?: Asking['pressed']): RefreshMessage {
  return { kind: 'refresh', id: `${id}-cards`, claimId: id, at, ...(except ? { except } : {}) };
}

/** A fresh message, which for a while is its maker's to send. */
export function entryOf(message: OutboxEntry['message'], now: string): OutboxEntry {
  const later = new Date(Date.parse(now) + HEADSTART_MS).toISOString();
  return { v: 1, message, dueAt: later, attempts: 0, deliveries: {}, state: 'waiting' };
}

/** Names a press: the same person, verb, claim, inputs and rendering give the same text. */
export function receiptOf(personId: string, verb: string, data: Readonly<Record<string, unknown>>): string {
  const inputs = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([personId, verb, inputs]))
    .digest('base64url')
    .slice(0, 32);
}
