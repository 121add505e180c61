import { afterBusinessDays, afterDays, dayOf } from './businessDays.ts';
import type { Claim } from './claim.ts';
import type { PersonalCommand } from './commands.ts';
import { calendarFor, disputeWindow, isWithEligibility, policyOf } from './deadlines.ts';
import type { Answer, Circumstances } from './circumstances.ts';
import { informationReasons, reviewerRejections } from './reasons.ts';
import { invalid } from './refusals.ts';
import { isAtDomain } from './validate.ts';

/** What a reviewer's command makes of a claim, the standing and the status being right already. */
export function decideReviewer(claim: Claim, command: PersonalCommand, { now, rules, actor }: Circumstances): Answer {
  const policy = policyOf(claim, rules);
  const calendar = calendarFor(claim, rules);
  switch (command.type) {
    case 'startReview':
      return [
        {
          type: 'reviewStarted',
          comment: command.comment,
          deadline: afterBusinessDays(now, policy.decision, calendar),
        },
      ];
    case 'approve':
      if (command.heldByOther) return { kind: 'heldByOther' };
      if (needsConfirmation(claim) && !command.confirmContact)
        return invalid({ field: 'confirmContact', reason: 'confirmContact' });
      return [
        {
          type: 'approved',
          comment: command.comment,
          deadline: afterDays(now, policy.consent, policy.zone),
          contactConfirmed: needsConfirmation(claim),
        },
      ];
    case 'requestInformation':
      if (command.reasons.length === 0) return invalid({ field: 'reasons', reason: 'required' });
      if (command.reasons.some((reason) => !informationReasons.some((known) => known === reason)))
        return invalid({ field: 'reasons', reason: 'notAChoice' });
      if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
      return requestInformation(
        claim,
        command,
        afterBusinessDays(now, policy.answer, calendar),
        dayOf(now, policy.zone),
      );
    case 'reject': {
      const reason = reviewerRejections.find((one) => one === command.reason);
      if (!reason) return invalid({ field: 'reason', reason: 'notAChoice' });
      if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
      return [
        {
          type: 'rejected',
          reason,
          comment: command.comment,
          withdraws: isWithEligibility(claim),
          ...disputeWindow(claim, now, rules),
        },
      ];
    }
    case 'reassign':
      if (!command.mayReview) return { kind: 'reviewerUnfit' };
      return claim.reviewer?.id === command.to.id ? [] : [{ type: 'reassigned', to: command.to }];
    case 'recordCustomerTold':
      if (command.comment === '') return invalid({ field: 'comment', reason: 'required' });
      return [
        {
          type: 'customerTold',
          told: { how: 'reviewer', to: actor?.person.name ?? '', at: now },
          comment: command.comment,
        },
      ];
    default:
      throw new Error(`"${command.type}" is no reviewer's command.`);
  }
}

/** The contact's e-mail is not at the customer's domain: the reviewer confirms it in approving (docs/law.md section 9). */
export function needsConfirmation({ fields }: Claim): boolean {
  return !isAtDomain(fields.customerContactEmail ?? '', fields.customerDomain ?? '');
}

function requestInformation(
  claim: Claim,
  { reasons, comment, productIds }: Extract<PersonalCommand, { type: 'requestInformation' }>,
  deadline: ReturnType<typeof afterBusinessDays>,
  pausedOn: string,
): Answer {
  const claimed = claim.fields.productIds ?? [];
  if (productIds.some((id) => !claimed.includes(id))) return invalid({ field: 'productIds', reason: 'notAChoice' });
  const asked = informationReasons.filter((reason) => reasons.includes(reason));
  return [
    { type: 'informationRequested', reasons: asked, comment, advice: [...new Set(productIds)], deadline, pausedOn },
  ];
}
