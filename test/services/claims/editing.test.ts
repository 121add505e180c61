import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../services/claims/decide.ts';
import { start } from '../../../services/claims/start.ts';
import type { FieldInput, FieldName } from '../../../services/claims/fields.ts';
import { missingFields } from '../../../services/claims/form.ts';
import { checklistItems } from '../../../services/claims/reasons.ts';
import {
  answerOf,
  ask,
  by,
  claimIdOf,
  draft,
  fabrikam,
  firstPage,
  goOn,
  good,
  m365Input,
  MONDAY,
  on,
  people,
  poeOf,
  presalesInput,
  reach,
  revenueInput,
  rulesWith,
  run,
  utc,
  type Who,
} from '../../support/law.ts';

const id = claimIdOf('CPOR-1111-1111');
const first: FieldInput = {
  name: 'Tailspin rollout',
  mpnId: '1234566',
  customerName: 'Tailspin Toys',
  customerDomain: 'tailspin.example',
  customerTenantId: '30000000-0000-4000-8000-00000000000c',
};
const begin = (who: Who, input: FieldInput = first) =>
  start(
    { id, input },
    { actor: people[who], organisation: fabrikam, now: MONDAY, rules: rulesWith() },
  );

describe('a new claim', () => {
  it.each(['partner', 'billingAdmin', 'globalAdmin', 'ofSeattle'] as const)(
    'may be made by %s',
    (who) => {
      const { claim, events } = begin(who);
      expect(claim).toMatchObject({
        id,
        rev: 2,
        organisation: { id: 'fabrikam', name: 'Fabrikam Consulting', tenantId: fabrikam.tenantId },
        createdBy: people[who].person,
        people: [people[who].person],
        fields: first,
        state: { status: 'editing', touchedAt: MONDAY },
      });
      expect(events.map(({ type, by: who_ }) => [type, who_.role])).toEqual([
        ['created', 'partner'],
        ['fieldsChanged', 'partner'],
      ]);
    },
  );

  it.each(['onlooker', 'reviewer', 'contact', 'stranger'] as const)('is not made by %s', (who) => {
    expect(begin(who)).toEqual({ events: [], refusal: { kind: 'roleMissing' } });
  });

  it.each(Object.keys(first) as FieldName[])('is not made without %s', (field) => {
    const { claim, events, refusal } = begin('partner', { ...first, [field]: '' });
    expect({ claim, events, refusal }).toEqual({
      claim: undefined,
      events: [],
      refusal: { kind: 'invalid', problems: [{ field, reason: 'required' }] },
    });
  });

  it('is not made at a location for which its maker may not act', () => {
    expect(begin('ofOslo').refusal).toEqual({
      kind: 'invalid',
      problems: [{ field: 'mpnId', reason: 'mpnNotYours' }],
    });
  });
});

describe('a claim in Editing', () => {
  it('takes its form page by page, and then lacks nothing but the proof', () => {
    for (const input of [m365Input, presalesInput, revenueInput]) {
      const { claim } = draft({ input });
      expect(missingFields(claim.fields)).toEqual([]);
      expect(claim.poe).toHaveLength(1);
    }
  });

  it('asks for all of a page but the choice of payment', () => {
    const { claim } = firstPage();
    const { refusal } = ask(claim, { type: 'save', page: 'activity', input: {} });
    expect(refusal).toEqual({
      kind: 'invalid',
      problems: [
        { field: 'solutionArea', reason: 'required' },
        { field: 'activity', reason: 'required' },
      ],
    });
  });

  it('keeps nothing of a page on which anything is wrong', () => {
    const { claim } = firstPage();
    const input = { ...first, name: 'Another name', customerDomain: 'no domain' };
    const decision = ask(claim, { type: 'save', page: 'customer', input });
    expect(answerOf(decision)).toBe('invalid');
    expect(decision.claim).toBe(claim);
  });

  it('lets every field be changed', () => {
    const { claim } = draft();
    const input = {
      ...presalesInput,
      name: 'Another name',
      customerName: 'Wingtip',
      optOutOfPayment: 'true',
    };
    const { claim: after, refusal } = ask(claim, { type: 'save', page: 'partial', input });
    expect(refusal).toBeUndefined();
    expect(after.fields).toMatchObject({
      name: 'Another name',
      customerName: 'Wingtip',
      optOutOfPayment: true,
    });
    expect(missingFields(after.fields)).toEqual([]);
  });

  it('tells the history each field, before and after', () => {
    const { claim } = draft();
    const input = { name: 'Another name', partnerContactName: '', mpnId: m365Input.mpnId ?? '' };
    const { events } = ask(claim, { type: 'save', page: 'partial', input });
    expect(events).toMatchObject([
      {
        type: 'fieldsChanged',
        changes: [
          { field: 'name', from: 'Tailspin rollout', to: 'Another name' },
          { field: 'partnerContactName', from: 'Petra Partner', to: '' },
        ],
      },
    ]);
  });

  it('has no history of a save that changed nothing', () => {
    const { claim } = draft();
    const decision = ask(claim, { type: 'save', page: 'partial', input: m365Input });
    expect(decision).toEqual({ events: [], claim });
  });

  it('drops the products that its new area does not know', () => {
    const { claim } = draft();
    const input = { solutionArea: 'businessApplications', activity: 'presales' };
    const { claim: after, events } = ask(claim, { type: 'save', page: 'activity', input });
    expect(after.fields.productIds).toBeUndefined();
    expect(events).toMatchObject([
      { changes: [{}, {}, { field: 'productIds', from: 'm365.exchange,m365.teams', to: '' }] },
    ]);
  });

  it('lets proof be removed', () => {
    const { claim, events } = goOn(draft(), [good.removePoe]);
    expect(claim.poe).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      type: 'poeRemoved',
      poeId: poeOf(1).id,
      name: 'proof-1.pdf',
    });
    expect(ask(claim, good.removePoe).refusal).toEqual({ kind: 'poeUnknown' });
  });

  it('is never decided by the clock', () => {
    const { claim } = ask(draft().claim, on(utc('2029-01-01'), good.tick));
    expect(claim.state.status).toBe('editing');
  });

  it('remembers everyone of the organisation who worked on it, once', () => {
    const { claim } = run([
      by(people.billingAdmin, good.addPoe),
      good.save,
      by(people.billingAdmin, good.submit),
    ]);
    expect(claim.people).toEqual([people.partner.person, people.billingAdmin.person]);
  });
});

