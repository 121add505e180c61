import {
  CardFactory,
  MessageFactory,
  TeamsActivityHandler,
  TeamsInfo,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { withOwnViews } from '../../cards/channelCard.ts';
import { wordsFor } from '../../cards/text/words.ts';
import { capacityFor, type Actor } from '../../services/claims/actor.ts';
import type { Person } from '../../services/claims/claim.ts';
import { parseClaimId, type ClaimId } from '../../services/claims/ids.ts';
import { receiptOf } from '../../services/handleClaim.ts';
import type { Conversation } from '../../services/ports.ts';
import type { Answer, App, Press, Reading } from '../answers/app.ts';
import { helpFor } from '../commands/help.ts';
import { editMessage, noteShown } from '../answers/edits.ts';
import { filesIn, hasPicture, sourceOf } from './files.ts';
import { takeFiles } from '../answers/intake.ts';
import { actions, commands } from '../routes.ts';
import { summaryOf } from './summary.ts';
import { announceAssociations } from '../answers/welcome.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';

const invokeValue = z.object({
  action: z.object({ verb: z.string().max(100), data: z.record(z.string(), z.unknown()).nullish() }),
});

/** What is left to do once Teams has its answer. */
export type AfterTurn = (() => Promise<void>)[];

/** The doors: a typed command, a pressed button, a dropped file, an installation. One error boundary. */
export class ClaimsBot extends TeamsActivityHandler {
  readonly #app: App;
  readonly #after = new WeakMap<TurnContext, AfterTurn>();

  constructor(app: App) {
    super();
    this.#app = app;
  }

  async serve(context: TurnContext, after: AfterTurn): Promise<void> {
    this.#after.set(context, after);
    await this.run(context);
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    try {
      await this.#message(context);
    } catch (error) {
      const reference = this.#app.log.fault('a message could not be handled', error);
      await context.sendActivity(wordsFor(localeOf(context.activity)).answers.failed(reference));
    }
  }

  async #message(context: TurnContext): Promise<void> {
    const { activity } = context;
    const { answers } = wordsFor(localeOf(activity));
    if (!isPersonal(activity)) return void (await context.sendActivity(answers.onlyPersonal));
    if (!isKnown(activity)) return void (await context.sendActivity(answers.nobody));
    const conversation = await this.#remember(context);
    const words = wordsFor(conversation.locale);
    const actor = this.#app.directory.actor(conversation.person);
    const attachments = activity.attachments ?? [];
    const files = filesIn(attachments);
    if (files.length > 0) {
      const say = (text: string): Promise<unknown> =>
        context.sendActivity({ type: 'message', textFormat: 'plain', text });
      const answer = await takeFiles(files.map(sourceOf), { actor, words }, say, this.#app);
      return answer && this.#reply(context, actor, answer);
    }
    if (hasPicture(attachments)) return void (await context.sendActivity(words.files.pasted));
    await this.#reply(context, actor, await this.#command(context, { actor, words }, conversation));
  }

  #command(context: TurnContext, { actor, words }: Reading, { email, memberTenantId }: Conversation): Promise<Answer> {
    const said = (context.activity.text ?? '')
      .replaceAll(/<at>[^<]*<\/at>/gi, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 500);
    for (const { words: typedWords, command, local } of commands) {
      const found = local && !this.#app.skip ? null : typedWords.exec(said.toLowerCase());
      const typed = {
        actor,
        words,
        argument: found?.groups?.argument ?? '',
        email,
        memberTenantId,
        asMember: () => asMember(context, actor),
      };
      if (found) return command(typed, this.#app);
    }
    return helpFor({ actor, words, email, memberTenantId }, this.#app, false);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (!isPersonal(activity) || !isKnown(activity) || activity.action !== 'add') return;
    try {
      const conversation = await this.#remember(context);
      const actor = this.#app.directory.actor(conversation.person);
      await this.#reply(
        context,
        actor,
        await helpFor({ actor, words: wordsFor(conversation.locale), ...conversation }, this.#app, true),
      );
      this.#after.get(context)?.push(() => announceAssociations(conversation, this.#app));
    } catch (error) {
      this.#app.log.fault('an installation could not be greeted', error);
    }
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    if (!isPersonal(context.activity) || !isKnown(context.activity)) return;
    await this.#remember(context).catch(
      (error: unknown) => void this.#app.log.fault('a conversation could not be noted', error),
    );
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'adaptiveCard/action') return { status: 200, body: {} };
    const answer = await this.#press(context).catch((error: unknown): Answer => {
      const reference = this.#app.log.fault('a button could not be handled', error);
      return { text: wordsFor(localeOf(context.activity)).answers.failedPress(reference) };
    });
    const body =
      'card' in answer
        ? { statusCode: 200, type: CARD, value: answer.card }
        : { statusCode: 200, type: TEXT, value: answer.text };
    return { status: 200, body };
  }

  async #press(context: TurnContext): Promise<Answer> {
    const { activity } = context;
    const inChannel = activity.conversation.id.split(';')[0] === this.#app.reviewChannel;
    const { answers } = wordsFor(localeOf(activity));
    if (!isPersonal(activity) && !inChannel) return { text: answers.onlyPersonal };
    if (!isKnown(activity)) return { text: answers.nobody };
    if (inChannel && !(this.#app.directory.actor(personOf(activity)).reviewer && isForChannel(activity)))
      return { text: answers.onlyPersonal };
    const parsed = invokeValue.safeParse(activity.value);
    const action = parsed.success ? actions.get(parsed.data.action.verb) : undefined;
    if (!parsed.success || !action) return { text: answers.unknownButton };
    const { person, locale } = inChannel
      ? { person: personOf(activity), locale: localeOf(activity) }
      : await this.#remember(context);
    const words = wordsFor(locale);
    const { verb } = parsed.data.action;
    const data = parsed.data.action.data ?? {};
    const claimId = parseClaimId(data.claimId);
    if (data.claimId !== undefined && !claimId) return { text: words.unknownClaim };
    const actor = await this.#actor(context, person, verb, claimId);
    if (inChannel && claimId && !(await this.#reviews(actor, claimId))) return { text: words.unknownClaim };
    const press: Press = {
      actor,
      words,
      verb,
      data,
      claimId,
      receipt: receiptOf(`${actor.person.tenantId}:${actor.person.id}`, verb, data),
      conversationId: activity.conversation.id,
      // the channel's card is everybody's: what is answered there is this person's own view of it
      activityId: inChannel ? undefined : activity.replyToId,
    };
    const answer = await action(press, this.#app);
    if (inChannel) return ownView(answer, activity.from.id);
    if ('card' in answer && verb !== 'refreshClaim') this.#editLater(context, press, answer);
    return answer;
  }

  /** Posts an answer; a claim that it shows is kept up to date from then on. */
  async #reply(context: TurnContext, { person }: Actor, answer: Answer): Promise<void> {
    if ('text' in answer)
      return void (await context.sendActivity({ ...MessageFactory.text(answer.text), textFormat: 'plain' }));
    const attachments = [CardFactory.adaptiveCard(answer.card)];
    const sent = await context.sendActivity({ type: 'message', summary: summaryOf(answer.card), attachments });
    const { shows } = answer;
    const at = this.#app.clock.now();
    const place = { person, conversationId: context.activity.conversation.id, activityId: sent?.id ?? '' };
    if (shows && sent?.id) this.#after.get(context)?.push(() => noteShown(place, { ...shows, at }, this.#app));
  }

  /** Clients forget an answered card: it is also written into the message that it came from, after the answer. */
  #editLater(context: TurnContext, { actor, conversationId, activityId }: Press, answer: Answer): void {
    if (activityId === undefined || activityId === '') return;
    const at = this.#app.clock.now();
    const dated = 'card' in answer && answer.shows ? { ...answer, shows: { ...answer.shows, at } } : answer;
    this.#after
      .get(context)
      ?.push(() => editMessage({ person: actor.person, conversationId, activityId }, dated, this.#app));
  }

  /** Who acts: from the directory; the customer's contact from Teams' own member look-up, where that could matter. */
  async #actor(context: TurnContext, person: Person, verb: string, claimId: Press['claimId']): Promise<Actor> {
    const actor = this.#app.directory.actor(person);
    const customers = verb === 'declineAssociation' || verb === 'noObjection';
    const stored = claimId && (await this.#app.store.load(claimId));
    if (!stored || (!customers && capacityFor(actor, stored.value))) return actor;
    if (stored.value.approvals === 0) return actor;
    return asMember(context, actor);
  }

  async #reviews(actor: Actor, claimId: ClaimId): Promise<boolean> {
    const stored = await this.#app.store.load(claimId);
    return stored !== undefined && capacityFor(actor, stored.value) === 'reviewer';
  }

  /** Keeps where this person can be reached; who they are in Teams is looked up when first met and at each installation. */
  async #remember(context: TurnContext): Promise<Conversation> {
    const { activity } = context;
    const { conversations } = this.#app;
    const person = personOf(activity);
    const known = await conversations.of(person);
    const met = known && activity.type !== 'installationUpdate' && known.email !== '';
    const member = met
      ? { email: known.email, tenantId: known.memberTenantId, name: known.person.name }
      : await memberOf(context);
    const { blockedAt: _, ...rest } = known ?? {};
    const locale = localeOf(activity);
    const current: Conversation = {
      ...rest,
      v: 1,
      person: { ...person, name: person.name || member.name || (known?.person.name ?? '') },
      email: member.email || (known?.email ?? ''),
      memberTenantId: member.tenantId || (known?.memberTenantId ?? ''),
      conversationId: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      botId: activity.recipient?.id ?? '',
      userId: activity.from.id,
      ...(locale === undefined ? {} : { locale }),
    };
    if (JSON.stringify(known) !== JSON.stringify(current)) await conversations.put(current);
    // whose e-mail was not known yet may be a customer's contact whom nobody could tell
    if (known && known.email === '' && current.email !== '')
      this.#after.get(context)?.push(() => announceAssociations(current, this.#app));
    return current;
  }
}

/** In the channel a claim is shown to each reviewer by themselves, and stays up to date by being asked for. */
function ownView(answer: Answer, userId: string): Answer {
  return 'card' in answer && answer.shows
    ? { ...answer, card: withOwnViews(answer.card, answer.shows.id, [userId]) }
    : answer;
}

const channelVerbs = new Set(
  'refreshClaim showClaim showHistory openPoe compareClaims comment startReview approveClaim requestInformation rejectClaim reassignClaim recordCustomerTold reviewQueue'.split(
    ' ',
  ),
);
const isForChannel = ({ value }: Activity): boolean => {
  const parsed = invokeValue.safeParse(value);
  return parsed.success && channelVerbs.has(parsed.data.action.verb);
};

const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === undefined ? !conversation.isGroup : conversation.conversationType === 'personal';

const isKnown = ({ from, conversation }: Activity): boolean => Boolean(from.aadObjectId && conversation.tenantId);

/** The language of the client, such as "ru-RU"; undefined where it says none. */
const localeOf = ({ locale }: Activity): string | undefined =>
  /^[a-z]{2,3}(?:[-_]\w{1,8}){0,3}$/i.exec(locale ?? '')?.[0];

function personOf({ from, conversation }: Activity): Person {
  return {
    id: (from.aadObjectId ?? '').toLowerCase(),
    tenantId: (conversation.tenantId ?? '').toLowerCase(),
    name: from.name ?? '',
  };
}

async function asMember(context: TurnContext, actor: Actor): Promise<Actor> {
  const { email, tenantId } = await memberOf(context);
  return email ? { ...actor, customer: { email, tenantId } } : actor;
}

/** E-mail (else user principal name) and tenant, in lower case, as Teams reports them; empty where it does not. */
async function memberOf(context: TurnContext): Promise<{ email: string; tenantId: string; name: string }> {
  try {
    const member = await TeamsInfo.getMember(context, context.activity.from.id);
    return {
      email: (member.email || member.userPrincipalName || '').toLowerCase(),
      tenantId: (member.tenantId ?? '').toLowerCase(),
      name: member.name ?? '',
    };
  } catch {
    return { email: '', tenantId: '', name: '' };
  }
}
