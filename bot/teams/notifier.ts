import { channelCard } from '../../cards/channelCard.ts';
import { claimCard } from '../../cards/claimCard.ts';
import { consentCard } from '../../cards/consentCard.ts';
import { lineCard, textCard } from '../../cards/lineCard.ts';
import { listCard } from '../../cards/listCard.ts';
import { noticeHeadline } from '../../cards/noticeHeadline.ts';
import { badFileText } from '../../cards/poeText.ts';
import type { Extras } from '../../cards/reader.ts';
import { refusalText } from '../../cards/refusalText.ts';
import { channel } from '../../cards/text/channel.ts';
import { english, wordsFor } from '../../cards/text/languages.ts';
import type { Words } from '../../cards/text/words.ts';
import type { Actor } from '../../services/claims/actor.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { policyOf, type Rules } from '../../services/claims/deadlines.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import type {
  ChannelLine,
  Conversation,
  IntakeResult,
  LiveCard,
  Notifier,
  Said,
} from '../../services/outbox/ports.ts';
import type { Clock, Directory } from '../../services/ports.ts';
import type { Reading } from '../answers/app.ts';
import { claimView, readerOf } from '../answers/views.ts';
import { posting, type PostingParts } from './posting.ts';

type Lookups = { directory: Directory; rules: Rules; clock: Clock };

/** Sends claims and notices to people and to the reviewers' channel, as Adaptive Cards in Teams. */
export function teamsNotifier({
  directory,
  rules,
  clock,
  ...parts
}: PostingParts & Lookups): Notifier {
  const { post, update, say } = posting(parts);
  const lookups = { directory, rules, clock };
  const readingOf = (to: Conversation): Reading => ({
    actor: directory.actor(to.person),
    words: wordsFor(to.locale),
  });

  return {
    async notice(to, notice) {
      const { card, summary } = noticeCard(notice, readingOf(to), lookups);
      return post(to, card, summary);
    },
    async digest(to, claims) {
      const words = wordsFor(to.locale);
      const page = { page: 0, more: false, now: clock.now(), rules, mayChange: true };
      const ids = claims.map(({ id }) => id).join(', ');
      return post(
        to,
        listCard({ kind: 'overdue', claims, words, ...page }),
        words.lists.overdueSummary(ids),
      );
    },
    async edit(to, message, claim) {
      const { becomes } = message;
      if ('card' in becomes) return update(to, message, becomes.card);
      return update(
        to,
        message,
        lineCard(becomes.lineOf, claim, memberOf(to, directory), wordsFor(to.locale)),
      );
    },
    async refresh(to, place, claim) {
      const reading = { actor: memberOf(to, directory), words: wordsFor(to.locale) };
      return update(to, place, refreshedCard(place, claim, reading, lookups));
    },
    async channelCard(to, claim, viewers, place) {
      const card = channelCard({ claim, now: clock.now(), rules, viewers });
      return place ? update(to, place, card) : post(to, card, channel.title(claim.id));
    },
    async channelLine(to, line, under) {
      return say(to, 'overdue' in line ? channel.overdue(line.overdue) : noticeLine(line), under);
    },
    async intake(to, result) {
      const reading = readingOf(to);
      const { line, good } = intakeWords(result, rules, reading.words);
      const extras = good === undefined ? { line } : { good };
      const view = result.claim && claimView(result.claim, reading, lookups, extras);
      return view && 'card' in view ? post(to, view.card, good ?? line) : say(to, line);
    },
  };
}

/**
 * The reader of a chat: from the directory, and as a customer's contact by the e-mail that Teams
 * reported.
 */
function memberOf({ person, email, memberTenantId }: Conversation, directory: Directory): Actor {
  const actor = directory.actor(person);
  return email ? { ...actor, customer: { email, tenantId: memberTenantId } } : actor;
}

function noticeCard(
  { kind, claim, event, capacity }: Parameters<Notifier['notice']>[1],
  reading: Reading,
  lookups: Lookups,
) {
  const reader = readerOf(claim, capacity, reading, lookups);
  const headline = noticeHeadline(kind, event, claim, reader);
  return capacity === 'customer'
    ? {
        card: consentCard(claim, reader, { headline }),
        summary: `${headline.title}: ${claim.organisation.name}`,
      }
    : {
        card: claimCard(claim, reader, { headline }),
        summary: `${headline.title}: ${claim.fields.name ?? ''} (${claim.id})`,
      };
}

/**
 * The claim's current card. The message's own line stays while it is fresh and the status is still
 * the same.
 */
function refreshedCard({ said }: LiveCard, claim: Claim, reading: Reading, lookups: Lookups) {
  const { actor, words } = reading;
  const stays = said?.status === claim.state.status && said.until > lookups.clock.now();
  const view = claimView(claim, reading, lookups, stays ? extrasOf(said, claim, actor, words) : {});
  if ('card' in view) return view.card;
  return textCard(claim.id, capacityFor(actor, claim) ? view.text : words.noLongerYours);
}

function extrasOf({ notice, good, links }: Said, claim: Claim, actor: Actor, words: Words): Extras {
  const capacity = capacityFor(actor, claim);
  const headline =
    notice && capacity && noticeHeadline(notice.kind, notice.event, claim, { capacity, words });
  return {
    ...(headline ? { headline } : {}),
    ...(good ? { good } : {}),
    ...(links ? { links } : {}),
  };
}

/** A notice in the channel, as text. */
function noticeLine({ kind, claim, event }: Extract<ChannelLine, { kind: unknown }>): string {
  const { title, detail } = noticeHeadline(kind, event, claim, {
    capacity: 'reviewer',
    words: english,
  });
  const by = event.by.person ? ` (${event.by.person.name})` : '';
  return [`${claim.id}: ${title}${by}`, detail.map(({ text }) => text).join('')]
    .filter(Boolean)
    .join('\n');
}

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
      return { line: files.notTaken(name, badFileText(outcome.reason, poeMaxBytes, words)) };
    case 'refused':
      return { line: files.notTaken(name, refusalText(outcome.refusal, words)) };
    default:
      return outcome satisfies never;
  }
}
