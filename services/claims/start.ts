import { hasRole } from './actor.ts';
import type { Circumstances } from './circumstances.ts';
import type { Claim } from './claim.ts';
import { record, type Decision } from './decide.ts';
import type { By, ClaimEvent, ClaimFact } from './events.ts';
import { evolve } from './evolve.ts';
import { changesOf, type FieldInput } from './fields.ts';
import { requiredOf } from './form.ts';
import type { ClaimId } from './ids.ts';
import { invalid } from './refusals.ts';
import { validate } from './validate.ts';

/**
 * Makes a new claim with the fields of its first form; where the form has problems, a refusal and
 * no claim.
 */
export function start(
  { id, input, clonedFrom }: { id: ClaimId; input: FieldInput; clonedFrom?: Claim },
  { actor, organisation, now }: Circumstances,
): Omit<Decision, 'claim'> & { claim?: Claim } {
  if (!actor?.partner || !organisation || !hasRole(actor))
    return { events: [], refusal: { kind: 'roleMissing' } };
  const required = clonedFrom ? [] : requiredOf('customer', {});
  const problems = clonedFrom
    ? []
    : validate({}, input, required, { organisation, mpnIds: actor.partner.mpnIds });
  if (problems.length > 0) return { events: [], refusal: invalid(...problems) };
  const by: By = { role: 'partner', person: actor.person };
  const { id: organisationId, name, tenantId } = organisation;
  const created: ClaimEvent = {
    v: 1,
    seq: 1,
    at: now,
    by,
    type: 'created',
    id,
    organisation: { id: organisationId, name, tenantId },
    ...(clonedFrom ? { clonedFrom: clonedFrom.id } : {}),
  };
  const changes = changesOf({}, input);
  const facts: ClaimFact[] = changes.length > 0 ? [{ type: 'fieldsChanged', changes }] : [];
  const made = record(evolve(undefined, created), facts, by, now);
  return { events: [created, ...made.events], claim: made.claim };
}
