import { isWaiting, type Claim } from '../services/claims/claim.ts';
import { calendarFor, type Rules } from '../services/claims/deadlines.ts';
import type { Instant } from '../services/claims/businessDays.ts';
import type { Card } from '../services/outbox/ports.ts';
import json from './channelCard.json' with { type: 'json' };
import { turnOf } from './claimTurn.ts';
import { template } from './render.ts';
import { channel } from './text/channel.ts';
import { english as words } from './text/languages.ts';
import { deadlineText } from './time.ts';

const expand = template(json);

type ChannelClaim = {
  readonly claim: Claim;
  readonly now: Instant;
  readonly rules: Rules;
  readonly viewers: readonly string[];
};

/**
 * A claim's card for the reviewers' channel, in English. Without partner, customer and buttons,
 * since anybody in the channel sees it. Clients of `viewers` (Teams user ids) ask for their own
 * view by themselves.
 */
export function channelCard({ claim, now, rules, viewers }: ChannelClaim): Card {
  const { state } = claim;
  const card = expand({
    title: channel.title(claim.id),
    claimId: claim.id,
    status: state.status === 'discarded' ? channel.discarded : words.statusLabels[state.status],
    turn: turnOf(claim, 'customer', words),
    deadline: isWaiting(claim)
      ? deadlineText(claim.state.deadline, now, calendarFor(claim, rules), words)
      : '',
    forReviewers: channel.forReviewers,
  });
  return withOwnViews(card, claim.id, viewers);
}

/**
 * Adds a refresh, with which the clients of these people (Teams user ids) ask for their own view;
 * it changes nothing.
 */
export function withOwnViews(card: Card, claimId: string, viewers: readonly string[]): Card {
  const action = {
    type: 'Action.Execute',
    title: channel.refresh,
    verb: 'refreshClaim',
    data: { claimId },
  };
  return { ...card, refresh: { action, userIds: viewers } };
}
