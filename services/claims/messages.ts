import type { Claim, Person } from './claim.ts';
import type { ClaimEvent } from './events.ts';
import type { ClaimId } from './ids.ts';
import { reminders, type ReminderKind } from './reminders.ts';

/**
 * The audience of a notice; its people are determined when it is sent (docs/law.md section 5, "Who
 * is told").
 */
export type Audience =
  /** The claim's author and everyone of the organisation who acted on it. */
  | { readonly to: 'partner' }
  | { readonly to: 'reviewers' }
  /** The assigned reviewer; all where none is assigned. */
  | { readonly to: 'reviewer' }
  | { readonly to: 'customer' }
  | { readonly to: 'person'; readonly person: Person };

export type NoticeKind =
  | 'submitted'
  | 'reviewStarted'
  | 'informationRequested'
  | 'resubmitted'
  | 'approved'
  | 'consentAsked'
  | 'rejected'
  | 'disputed'
  | 'sentToEligibility'
  | 'eligibilityAnswered'
  | 'commented'
  | 'noObjection'
  | 'reassigned'
  | ReminderKind;

/**
 * A consequence of an event outside the claim. Its id depends on the event only, so that working it
 * out again gives the same id.
 */
export type Message = { readonly id: string; readonly claimId: ClaimId; readonly at: string } & (
  | {
      readonly kind: 'notice';
      readonly notice: NoticeKind;
      readonly audience: Audience;
      /** The id of the event's author, who is not told. */
      readonly except?: string;
      readonly event: ClaimEvent;
      /**
       * For a reminder: when its state began. Once the claim has left that state, it is not sent.
       */
      readonly while?: string;
    }
  | {
      readonly kind: 'eligibility';
      readonly action: 'assess' | 'withdraw';
      readonly messageId: string;
    }
  | { readonly kind: 'releaseHold'; readonly tenantId: string }
);

export type Notice = Extract<Message, { kind: 'notice' }>;

type NoticeFor = Pick<Notice, 'notice' | 'audience'>;
const noticesTo = (
  notice: NoticeKind,
  ...to: ('partner' | 'reviewers' | 'reviewer' | 'customer')[]
): NoticeFor[] => to.map((audience) => ({ notice, audience: { to: audience } }));

function noticesOf(event: ClaimEvent, before: Claim | undefined): NoticeFor[] {
  switch (event.type) {
    case 'submitted':
      return noticesTo('submitted', 'reviewers');
    case 'reviewStarted':
      return noticesTo('reviewStarted', 'partner');
    case 'informationRequested':
      return noticesTo('informationRequested', 'partner');
    case 'resubmitted':
      return noticesTo('resubmitted', 'reviewer', 'partner');
    case 'approved':
      return [...noticesTo('approved', 'partner'), ...noticesTo('consentAsked', 'customer')];
    case 'rejected':
      return noticesTo('rejected', 'partner', 'reviewer');
    case 'disputed':
      return noticesTo('disputed', 'reviewer', 'partner');
    case 'sentToEligibility':
      return noticesTo('sentToEligibility', 'partner', 'reviewer');
    case 'eligibilityAnswered':
      return noticesTo('eligibilityAnswered', 'partner');
    case 'noObjection':
      return noticesTo('noObjection', 'partner', 'reviewer');
    case 'commented':
      return event.by.role === 'partner'
        ? noticesTo('commented', 'reviewer')
        : noticesTo('commented', 'partner');
    case 'reassigned': {
      const old: NoticeFor[] = before?.reviewer
        ? [{ notice: 'reassigned', audience: { to: 'person', person: before.reviewer } }]
        : [];
      return [...noticesTo('reassigned', 'reviewer', 'partner'), ...old];
    }
    case 'reminded':
      return noticesTo(event.reminder, reminders[event.reminder].to);
    case 'created':
    case 'fieldsChanged':
    case 'poeAdded':
    case 'poeRemoved':
    case 'discarded':
    case 'disputeClosed':
    case 'customerTold':
    case 'cloned':
    case 'holdLost':
    case 'breached':
      return [];
    default:
      return event satisfies never;
  }
}

/** The consequences of an event, given the claim before and after it. */
export function messagesOf(event: ClaimEvent, before: Claim | undefined, after: Claim): Message[] {
  const base = { claimId: after.id, at: event.at };
  const notices = noticesOf(event, before).map(({ notice, audience }, i): Message => ({
    ...base,
    id: `${after.id}-${event.seq}-${i}`,
    kind: 'notice',
    notice,
    audience,
    event,
    ...(event.by.person ? { except: event.by.person.id } : {}),
    ...(event.type === 'reminded' ? { while: sinceOf(after) } : {}),
  }));
  return [...notices, ...handOvers(event, before, base)];
}

function handOvers(
  event: ClaimEvent,
  before: Claim | undefined,
  base: { claimId: ClaimId; at: string },
): Message[] {
  const id = `${base.claimId}-${event.seq}`;
  if (event.type === 'sentToEligibility') {
    return [
      {
        ...base,
        id: `${id}-assess`,
        kind: 'eligibility',
        action: 'assess',
        messageId: event.messageId,
      },
    ];
  }
  if (event.type !== 'rejected') return [];
  const messages: Message[] = [];
  if (before?.state.status === 'approved') {
    messages.push({
      ...base,
      id: `${id}-release`,
      kind: 'releaseHold',
      tenantId: before.fields.customerTenantId ?? '',
    });
  }
  if (event.withdraws && before?.eligibility) {
    messages.push({
      ...base,
      id: `${id}-withdraw`,
      kind: 'eligibility',
      action: 'withdraw',
      messageId: before.eligibility.messageId,
    });
  }
  return messages;
}

/** The instant at which the claim's present state began. */
export function sinceOf({ state }: Claim): string {
  if (state.status === 'editing') return state.touchedAt;
  return state.status === 'discarded' ? state.at : state.since;
}
