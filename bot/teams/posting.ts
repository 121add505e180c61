import {
  CardFactory,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { isChannel } from '../../services/outbox/channel.ts';
import type { Card, Conversation, Place, Sent } from '../../services/outbox/ports.ts';
import type { Pace } from './pace.ts';
import { isAllowedService } from './serviceUrls.ts';
import { summaryOf } from './summary.ts';
import { classify } from './teamsAnswers.ts';

export type PostingParts = { adapter: CloudAdapter; appId: string; local: boolean; pace: Pace };

/** Milliseconds after which a send without an outcome is given up and tried again later. */
const TIMEOUT_MS = 15_000;

/** Posts and edits messages in stored conversations. Each takes one request to Teams. */
export function posting({ adapter, appId, local, pace }: PostingParts) {
  /**
   * Runs `work` in a conversation. The outcome is recorded inside the callback, since botbuilder
   * passes errors to `onTurnError` instead of throwing.
   */
  async function inConversation(
    to: Conversation,
    conversationId: string,
    work: (context: TurnContext) => Promise<string>,
  ): Promise<Sent> {
    if (!isAllowedService(to.serviceUrl, local))
      return { kind: 'refused', error: `the service URL ${to.serviceUrl} is not allowed` };
    const afterMs = await pace(conversationId);
    if (afterMs > 0)
      return { kind: 'later', afterMs, error: 'this chat has had its share of messages' };
    let sent: Sent = { kind: 'later', error: 'nothing was sent' };
    const done = adapter.continueConversationAsync(
      appId,
      referenceTo(to, conversationId),
      async (context) => {
        withoutRetries(context, adapter);
        sent = await work(context).then(
          (activityId): Sent => ({ kind: 'sent', activityId }),
          classify,
        );
      },
    );
    const outcome = await Promise.race([done.then(() => 'done' as const), pause(TIMEOUT_MS)]);
    return outcome === 'done' ? sent : { kind: 'later', error: 'Teams did not answer in time' };
  }

  const post = (to: Conversation, card: Card, summary: string): Promise<Sent> =>
    inConversation(
      to,
      to.conversationId,
      async (context) => (await context.sendActivity(withCard(card, summary)))?.id ?? '',
    );

  const update = (
    to: Conversation,
    { conversationId, activityId }: Place,
    card: Card,
  ): Promise<Sent> =>
    inConversation(to, conversationId, async (context) => {
      await context.updateActivity({ ...withCard(card, summaryOf(card)), id: activityId });
      return activityId;
    });

  /** Posts plain text; `under`: as a reply to that message. */
  const say = (to: Conversation, text: string, under?: Place): Promise<Sent> => {
    const where = under ? `${to.conversationId};messageid=${under.activityId}` : to.conversationId;
    const message = { type: 'message', text, textFormat: 'plain' };
    return inConversation(
      to,
      where,
      async (context) => (await context.sendActivity(message))?.id ?? '',
    );
  };

  return { post, update, say };
}

/** botbuilder's reference to a stored conversation. */
function referenceTo(to: Conversation, conversationId: string): Partial<ConversationReference> {
  const inChannel = isChannel(to.person);
  return {
    channelId: 'msteams',
    serviceUrl: to.serviceUrl,
    bot: { id: to.botId, name: '' },
    user: { id: to.userId, name: to.person.name, aadObjectId: to.person.id },
    conversation: {
      id: conversationId,
      tenantId: inChannel ? to.memberTenantId : to.person.tenantId,
      conversationType: inChannel ? 'channel' : 'personal',
      isGroup: inChannel,
      name: '',
    },
  };
}

function withCard(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}

const pause = (ms: number): Promise<'late'> =>
  new Promise((resolve) => void setTimeout(() => resolve('late'), ms).unref());

type Client =
  | { client?: { pipeline?: { removePolicy(by: { name: string }): readonly unknown[] } } }
  | undefined;

/**
 * Removes botbuilder's own retries: they repeat POSTs, which posts twice and waits for minutes. The
 * outbox retries instead.
 */
export function withoutRetries(context: TurnContext, adapter: CloudAdapter): void {
  const connector = context.turnState.get<Client>(adapter.ConnectorClientKey);
  if (!connector) return;
  const removed = connector.client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed?.length !== 1)
    throw new Error('The connector client has no retry policy to remove; has botbuilder changed?');
}
