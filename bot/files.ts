import { createHash } from 'node:crypto';
import { CardFactory, type Attachment, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { roleMissing, refusalText } from '../cards/text/en.ts';
import type { Actor } from '../services/claims/actor.ts';
import type { ClaimId } from '../services/claims/ids.ts';
import { entryOf } from '../services/handleClaim.ts';
import type { IntakeMessage } from '../services/ports.ts';
import type { App } from './app.ts';
import { chooseCard, takingPoe } from './lists.ts';
import { summaryOf } from './summary.ts';

const content = z.object({ downloadUrl: z.string().max(8000), uniqueId: z.string().max(500).optional() });

/** The first post to a message leaves within 5 s; a file that takes longer is answered when it is done. */
const WAIT_MS = 3500;
const MOST_FILES = 20;

/** Files dropped into the chat: each is noted durably, then fetched, checked and answered by itself. */
export async function takeFiles(
  files: readonly Attachment[],
  actor: Actor,
  context: TurnContext,
  app: App,
): Promise<void> {
  const say = (text: string) => context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  if (!actor.partner) return void (await say(refusalText({ kind: 'notForYou', who: ['partner'] })));
  if (actor.partner.roles.length === 0) return void (await say(roleMissing));
  const claimId = await claimFor(actor, context, app);
  if (!claimId) return;
  const intakes = files.slice(0, MOST_FILES).map((file) => intakeOf(file, claimId, actor, app));
  const known = intakes.filter((intake) => intake !== undefined);
  if (known.length < files.length)
    await say(
      `${files.length - known.length} of the files could not be read from the message. Send them again, ${MOST_FILES} at a time at most.`,
    );
  for (const intake of known) await app.outbox.add(entryOf(intake, app.clock.now()));
  const done = Promise.all(known.map(({ id }) => app.dispatcher.work(claimId, id)));
  const names = known.map(({ name }) => name).join(', ');
  if ((await Promise.race([done.then(() => true), pause(WAIT_MS)])) === undefined)
    await say(`Received ${names}; still checking. The answer follows here.`);
}

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => void setTimeout(() => resolve(undefined), ms).unref());

/** The claim that was named last, else the only one that may take PoE; else the person is asked. */
async function claimFor(actor: Actor, context: TurnContext, app: App): Promise<ClaimId | undefined> {
  const nextPoe = (await app.conversations.of(actor.person))?.nextPoe;
  if (nextPoe && nextPoe.until > app.clock.now()) return nextPoe.claimId;
  const claims = await takingPoe(actor, app);
  if (claims.length === 1) return claims[0]?.id;
  if (claims.length === 0) {
    await context.sendActivity(
      'No claim of yours can take PoE now. Type “new claim” to start one, then send the file again.',
    );
    return undefined;
  }
  const answer = chooseCard(claims, app);
  if ('card' in answer) {
    const text =
      'I do not know which claim the file is for, so it was not kept. Open the claim, press “Add PoE”, then send the file again.';
    await context.sendActivity({
      type: 'message',
      text,
      summary: summaryOf(answer.card),
      attachments: [CardFactory.adaptiveCard(answer.card)],
    });
  }
  return undefined;
}

/** The same `uniqueId` and address on the same claim is the same file, however often Teams sends the message. */
function intakeOf(file: Attachment, claimId: ClaimId, { person }: Actor, { clock }: App): IntakeMessage | undefined {
  const parsed = content.safeParse(file.content);
  if (!parsed.success) return undefined;
  const { downloadUrl, uniqueId } = parsed.data;
  const id = `intake-${createHash('sha256')
    .update(`${claimId}/${uniqueId ?? ''}/${downloadUrl}`)
    .digest('base64url')
    .slice(0, 24)}`;
  return { kind: 'intake', id, claimId, at: clock.now(), person, name: (file.name ?? '').slice(0, 300), downloadUrl };
}
