import { createHash } from 'node:crypto';
import type { Attachment, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { attachCard } from '../cards/attachCard.ts';
import type { Actor } from '../services/claims/actor.ts';
import type { Claim, Person } from '../services/claims/claim.ts';
import type { ClaimId } from '../services/claims/ids.ts';
import { entryOf } from '../services/handleClaim.ts';
import type { HeldMessage, IntakeMessage } from '../services/ports.ts';
import type { Answer, App, Reading } from './app.ts';
import { takingPoe } from './lists.ts';

const download = z.object({ downloadUrl: z.string().max(8000), uniqueId: z.string().max(500).optional() });

/** The first post to a message leaves within 5 s; a file that takes longer is answered when it is done. */
const WAIT_MS = 3500;
const MOST_FILES = 20;

/** Files dropped into the chat: each is noted durably, then fetched, checked and answered by itself. */
export async function takeFiles(
  files: readonly Attachment[],
  { actor, words }: Reading,
  context: TurnContext,
  app: App,
): Promise<Answer | undefined> {
  if (!actor.partner) return { text: words.refusalText({ kind: 'notForYou', who: ['partner'] }) };
  if (actor.partner.roles.length === 0) return { text: words.roleMissing };
  const read = files.slice(0, MOST_FILES).map((file) => sourceOf(file));
  const sources = read.filter((source) => source !== undefined);
  if (sources.length < files.length)
    await context.sendActivity({
      type: 'message',
      textFormat: 'plain',
      text: words.files.unread(files.length - sources.length, MOST_FILES),
    });
  if (sources.length === 0) return undefined;
  const claimId = await claimFor(actor, app);
  if (typeof claimId !== 'string')
    return claimId.length === 0 ? { text: words.files.noClaim } : hold(sources, claimId, { actor, words }, app);
  const intakes = sources.map((source) => intakeOf(source, claimId, actor, app));
  const names = sources.map(({ name }) => name || words.files.onePicture).join(', ');
  return (await takenIn(intakes, app)) === 'later' ? { text: words.files.received(names) } : undefined;
}

/** Notes them durably and works on them; answers whether they were done within the time of a turn; known: all of them came before. */
export async function takenIn(intakes: readonly IntakeMessage[], app: App): Promise<'done' | 'later' | 'known'> {
  const added: boolean[] = [];
  for (const intake of intakes) added.push(await app.outbox.add(entryOf(intake, app.clock.now())));
  if (!added.includes(true)) return 'known';
  const done = Promise.all(intakes.map(({ claimId, id }) => app.dispatcher.work(claimId, id)));
  return (await Promise.race([done.then(() => 'done' as const), pause(WAIT_MS)])) ?? 'later';
}

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => void setTimeout(() => resolve(undefined), ms).unref());

/** The claim that was named last, else the only one that may take PoE; else those among which the person chooses. */
async function claimFor(actor: Actor, app: App): Promise<ClaimId | Claim[]> {
  const nextPoe = (await app.conversations.of(actor.person))?.nextPoe;
  if (nextPoe && nextPoe.until > app.clock.now()) return nextPoe.claimId;
  const claims = await takingPoe(actor, app);
  return claims.length === 1 && claims[0] ? claims[0].id : claims;
}

type Source = Pick<IntakeMessage, 'name' | 'downloadUrl' | 'inTeams'> & { readonly uniqueId: string };

/** Where a file is to be had: on its sender's SharePoint, or, as phones send pictures, in Teams itself. */
function sourceOf({ content, contentType, contentUrl, name = '' }: Attachment): Source | undefined {
  if (contentType.startsWith('image/')) {
    const downloadUrl = z.string().min(1).max(8000).safeParse(contentUrl).data;
    return downloadUrl === undefined
      ? undefined
      : { name: name.slice(0, 300), downloadUrl, uniqueId: '', inTeams: true };
  }
  const { downloadUrl, uniqueId = '' } = download.safeParse(content).data ?? {};
  return downloadUrl === undefined ? undefined : { name: name.slice(0, 300), downloadUrl, uniqueId };
}

/** The same `uniqueId` and address on the same claim is the same file, however often Teams sends the message. */
const nameOf = (claimId: string, { uniqueId, downloadUrl }: Pick<Source, 'uniqueId' | 'downloadUrl'>): string =>
  createHash('sha256').update(`${claimId}/${uniqueId}/${downloadUrl}`).digest('base64url').slice(0, 24);

function intakeOf(source: Source, claimId: ClaimId, { person }: Actor, { clock }: App): IntakeMessage {
  const { uniqueId: _, ...rest } = source;
  return { kind: 'intake', id: `intake-${nameOf(claimId, source)}`, claimId, at: clock.now(), person, ...rest };
}

/** Keeps in mind what was dropped, and asks which claim it is for. */
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
    const id = nameOf(heldBy(person), source);
    const message: HeldMessage = { kind: 'held', id, claimId: heldBy(person), at, person, ...rest };
    await app.outbox.put({ ...entryOf(message, at), state: 'done' });
    poeIds.push(id);
  }
  return { card: attachCard({ claims, poeIds, names: sources.map(({ name }) => name || words.files.picture), words }) };
}

/** Where what somebody dropped without a claim in mind lies. */
const heldBy = ({ tenantId, id }: Person): string =>
  `held-${createHash('sha256').update(`${tenantId}/${id}`).digest('base64url').slice(0, 24)}`;

/** What was dropped under this id, now for a claim; undefined: nothing of this person's is known by it. */
export async function heldFor(
  claimId: ClaimId,
  poeId: string,
  actor: Actor,
  app: App,
): Promise<IntakeMessage | undefined> {
  const message = (await app.outbox.load(heldBy(actor.person), poeId))?.value.message;
  if (message?.kind !== 'held') return undefined;
  const id = `intake-${nameOf(claimId, { uniqueId: poeId, downloadUrl: message.downloadUrl })}`;
  return { ...message, kind: 'intake', id, claimId, at: app.clock.now() };
}