describe('a submission', () => {
  it.each([
    ...Object.keys(m365Input).map((field) => ({ kind: 'Microsoft 365', field, input: m365Input })),
    ...Object.keys(presalesInput).map((field) => ({
      kind: 'Pre-sales',
      field,
      input: presalesInput,
    })),
    ...Object.keys(revenueInput).map((field) => ({
      kind: 'Revenue association',
      field,
      input: revenueInput,
    })),
  ])('of $kind needs $field', ({ field, input }) => {
    const { claim } = goOn(draft({ input }), [
      { type: 'save', page: 'partial', input: { [field]: '' } },
    ]);
    const decision = ask(claim, good.submit);
    expect(decision.refusal).toMatchObject({ kind: 'invalid' });
    expect(decision.refusal).toHaveProperty(
      'problems',
      expect.arrayContaining([{ field, reason: 'required' }]),
    );
    expect(decision.claim.state.status).toBe('editing');
  });

  it('needs at least one file of proof', () => {
    const { claim } = goOn(draft(), [good.removePoe]);
    expect(ask(claim, good.submit).refusal).toEqual({ kind: 'poeMissing' });
  });

  it('needs a location that is still the organisation’s and enrolled, whatever was right when it was typed', () => {
    const { claim } = draft();
    const around = { actor: people.partner, now: MONDAY, rules: rulesWith(), rev: claim.rev };
    const now = {
      ...fabrikam,
      locations: fabrikam.locations.map((one) => ({ ...one, enrolled: false })),
    };
    const refusal = { kind: 'invalid', problems: [{ field: 'mpnId', reason: 'notEnrolled' }] };
    expect(decide(claim, good.submit, { ...around, organisation: now }).refusal).toEqual(refusal);
    expect(
      decide(claim, good.submit, { ...around, organisation: { ...fabrikam, locations: [] } })
        .refusal,
    ).toEqual({
      kind: 'invalid',
      problems: [{ field: 'mpnId', reason: 'foreignMpn' }],
    });
  });

  it.each([
    { name: 'nothing', checklist: [] },
    { name: 'everything', checklist: checklistItems },
    { name: 'one box twice', checklist: ['dates', 'dates'] as const },
  ])('goes through with $name ticked, and keeps what was ticked and by whom', ({ checklist }) => {
    const { claim } = ask(draft().claim, by(people.globalAdmin, { type: 'submit', checklist }));
    expect(claim.state.status).toBe('submitted');
    expect(claim.checklist).toEqual({
      ticked: [...new Set(checklist)],
      by: people.globalAdmin.person,
      at: claim.submittedAt,
    });
  });

  it('is asked of the five questions that the rules name', () => {
    expect(checklistItems).toEqual([
      'claim',
      'customerAcknowledgment',
      'dates',
      'solution',
      'products',
    ]);
  });
});

describe('a discarded claim', () => {
  it('says by whom and when, and nothing leads out of it', () => {
    const { claim } = run([on(utc('2026-11-03', '12:00'), by(people.billingAdmin, good.discard))]);
    expect(claim.state).toMatchObject({
      status: 'discarded',
      by: people.billingAdmin.person,
      at: utc('2026-11-03', '12:00'),
    });
    for (const command of Object.values(good)) {
      expect(ask(claim, command).claim.state).toEqual(claim.state);
    }
  });
});

describe('a new association from an old claim', () => {
  const old = reach('closed');
  const cloned = start(
    { id: claimIdOf('CPOR-2222-2222'), input: first, clonedFrom: old },
    { actor: people.partner, organisation: fabrikam, now: utc('2026-12-10'), rules: rulesWith() },
  );

  it('is a claim of its own in Editing that knows where it comes from', () => {
    expect(cloned.claim).toMatchObject({
      clonedFrom: old.id,
      state: { status: 'editing' },
      fields: first,
      poe: [],
    });
  });

  it('is noted on the old one, once', () => {
    const noted = ask(old, good.noteClone);
    expect(noted.events.map(({ type }) => type)).toEqual(['cloned']);
    expect(noted.claim.clonedTo).toEqual([claimIdOf('CPOR-2222-2222')]);
    expect(ask(noted.claim, good.noteClone).events).toEqual([]);
  });

  it('asks for nothing at once: what is missing is asked for before it is submitted', () => {
    const { claim } = start(
      { id: claimIdOf('CPOR-2222-2222'), input: {}, clonedFrom: old },
      { actor: people.partner, organisation: fabrikam, now: utc('2026-12-10'), rules: rulesWith() },
    );
    expect(claim && answerOf(ask(claim, good.submit))).toBe('invalid');
    expect(claim?.seq).toBe(1);
  });

  it('is not started for others by someone without a role, nor of a location that is not theirs', () => {
    expect(answerOf(ask(old, by(people.onlooker, good.noteClone)))).toBe('roleMissing');
    expect(answerOf(ask(old, by(people.ofOslo, good.noteClone)))).toBe('otherLocation');
  });
});
