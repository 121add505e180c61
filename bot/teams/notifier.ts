import {
  CardFactory,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { channelCard } from '../../cards/channelCard.ts';
import { claimCard } from '../../cards/claimCard.ts';
import type { Extras } from '../../cards/reader.ts';
import { consentCard } from '../../cards/consentCard.ts';
import { lineCard, textCard } from '../../cards/lineCard.ts';
import { listCard } from '../../cards/listCard.ts';
import { noticeHeadline } from '../../cards/noticeHeadline.ts';
import { english, wordsFor, type Words } from '../../cards/text/words.ts';
import type { Actor } from '../../services/claims/actor.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import { policyOf, type Rules } from '../../services/claims/deadlines.ts';
import { isChannel } from '../../services/channel.ts';
import type { Claim } from '../../services/claims/claim.ts';
import type {
  Card,
  ChannelLine,
  Clock,
  Conversation,
  Directory,
  IntakeResult,
  Notifier,
  Place,
  Said,
  Sent,
} from '../../services/ports.ts';
import type { Pace } from './pace.ts';
import { isAllowedService } from './serviceUrls.ts';
import { summaryOf } from './summary.ts';
import { claimView, readerOf } from '../answers/views.ts';

type Parts = {
  adapter: CloudAdapter;
  appId: string;
  local: boolean;
  pace: Pace;
  directory: Directory;
  rules: Rules;
  clock: Clock;
};

/** A send that neither succeeds nor fails within this is tried again. */
const TIMEOUT_MS = 15_000;

/** Says things in Teams, to stored conversations. */
export function teamsNotifier({ adapter, appId, local, pace, directory, rules, clock }: Parts): Notifier {
  /** Runs in the conversation; success is noted inside, since errors end in `onTurnError`. */
  async function inConversation(
    to: Conversation,
    conversationId: string,
    work: (context: TurnContext) => Promise<string>,
  ): Promise<Sent> {
    if (!isAllowedService(to.serviceUrl, local))
      return { kind: 'refused', error: `the service URL ${to.serviceUrl} is not allowed` };
    const reference = {
      channelId: 'msteams',
      serviceUrl: to.serviceUrl,
      bot: { id: to.botId, name: '' },
      user: { id: to.userId, name: to.person.name, aadObjectId: to.person.id },
      conversation: {
        id: conversationId,
        tenantId: isChannel(to.person) ? to.memberTenantId : to.person.tenantId,
        conversationType: isChannel(to.person) ? 'channel' : 'personal',
        isGroup: isChannel(to.person),
        name: '',
      },
    } as Partial<ConversationReference>;
    const afterMs = await pace(conversationId);
    if (afterMs > 0) return { kind: 'later', afterMs, error: 'this chat has had its share of messages' };
    let sent: Sent = { kind: 'later', error: 'nothing was sent' };
    const done = adapter.continueConversationAsync(appId, reference, async (context) => {
      withoutRetries(context, adapter);
      sent = await work(context).then((activityId): Sent => ({ kind: 'sent', activityId }), classify);
    });
    const outcome = await Promise.race([done.then(() => 'done' as const), pause(TIMEOUT_MS)]);
    return outcome === 'done' ? sent : { kind: 'later', error: 'Teams did not answer in time' };
  }

  const post = (to: Conversation, card: Card, summary: string): Promise<Sent> =>
    inConversation(
      to,
      to.conversationId,
      async (context) => (await context.sendActivity(withCard(card, summary)))?.id ?? '',
    );

  const update = (to: Conversation, { conversationId, activityId }: Place, card: Card): Promise<Sent> =>
    inConversation(to, conversationId, async (context) => {
      await context.updateActivity({ ...withCard(card, summaryOf(card)), id: activityId });
      return activityId;
    });

  /** Who somebody is: by the directory, and as a customer's contact by what Teams said of them. */
  const memberOf = ({ person, email, memberTenantId }: Conversation): Actor => {
    const actor = directory.actor(person);
    return email ? { ...actor, customer: { email, tenantId: memberTenantId } } : actor;
  };

  return {
    async notice(to, { kind, claim, event, capacity }) {
      const reading = { actor: directory.actor(to.person), words: wordsFor(to.locale) };
      const reader = readerOf(claim, capacity, reading, { rules, clock });
      const headline = noticeHeadline(kind, event, claim, reader);
      const extras: Extras = { headline };
      const card = capacity === 'customer' ? consentCard(claim, reader, extras) : claimCard(claim, reader, extras);
      const about = capacity === 'customer' ? claim.organisation.name : `${claim.fields.name ?? ''} (${claim.id})`;
      return post(to, card, `${headline.title}: ${about}`);
    },
    async digest(to, overdue) {
      const words = wordsFor(to.locale);
      const card = listCard({
        kind: 'overdue',
        claims: overdue,
        page: 0,
        more: false,
        now: clock.now(),
        rules,
        mayChange: true,
        words,
      });
      return post(to, card, words.lists.overdueSummary(overdue.map(({ id }) => id).join(', ')));
    },
    async edit(to, message, claim) {
      const { becomes } = message;
      const card =
        'lineOf' in becomes ? lineCard(becomes.lineOf, claim, memberOf(to), wordsFor(to.locale)) : becomes.card;
      return update(to, message, card);
    },
    async refresh(to, place, claim) {
      const actor = memberOf(to);
      const words = wordsFor(to.locale);
      const { said } = place;
      const stays = said?.status === claim.state.status && said.until > clock.now();
      const extras = stays ? extrasOf(said, claim, actor, words) : {};
      const view = claimView(claim, { actor, words }, { rules, clock }, extras);
      if ('card' in view) return update(to, place, view.card);
      return update(to, place, textCard(claim.id, capacityFor(actor, claim) ? view.text : words.noLongerYours));
    },
    async channelCard(to, claim, viewers, place) {
      const card = channelCard({ claim, now: clock.now(), rules, viewers });
      return place ? update(to, place, card) : post(to, card, `Claim ${claim.id}`);
    },
    async channelLine(to, line, under) {
      const text = 'overdue' in line ? overdueLine(line.overdue) : noticeLine(line);
      const where = under ? `${to.conversationId};messageid=${under.activityId}` : to.conversationId;
      const send = { type: 'message', text, textFormat: 'plain' };
      return inConversation(to, where, async (context) => (await context.sendActivity(send))?.id ?? '');
    },
    async intake(to, result) {
      const words = wordsFor(to.locale);
      const { line, good } = intakeWords(result, rules, words);
      const view =
        result.claim &&
        claimView(
          result.claim,
          { actor: directory.actor(to.person), words },
          { rules, clock },
          good === undefined ? { line } : { good },
        );
      if (view && 'card' in view) return post(to, view.card, good ?? line);
      return inConversation(
        to,
        to.conversationId,
        async (context) => (await context.sendActivity({ type: 'message', text: line, textFormat: 'plain' }))?.id ?? '',
      );
    },
  };
}

function extrasOf({ notice, good, links }: Said, claim: Claim, actor: Actor, words: Words): Extras {
  const capacity = capacityFor(actor, claim);
  const headline = notice && capacity && noticeHeadline(notice.kind, notice.event, claim, { capacity, words });
  return { ...(headline ? { headline } : {}), ...(good ? { good } : {}), ...(links ? { links } : {}) };
}

/** What a notice says in the channel, without its card. */
function noticeLine({ kind, claim, event }: Extract<ChannelLine, { kind: unknown }>): string {
  const { title, detail } = noticeHeadline(kind, event, claim, { capacity: 'reviewer', words: english });
  const by = event.by.person ? ` (${event.by.person.name})` : '';
  return [`${claim.id}: ${title}${by}`, detail.map(({ text }) => text).join('')].filter(Boolean).join('\n');
}

const overdueLine = (overdue: readonly Claim[]): string =>
  `Overdue: ${overdue.map(({ id }) => id).join(', ')}. Type “queue” in your own chat with me to see them.`;

function intakeWords(
  { name: sent, claim, outcome }: IntakeResult & { name: string },
  rules: Rules,
  words: Words,
): { line: string; good?: string } {
  const { files } = words;
  const name = sent || files.thePicture;
  const { poeMaxBytes } = claim ? policyOf(claim, rules) : rules.policy;
  switch (outcome.kind) {
    case 'stored':
      return { line: '', good: files.added(name) };
    case 'known':
      return { line: '', good: files.known(name, outcome.poe.name) };
    case 'badFile':
      return { line: files.notTaken(name, words.badFile(outcome.reason, poeMaxBytes)) };
    case 'refused':
      return { line: files.notTaken(name, words.refusalText(outcome.refusal)) };
    default:
      return outcome satisfies never;
  }
}

function withCard(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}

const pause = (ms: number): Promise<'late'> =>
  new Promise((resolve) => void setTimeout(() => resolve('late'), ms).unref());

type Client = { client?: { pipeline?: { removePolicy(by: { name: string }): readonly unknown[] } } } | undefined;

/** botbuilder repeats POSTs by itself, which makes duplicates and minutes of waiting: the outbox owns the policy. */
export function withoutRetries(context: TurnContext, adapter: CloudAdapter): void {
  const connector = context.turnState.get<Client>(adapter.ConnectorClientKey);
  if (!connector) return;
  const removed = connector.client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed?.length !== 1)
    throw new Error('The connector client has no retry policy to remove; has botbuilder changed?');
}

