import {
  CardFactory,
  MessageFactory,
  TeamsActivityHandler,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { withOwnViews } from '../../cards/channelCard.ts';
import { wordsFor } from '../../cards/text/languages.ts';
import type { Actor } from '../../services/claims/actor.ts';
import type { Conversation } from '../../services/outbox/ports.ts';
import type { Answer, App, Press, Reading } from '../answers/app.ts';
import { editMessage, noteShown } from '../answers/edits.ts';
import { takeFiles } from '../answers/intake.ts';
import { announceAssociations } from '../answers/welcome.ts';
import { showHelp } from '../commands/help.ts';
import { commands } from '../routes.ts';
import { filesIn, hasPicture, sourceOf } from './files.ts';
import { No } from './guards.ts';
import { checkPress } from './pressGuards.ts';
import { summaryOf } from './summary.ts';
import { findAsMember, isKnown, isPersonal, localeOf, remember, type AfterTurn } from './who.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';

/**
 * Handles what Teams sends: typed commands, pressed buttons, dropped files, installations. Errors
 * end here: they are logged, and people read a reference number.
 */
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
    const conversation = await remember(context, this.#app, this.#afterOf(context));
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

  async #command(
    context: TurnContext,
    { actor, words }: Reading,
    { email, memberTenantId }: Conversation,
  ): Promise<Answer> {
    const said = (context.activity.text ?? '')
      .normalize('NFC')
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
        asMember: () => findAsMember(context, actor),
      };
      if (found) return command(typed, this.#app);
    }
    return showHelp({ actor, words, email, memberTenantId }, this.#app, false);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (!isPersonal(activity) || !isKnown(activity) || activity.action !== 'add') return;
    try {
      const conversation = await remember(context, this.#app, this.#afterOf(context));
      const actor = this.#app.directory.actor(conversation.person);
      await this.#reply(
        context,
        actor,
        await showHelp(
          { actor, words: wordsFor(conversation.locale), ...conversation },
          this.#app,
          true,
        ),
      );
      this.#afterOf(context).push(() => announceAssociations(conversation, this.#app));
    } catch (error) {
      this.#app.log.fault('an installation could not be greeted', error);
    }
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    if (!isPersonal(context.activity) || !isKnown(context.activity)) return;
    await remember(context, this.#app, this.#afterOf(context)).catch(
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
    const call = await checkPress({ context, app: this.#app, after: this.#afterOf(context) });
    if (call instanceof No) return call.answer;
    const answer = await call.act();
    if (call.inChannel) return ownView(answer, context.activity.from.id);
    if ('card' in answer && call.verb !== 'refreshClaim')
      this.#editLater(context, call.press, answer);
    return answer;
  }

  /** Work to do once this turn's answer is sent. */
  #afterOf(context: TurnContext): AfterTurn {
    return this.#after.get(context) ?? [];
  }

  /**
   * Posts an answer, and notes a claim that it shows, so that the card is refreshed from then on.
   */
  async #reply(context: TurnContext, { person }: Actor, answer: Answer): Promise<void> {
    if ('text' in answer)
      return void (await context.sendActivity({
        ...MessageFactory.text(answer.text),
        textFormat: 'plain',
      }));
    const attachments = [CardFactory.adaptiveCard(answer.card)];
    const sent = await context.sendActivity({
      type: 'message',
      summary: summaryOf(answer.card),
      attachments,
    });
    const { shows } = answer;
    const at = this.#app.clock.now();
    const place = {
      person,
      conversationId: context.activity.conversation.id,
      activityId: sent?.id ?? '',
    };
    if (shows && sent?.id)
      this.#afterOf(context).push(() => noteShown(place, { ...shows, at }, this.#app));
  }

  /**
   * Writes an answer into its message too, once the answer is sent: clients keep an answered card
   * only until they reload.
   */
  #editLater(
    context: TurnContext,
    { actor, conversationId, activityId }: Press,
    answer: Answer,
  ): void {
    if (activityId === undefined || activityId === '') return;
    const at = this.#app.clock.now();
    const dated =
      'card' in answer && answer.shows ? { ...answer, shows: { ...answer.shows, at } } : answer;
    this.#afterOf(context).push(() =>
      editMessage({ person: actor.person, conversationId, activityId }, dated, this.#app),
    );
  }
}

/**
 * Makes a claim's card in the channel refresh for this reviewer alone: the client asks again for
 * its own view.
 */
function ownView(answer: Answer, userId: string): Answer {
  return 'card' in answer && answer.shows
    ? { ...answer, card: withOwnViews(answer.card, answer.shows.id, [userId]) }
    : answer;
}
