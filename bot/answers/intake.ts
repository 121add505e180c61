import { createHash } from 'node:crypto';
import { attachCard } from '../../cards/attachCard.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { hasRole, type Actor } from '../../services/claims/actor.ts';
import type { Claim, Person } from '../../services/claims/claim.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { entryOf } from '../../services/outbox/entries.ts';
import type { HeldMessage, IntakeMessage } from '../../services/outbox/ports.ts';
import type { Answer, App, Reading } from './app.ts';
import { findTakingPoe } from './lists.ts';

/**
 * Milliseconds to wait for a file before answering that it was received: a message should be
 * answered within 5 s. The outcome of a slower file is posted later.
 */
const WAIT_MS = 3500;
const MOST_FILES = 20;

/**
 * A dropped file and where to fetch it. `uniqueId`: Teams' id of the file, empty where it gives
 * none.
 */
export type Source = Pick<IntakeMessage, 'name' | 'downloadUrl' | 'inTeams'> & {
  readonly uniqueId: string;
};

/**
 * Takes the files of one message. Each is stored in the outbox first, then fetched, checked and
 * answered by itself. `files` holds undefined for files that could not be read from the message;
 * `say` posts a line. Answers what remains to be said, if anything.
 */
export async function takeFiles(
  files: readonly (Source | undefined)[],
  { actor, words }: Reading,
  say: (text: string) => Promise<unknown>,
  app: App,
): Promise<Answer | undefined> {
  if (!actor.partner) return { text: refusalText({ kind: 'notForYou', who: ['partner'] }, words) };
  if (!hasRole(actor)) return { text: words.roleMissing };
  const sources = files.slice(0, MOST_FILES).filter((source) => source !== undefined);
  if (sources.length < files.length)
    await say(words.files.unread(files.length - sources.length, MOST_FILES));
  if (sources.length === 0) return undefined;
  const claimId = await chooseClaim(actor, app);
  if (typeof claimId !== 'string')
    return claimId.length === 0
      ? { text: words.files.noClaim }
      : hold(sources, claimId, { actor, words }, app);
  const intakes = sources.map((source) => intakeOf(source, claimId, actor, app));
  const names = sources.map(({ name }) => name || words.files.onePicture).join(', ');
  return (await startIntakes(intakes, app)) === 'later'
    ? { text: words.files.received(names) }
    : undefined;
}

/**
 * Stores intakes in the outbox and works on them. `done`: finished while the turn waits; `later`:
 * still running; `known`: all were stored before.
 */
export async function startIntakes(
  intakes: readonly IntakeMessage[],
  app: App,
): Promise<'done' | 'later' | 'known'> {
  const added: boolean[] = [];
  for (const intake of intakes) added.push(await app.outbox.add(entryOf(intake, app.clock.now())));
  if (!added.includes(true)) return 'known';
  const done = Promise.all(intakes.map(({ claimId, id }) => app.dispatcher.work(claimId, id)));
  return (await Promise.race([done.then(() => 'done' as const), pause(WAIT_MS)])) ?? 'later';
}

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => void setTimeout(() => resolve(undefined), ms).unref());

/**
 * The claim that files are for: the one named in the last 15 minutes, else the only one that may
 * take PoE. Answers all candidates where the person must choose.
 */
async function chooseClaim(actor: Actor, app: App): Promise<ClaimId | Claim[]> {
  const nextPoe = (await app.conversations.of(actor.person))?.nextPoe;
  if (nextPoe && nextPoe.until > app.clock.now()) return nextPoe.claimId;
  const claims = await findTakingPoe(actor, app);
  return claims.length === 1 && claims[0] ? claims[0].id : claims;
}

/**
 * Key of a file on a claim. The same file has the same key, so that a message which Teams sends
 * twice adds it once.
 */
const fileKey = (
  claimId: string,
  { uniqueId, downloadUrl }: Pick<Source, 'uniqueId' | 'downloadUrl'>,
): string =>
  createHash('sha256')
    .update(`${claimId}/${uniqueId}/${downloadUrl}`)
    .digest('base64url')
    .slice(0, 24);

function intakeOf(
  source: Source,
  claimId: ClaimId,
  { person }: Actor,
  { clock }: App,
): IntakeMessage {
  const { uniqueId: _, ...rest } = source;
  return {
    kind: 'intake',
    id: `intake-${fileKey(claimId, source)}`,
    claimId,
    at: clock.now(),
    person,
    ...rest,
  };
}

/** Stores files that have no claim yet, and asks which claim they are for. */
async function hold(
  sources: readonly Source[],
  claims: readonly Claim[],
  { actor: { person }, words }: Reading,
  app: App,
): Promise<Answer> {
  const at = app.clock.now();
  const poeIds: string[] = [];
  for (const source of sources) {
    const { uniqueId: _, ...rest } = source;
    const id = fileKey(shelfOf(person), source);
    const message: HeldMessage = {
      kind: 'held',
      id,
      claimId: shelfOf(person),
      at,
      person,
      ...rest,
    };
    await app.outbox.put({ ...entryOf(message, at), state: 'done' });
    poeIds.push(id);
  }
  return {
    card: attachCard({
      claims,
      poeIds,
      names: sources.map(({ name }) => name || words.files.picture),
      words,
    }),
  };
}

/** Outbox partition of a person's files that have no claim yet. */
const shelfOf = ({ tenantId, id }: Person): string =>
  `held-${createHash('sha256').update(`${tenantId}/${id}`).digest('base64url').slice(0, 24)}`;

/**
 * Finds a stored file that has no claim yet, as an intake for this claim; undefined where this
 * person dropped none by this id.
 */
export async function findHeld(
  claimId: ClaimId,
  poeId: string,
  actor: Actor,
  app: App,
): Promise<IntakeMessage | undefined> {
  const message = (await app.outbox.load(shelfOf(actor.person), poeId))?.value.message;
  if (message?.kind !== 'held') return undefined;
  const id = `intake-${fileKey(claimId, { uniqueId: poeId, downloadUrl: message.downloadUrl })}`;
  return { ...message, kind: 'intake', id, claimId, at: app.clock.now() };
}