const GONE = new Set([
  'MessageWritesBlocked',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ForbiddenOperationException',
]);
const AGAIN = new Set([408, 412, 429, 502, 503, 504]);

type ServiceError = {
  statusCode?: number;
  code?: string;
  message?: string;
  body?: { error?: { code?: string } };
  details?: { error?: { code?: string } };
  response?: { headers?: { get(name: string): string | undefined } };
};

/** What Teams' answer means for the message (403 and 404 by their codes, 429 after what it says). */
export function classify(error: unknown): Sent {
  const { statusCode, code, message = '', body, details, response } = (error ?? {}) as ServiceError;
  const reason = body?.error?.code ?? details?.error?.code ?? code ?? '';
  const text = `${statusCode ?? 'no answer'} ${reason} ${message}`.trim().slice(0, 300);
  if (statusCode === undefined) return { kind: 'later', error: text };
  if (AGAIN.has(statusCode)) {
    const seconds = Number(response?.headers?.get('retry-after'));
    return { kind: 'later', error: text, ...(seconds > 0 ? { afterMs: seconds * 1000 } : {}) };
  }
  if (statusCode === 404 && reason === 'ActivityNotFoundInConversation') return { kind: 'refused', error: text };
  return (statusCode === 403 && GONE.has(reason)) || statusCode === 404
    ? { kind: 'unreachable' }
    : { kind: 'refused', error: text };
}
