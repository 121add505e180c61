import { afterBusinessDays, businessDaysBetween, dayOf } from './businessDays.ts';
import type { Verdict, Circumstances } from './circumstances.ts';
import { isIn, poeForDispute, type Claim, type ClaimIn } from './claim.ts';
import type { PartnerCommand } from './commands.ts';
import { calendarFor, policyOf, rejectionOf, resumedTarget, type Rules } from './deadlines.ts';
import type { ClaimFact } from './events.ts';
import { valueOf } from './fields.ts';
import { missingFields } from './form.ts';
import { calendarOf } from './policy.ts';
import { requestDetails } from './reasons.ts';
import { invalid, type Refusal } from './refusals.ts';
import { saveFields } from './saveFields.ts';
import { MAX_COMMENT, validate } from './validate.ts';

/** Decides a partner's command; standing and status are checked before. */
export function decidePartner(
  claim: Claim,
  command: PartnerCommand,
  circumstances: Circumstances,
): Verdict {
  switch (command.type) {
    case 'save':
      return saveFields(claim, command.page, command.input, circumstances);
    case 'discard':
      return [{ type: 'discarded' }];
    case 'addPoe':
      return addPoe(claim, command, circumstances);
    case 'removePoe': {
      const poe = claim.poe.find(({ id }) => id === command.poeId);
      return poe ? [{ type: 'poeRemoved', poeId: poe.id, name: poe.name }] : { kind: 'poeUnknown' };
    }
    case 'submit':
      return submit(claim, command, circumstances);
    case 'resubmit':
      return isIn(claim, 'partnerActionRequired')
        ? resubmit(claim, command.comment, circumstances)
        : [];
    case 'takeAdvice':
      return takeAdvice(claim);
    case 'requestRejection': {
      const detail = requestDetails.find((one) => one === command.detail);
      if (!detail) return invalid({ field: 'detail', reason: 'notAChoice' });
      const { now, rules } = circumstances;
      return [
        rejectionOf(
          claim,
          { reason: 'partnerRequest', detail, comment: command.comment },
          now,
          rules,
        ),
      ];
    }
    case 'dispute':
      return isIn(claim, 'rejected') ? dispute(claim, command.justification, circumstances) : [];
    case 'noteClone':
      return claim.clonedTo?.includes(command.to) ? [] : [{ type: 'cloned', to: command.to }];
    default:
      return command satisfies never;
  }
}

function addPoe(
  claim: Claim,
  { poe }: Extract<PartnerCommand, { type: 'addPoe' }>,
  { rules }: Circumstances,
): Verdict {
  // the same bytes twice are recognised and not stored twice (docs/law.md section 6)
  if (claim.poe.some(({ sha256 }) => sha256 === poe.sha256)) return [];
  return lackForPoe(claim, rules) ?? [{ type: 'poeAdded', poe }];
}

function lackForPoe(claim: Claim, rules: Rules): Refusal | undefined {
  const { poeMaxFiles } = policyOf(claim, rules);
  return claim.poe.length >= poeMaxFiles ? { kind: 'poeFull', max: poeMaxFiles } : undefined;
}

/** The refusal for what the claim itself lacks for a command, whatever the input. */
export function lackFor(
  type: PartnerCommand['type'],
  claim: Claim,
  circumstances: Circumstances,
): Refusal | undefined {
  if (type === 'addPoe') return lackForPoe(claim, circumstances.rules);
  return type === 'submit' ? lackForSubmit(claim, circumstances) : undefined;
}

function lackForSubmit(claim: Claim, { actor, organisation }: Circumstances): Refusal | undefined {
  const missing = missingFields(claim.fields);
  if (missing.length > 0)
    return invalid(...missing.map((field) => ({ field, reason: 'required' as const })));
  // the directory may have changed since the form was filled
  if (organisation && actor?.partner) {
    const { mpnIds } = actor.partner;
    const mpn = validate({}, { mpnId: valueOf(claim.fields, 'mpnId') }, [], {
      organisation,
      mpnIds,
    });
    if (mpn.length > 0) return invalid(...mpn);
  }
  return claim.poe.length === 0 ? { kind: 'poeMissing' } : undefined;
}

function submit(
  claim: Claim,
  { checklist }: Extract<PartnerCommand, { type: 'submit' }>,
  circumstances: Circumstances,
): Verdict {
  const lack = lackForSubmit(claim, circumstances);
  if (lack) return lack;
  const { now, rules } = circumstances;
  const { policy } = rules;
  const calendar = calendarOf(policy, rules.holidays);
  return [
    {
      type: 'submitted',
      checklist: [...new Set(checklist)],
      policy,
      deadline: afterBusinessDays(now, policy.reviewStart, calendar),
      target: afterBusinessDays(now, policy.target, calendar),
    },
  ];
}

function resubmit(
  claim: ClaimIn<'partnerActionRequired'>,
  comment: string,
  { now, rules }: Circumstances,
): Verdict {
  const policy = policyOf(claim, rules);
  const calendar = calendarFor(claim, rules);
  const pausedDays = claim.target?.pausedOn
    ? businessDaysBetween(claim.target.pausedOn, dayOf(now, policy.zone), calendar)
    : 0;
  const fact: ClaimFact = {
    type: 'resubmitted',
    comment,
    deadline: afterBusinessDays(
      now,
      claim.state.dispute ? policy.disputeResult : policy.decision,
      calendar,
    ),
    ...resumedTarget(claim.target, pausedDays, calendar),
  };
  return [fact];
}

/** Removes the products that the reviewer named, never the last one. */
function takeAdvice(claim: Claim): Verdict {
  const advice = isIn(claim, 'partnerActionRequired') ? claim.state.advice : [];
  const now = claim.fields.productIds ?? [];
  const left = now.filter((id) => !advice.includes(id));
  if (left.length === now.length) return { kind: 'noAdvice' };
  if (left.length === 0) return invalid({ field: 'productIds', reason: 'required' });
  return [
    {
      type: 'fieldsChanged',
      changes: [{ field: 'productIds', from: now.join(','), to: left.join(',') }],
    },
  ];
}

function dispute(
  claim: ClaimIn<'rejected'>,
  justification: string,
  { now, rules }: Circumstances,
): Verdict {
  if (justification.length > MAX_COMMENT)
    return invalid({ field: 'justification', reason: 'tooLong' });
  if (justification === '' && poeForDispute(claim).length === 0)
    return invalid({ field: 'justification', reason: 'required' });
  const deadline = afterBusinessDays(
    now,
    policyOf(claim, rules).disputeResult,
    calendarFor(claim, rules),
  );
  return [{ type: 'disputed', justification, deadline }];
}
