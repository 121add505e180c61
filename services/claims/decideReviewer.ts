import { afterBusinessDays, afterDays, dayOf } from './businessDays.ts';
import type { Claim } from './claim.ts';
import type { ReviewerCommand } from './commands.ts';
import { mayReview } from './standing.ts';
import { calendarFor, policyOf, rejectionOf } from './deadlines.ts';
import type { Verdict, Circumstances } from './circumstances.ts';
import { informationReasons, reviewerRejections } from './reasons.ts';
import { invalid } from './refusals.ts';
import { isAtDomain } from './validate.ts';

/** Decides a reviewer's command; standing and status are checked before. */
export function decideReviewer(
  claim: Claim,
  command: ReviewerCommand,
  circumstances: Circumstances,
): Verdict {
  const { now, rules, actor } = circumstances;
  switch (command.type) {
    case 'startReview': {
      const deadline = afterBusinessDays(
        now,
        policyOf(claim, rules).decision,
        calendarFor(claim, rules),
      );
      return [{ type: 'reviewStarted', comment: command.comment, deadline }];
    }
    case 'approve':
      return approve(claim, command, circumstances);
    case 'requestInformation':
      return requestInformation(claim, command, circumstances);
    case 'reject':
      return reject(claim, command, circumstances);
    case 'reassign':
      return reassign(claim, command, circumstances);
    case 'recordCustomerTold': {
      if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
      const told = { how: 'reviewer', to: actor?.person.name ?? '', at: now } as const;
      return [{ type: 'customerTold', told, comment: command.comment }];
    }
    default:
      return command satisfies never;
  }
}

type Of<T extends ReviewerCommand['type']> = Extract<ReviewerCommand, { type: T }>;

function approve(
  claim: Claim,
  { comment, confirmContact }: Of<'approve'>,
  { now, rules, heldElsewhere }: Circumstances,
): Verdict {
  // a missing look-up must not pass for "nobody holds it"
  if (heldElsewhere === undefined)
    throw new Error(`Who else holds what ${claim.id} claims was not looked up.`);
  if (heldElsewhere) return { kind: 'heldByOther' };
  const contactConfirmed = needsConfirmation(claim);
  if (contactConfirmed && !confirmContact)
    return invalid({ field: 'confirmContact', reason: 'confirmContact' });
  const { consent, zone } = policyOf(claim, rules);
  return [{ type: 'approved', comment, deadline: afterDays(now, consent, zone), contactConfirmed }];
}

function reject(claim: Claim, command: Of<'reject'>, { now, rules }: Circumstances): Verdict {
  const reason = reviewerRejections.find((one) => one === command.reason);
  if (!reason) return invalid({ field: 'reason', reason: 'notAChoice' });
  if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
  return [rejectionOf(claim, { reason, comment: command.comment }, now, rules)];
}

function reassign(
  claim: Claim,
  { reviewerId }: Of<'reassign'>,
  { reviewers }: Circumstances,
): Verdict {
  if (!reviewers) throw new Error(`Who reviews was not looked up for ${claim.id}.`);
  const to = reviewers.find(({ person }) => person.id === reviewerId.toLowerCase());
  if (!to || !mayReview(to, claim)) return { kind: 'reviewerUnfit' };
  return claim.reviewer?.id === to.person.id ? [] : [{ type: 'reassigned', to: to.person }];
}

/**
 * Whether the contact's e-mail is outside the customer's domain; the reviewer then has to confirm
 * it when approving (docs/law.md section 9).
 */
export function needsConfirmation({ fields }: Claim): boolean {
  return !isAtDomain(fields.customerContactEmail ?? '', fields.customerDomain ?? '');
}

function requestInformation(
  claim: Claim,
  { reasons, comment, productIds }: Of<'requestInformation'>,
  { now, rules }: Circumstances,
): Verdict {
  const asked = informationReasons.filter((reason) => reasons.includes(reason));
  if (reasons.length === 0) return invalid({ field: 'reasons', reason: 'required' });
  if (reasons.some((reason) => !asked.some((known) => known === reason)))
    return invalid({ field: 'reasons', reason: 'notAChoice' });
  if (comment === '') return invalid({ field: 'comment', reason: 'required' });
  const claimed = claim.fields.productIds ?? [];
  if (productIds.some((id) => !claimed.includes(id)))
    return invalid({ field: 'productIds', reason: 'notAChoice' });
  const { answer, zone } = policyOf(claim, rules);
  const deadline = afterBusinessDays(now, answer, calendarFor(claim, rules));
  const advice = [...new Set(productIds)];
  return [
    {
      type: 'informationRequested',
      reasons: asked,
      comment,
      advice,
      deadline,
      pausedOn: dayOf(now, zone),
    },
  ];
}
