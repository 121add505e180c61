import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../../services/claims/actor.ts';
import type { Claim } from '../../../services/claims/claim.ts';
import type { PersonalCommandType } from '../../../services/claims/commands.ts';
import type { FieldName } from '../../../services/claims/fields.ts';
import { permissions } from '../../../services/claims/permissions.ts';
import { stageOf } from '../../../services/claims/stages.ts';
import type { Standing } from '../../../services/claims/standing.ts';
import { answerOf, ask, fabrikam, good, rightful, runs } from '../../support/law.ts';
import { answerTo } from '../../support/permissions.ts';
import { inputs, moves, playOut, someRules, type Moment } from './moves.ts';

function standingOf(actor: Actor, claim: Claim): Standing {
  const { partner } = actor;
  if (partner?.organisationId === fabrikam.id) return standingInside(partner, claim);
  const near =
    actor.reviewer?.belongsTo.includes(fabrikam.id) ||
    actor.person.tenantId.toLowerCase() === fabrikam.tenantId;
  if (actor.reviewer && !near) return 'reviewer';
  return isContact(actor.customer, claim) ? 'contact' : 'nobody';
}

function standingInside(
  { roles, mpnIds }: NonNullable<Actor['partner']>,
  { fields: { mpnId } }: Claim,
): Standing {
  if (roles.length === 0) return 'onlooker';
  // a draft may have no location yet
  return !mpnId || mpnIds.length === 0 || mpnIds.includes(mpnId) ? 'partner' : 'otherLocation';
}

const isContact = (customer: Actor['customer'], { fields }: Claim): boolean =>
  customer !== undefined &&
  customer.email === fields.customerContactEmail?.toLowerCase() &&
  customer.tenantId === fields.customerTenantId;

/** The table's answer for a step; where it allows the command, the input may still be wrong. */
function expected({ step }: Moment, claim: Claim): string {
  const type = step.command.type as PersonalCommandType;
  const actor = step.actor ?? rightful(type);
  const standing = actor ? standingOf(actor, claim) : 'nobody';
  // once the claim was approved, the contact sees it in any status
  if (standing !== 'contact' || claim.approvals === 0)
    return answerTo(standing, type, stageOf(claim));
  const seen = answerTo('contact', type, 'approved');
  return seen === 'ok'
    ? answerTo('contact', type, stageOf(claim)).replace('unknownClaim', 'wrongStatus')
    : seen;
}

const personal = ({ step }: Moment): boolean => Object.hasOwn(permissions, step.command.type);
const asWritten: Readonly<Record<string, string>> = { disputesUsed: 'windowClosed' };

/** Staleness is judged before status, and after who asks. */
const oneOf = (answer: string, table: string): string =>
  answer === 'stale' && (table === 'wrongStatus' || table === 'windowClosed') ? 'stale' : table;
const refused = new Set(
  'unknownClaim notForYou roleMissing otherLocation wrongStatus windowClosed disputesUsed'.split(
    ' ',
  ),
);

describe('whoever asks for whatever, whenever', () => {
  it('is answered as the permissions say, or that their card is old', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(moves(), someRules, inputs, (list, rules, fields) => {
        for (const moment of playOut(list, rules, { fields }).moments.filter(personal)) {
          const due = ask(moment.before, { command: good.tick, at: moment.step.at }, rules).claim;
          const table = expected(moment, due);
          const answer = answerOf(moment.decision);
          met.add(table);
          const told = { stage: stageOf(due), command: moment.step.command.type, table };
          if (table === 'ok')
            expect({ ...told, answer: refused.has(answer) }).toEqual({ ...told, answer: false });
          else
            expect({ ...told, answer: asWritten[answer] ?? answer }).toEqual({
              ...told,
              answer: oneOf(answer, table),
            });
        }
      }),
      runs(2000),
    );
    expect([...met].toSorted()).toEqual(
      [
        'notForYou',
        'ok',
        'otherLocation',
        'roleMissing',
        'unknownClaim',
        'windowClosed',
        'wrongStatus',
      ].toSorted(),
    );
  });

  it('changes after submission only what may be edited then, in Submitted and Partner action required', () => {
    const editable =
      /^(?:mpnId|productIds|subscription_.*|customerContact.*|partnerContact.*|technicalContact.*)$/;
    let changed = 0;
    fc.assert(
      fc.property(moves(), someRules, inputs, (list, rules, fields) => {
        for (const { before, decision } of playOut(list, rules, { fields }).moments) {
          if (before.state.status === 'editing') continue;
          for (const event of decision.events) {
            if (event.type !== 'fieldsChanged') continue;
            changed += 1;
            expect(['submitted', 'partnerActionRequired']).toContain(before.state.status);
            const other = event.changes
              .map(({ field }): FieldName => field)
              .filter((field) => !editable.test(field));
            expect(other).toEqual([]);
          }
        }
      }),
      runs(2000),
    );
    expect(changed).toBeGreaterThan(10);
  });

  it('never approves what another organisation holds', () => {
    let held = 0;
    fc.assert(
      fc.property(moves(), someRules, inputs, (list, rules, fields) => {
        for (const { step, decision } of playOut(list, rules, { fields }).moments) {
          if (step.command.type !== 'approve' || !step.heldElsewhere) continue;
          held += answerOf(decision) === 'heldByOther' ? 1 : 0;
          expect(decision.events.map(({ type }) => type)).not.toContain('approved');
        }
      }),
      runs(2000),
    );
    expect(held).toBeGreaterThan(0);
  });
});
