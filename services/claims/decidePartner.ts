import { afterBusinessDays, businessDaysBetween, dayOf } from './businessDays.ts';
import { isIn, poeForDispute, type Claim, type ClaimIn } from './claim.ts';
import type { PartnerCommand } from './commands.ts';
import type { Rules } from './deadlines.ts';
import { calendarFor, policyOf, rejectionOf, resumedTarget } from './deadlines.ts';
import type { Answer, Circumstances } from './circumstances.ts';
import type { ClaimFact } from './events.ts';
import type { FieldChange, FieldInput, FieldName, Fields } from './fields.ts';
import { applyChanges, changesOf, isSubscriptionField, valueOf } from './fields.ts';
import type { FormPage } from './form.ts';
import { fittingProducts, missingFields, requiredOf } from './form.ts';
import { calendarOf } from './policy.ts';
import { requestDetails } from './reasons.ts';
import type { Refusal } from './refusals.ts';
import { invalid } from './refusals.ts';
import { MAX_COMMENT, validate } from './validate.ts';

/**
 * Editable after submission (docs/law.md section 4), with the subscriptions of the products that
 * are claimed.
 */
const editable: ReadonlySet<FieldName> = new Set([
  'mpnId',
  'productIds',
  'customerContactName',
  'customerContactTitle',
  'customerContactEmail',
  'partnerContactName',
  'partnerContactEmail',
]);
export const isEditable = (field: FieldName): boolean =>
  editable.has(field) || isSubscriptionField(field);

/** What a partner's command makes of a claim, the standing and the status being right already. */
export function decidePartner(
  claim: Claim,
  command: PartnerCommand,
  circumstances: Circumstances,
): Answer {
  switch (command.type) {
    case 'save':
      return save(claim, command.page, command.input, circumstances);
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

function save(
  claim: Claim,
  page: FormPage | 'edit' | 'partial',
  sent: FieldInput,
  { actor, organisation }: Circumstances,
): Answer {
  if (!organisation || !actor?.partner) throw new Error('A form is judged by its organisation.');
  const editing = isIn(claim, 'editing');
  const input = Object.fromEntries(
    Object.entries(sent).filter(([field]) => editing || isEditable(field as FieldName)),
  ) as FieldInput;
  const fixed = changesOf(claim.fields, sent).filter(({ field }) => !editing && !isEditable(field));
  if (fixed.length > 0) return { kind: 'fieldsFixed', allowed: ['editing'] };
  const after = applyChanges(claim.fields, changesOf(claim.fields, input));
  // after submission every form is the one of the editable fields
  const required = requiredFor(editing ? page : 'edit', after);
  const problems = validate(claim.fields, input, required, {
    organisation,
    mpnIds: actor.partner.mpnIds,
  });
  if (problems.length > 0) return invalid(...problems);
  const changes = withDroppedProducts(claim, changesOf(claim.fields, input));
  return changes.length > 0 ? [{ type: 'fieldsChanged', changes }] : [];
}

function requiredFor(page: FormPage | 'edit' | 'partial', fields: Fields): readonly FieldName[] {
  if (page === 'partial') return [];
  return page === 'edit' ? missingFields(fields).filter(isEditable) : requiredOf(page, fields);
}

/** A changed area or activity drops the products that it does not know. */
function withDroppedProducts(claim: Claim, changes: FieldChange[]): FieldChange[] {
  const next = applyChanges(claim.fields, changes);
  const from = valueOf(claim.fields, 'productIds');
  const to = fittingProducts(next).join(',');
  if (to === valueOf(next, 'productIds')) return changes;
  return [
    ...changes.filter(({ field }) => field !== 'productIds'),
    { field: 'productIds', from, to },
  ];
}

function addPoe(
  claim: Claim,
  { poe }: Extract<PartnerCommand, { type: 'addPoe' }>,
  { rules }: Circumstances,
): Answer {
  // the same bytes twice are recognised and not stored twice (docs/law.md section 6)
  if (claim.poe.some(({ sha256 }) => sha256 === poe.sha256)) return [];
  return noRoom(claim, rules) ?? [{ type: 'poeAdded', poe }];
}

function noRoom(claim: Claim, rules: Rules): Refusal | undefined {
  const { poeMaxFiles } = policyOf(claim, rules);
  return claim.poe.length >= poeMaxFiles ? { kind: 'poeFull', max: poeMaxFiles } : undefined;
}

/** What a claim itself lacks for a command, whatever would be typed with it. */
export function lackFor(
  type: PartnerCommand['type'],
  claim: Claim,
  circumstances: Circumstances,
): Refusal | undefined {
  if (type === 'addPoe') return noRoom(claim, circumstances.rules);
  return type === 'submit' ? unfinished(claim, circumstances) : undefined;
}

function unfinished(claim: Claim, { actor, organisation }: Circumstances): Refusal | undefined {
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
): Answer {
  const lack = unfinished(claim, circumstances);
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
): Answer {
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
function takeAdvice(claim: Claim): Answer {
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
): Answer {
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
