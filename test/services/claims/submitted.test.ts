import { describe, expect, it } from '@jest/globals';
import type { FieldInput, FieldName } from '../../../services/claims/fields.ts';
import { formPages } from '../../../services/claims/form.ts';
import {
  answerOf,
  ask,
  by,
  draft,
  goOn,
  good,
  MONDAY,
  on,
  people,
  poeOf,
  presalesInput,
  reach,
  revenueInput,
  run,
  utc,
} from '../../support/law.ts';

describe('a claim in Submitted', () => {
  const claim = reach('submitted');

  it('waits for the reviewers, with five business days to begin and ten to decide', () => {
    expect(claim.state).toMatchObject({
      status: 'submitted',
      since: MONDAY,
      deadline: { at: utc('2026-11-10'), day: '2026-11-09', zone: 'UTC', counted: 'business' },
      breached: false,
    });
    expect(claim.target?.deadline).toEqual({
      at: utc('2026-11-17'),
      day: '2026-11-16',
      zone: 'UTC',
      counted: 'business',
    });
    expect(claim.submittedAt).toBe(MONDAY);
  });

  it('goes under review when a reviewer starts, and is then theirs', () => {
    const { claim: next } = ask(
      claim,
      on(utc('2026-11-04', '08:00'), by(people.otherReviewer, good.startReview)),
    );
    expect(next.state).toMatchObject({
      status: 'underReview',
      since: utc('2026-11-04', '08:00'),
      deadline: { at: utc('2026-11-12'), day: '2026-11-11', zone: 'UTC', counted: 'business' },
      breached: false,
    });
    expect(next.reviewer).toEqual(people.otherReviewer.person);
  });

  it('may be given to a reviewer before the review starts, and is theirs who starts it all the same', () => {
    const { claim: given } = ask(claim, good.reassign);
    expect(given.reviewer).toEqual(people.otherReviewer.person);
    expect(ask(given, by(people.reviewer, good.startReview)).claim.reviewer).toEqual(
      people.reviewer.person,
    );
  });

  it('is decided by no reviewer before the review has started', () => {
    for (const command of [good.approve, good.reject, good.requestInformation]) {
      expect(ask(claim, command).refusal).toEqual({
        kind: 'wrongStatus',
        allowed: ['underReview'],
      });
    }
  });

  it('is only flagged, never decided, however long the reviewers are silent', () => {
    const late = ask(claim, on(utc('2027-11-02'), good.tick));
    expect(late.claim.state).toMatchObject({ status: 'submitted', breached: true });
    expect(late.events).toMatchObject([
      { type: 'breached', period: 'reviewStart', deadline: { day: '2026-11-09' } },
      { type: 'breached', period: 'target', deadline: { day: '2026-11-16' } },
    ]);
    expect(ask(late.claim, on(utc('2028-11-02'), good.tick)).events).toEqual([]);
  });
});

const editable: FieldInput = {
  mpnId: '1234577',
  productIds: 'd365.sales,d365.guides',
  'subscription_d365.guides': '50000000-0000-4000-8000-000000000002',
  customerContactName: 'Carl Colleague',
  customerContactTitle: 'Buyer',
  customerContactEmail: 'carl@tailspin.example',
  partnerContactName: 'Pia Partner',
  partnerContactEmail: 'pia@fabrikam.example',
};
const fixed: FieldInput = {
  name: 'Another name',
  customerName: 'Wingtip',
  customerDomain: 'wingtip.example',
  customerTenantId: '30000000-0000-4000-8000-000000000009',
  solutionArea: 'microsoft365',
  activity: 'usage',
  optOutOfPayment: 'true',
  sellerName: 'Sonja Seller',
  revenueCustomerName: 'Wingtip',
  isvSolution: 'Wing planner',
};

describe.each(['submitted', 'partnerActionRequired'] as const)(
  'the fields of a claim that is %s',
  (stage) => {
    const asked = { ...good.requestInformation, productIds: [] };
    const steps = stage === 'submitted' ? [good.submit] : [good.submit, good.startReview, asked];
    const { claim } = run(steps, { input: revenueInput });

    it('may be edited as far as location, products and contacts go', () => {
      const {
        claim: next,
        refusal,
        events,
      } = ask(claim, { type: 'save', page: 'edit', input: editable });
      expect(refusal).toBeUndefined();
      expect(events.map(({ type }) => type)).toEqual(['fieldsChanged']);
      expect(next.fields).toMatchObject({
        mpnId: '1234577',
        productIds: ['d365.sales', 'd365.guides'],
        customerContactEmail: 'carl@tailspin.example',
        partnerContactName: 'Pia Partner',
      });
      expect(next.state).toEqual(claim.state);
      expect(next.rev).toBe(claim.rev + 1);
    });

    it.each(Object.entries(fixed))(
      'are fixed otherwise: %s is changed in Editing only',
      (field, value) => {
        const decision = ask(claim, { type: 'save', page: 'edit', input: { [field]: value } });
        expect(decision.refusal).toEqual({ kind: 'fieldsFixed', allowed: ['editing'] });
        expect(decision.claim).toBe(claim);
      },
    );

    it('may be sent along unchanged, where they are fixed', () => {
      const input = { ...revenueInput, partnerContactName: 'Pia Partner' };
      expect(answerOf(ask(claim, { type: 'save', page: 'edit', input }))).toBe('ok');
    });

    const required: readonly FieldName[] = [
      'mpnId',
      'productIds',
      'subscription_d365.sales',
      'customerContactName',
      'customerContactTitle',
      'customerContactEmail',
      'partnerContactName',
      'partnerContactEmail',
    ];
    it.each(required)('are never left without %s, which is required', (field) => {
      const { refusal } = ask(claim, { type: 'save', page: 'edit', input: { [field]: '' } });
      expect(refusal).toEqual({ kind: 'invalid', problems: [{ field, reason: 'required' }] });
    });

    it('never lose the last product, nor a contact, by way of any page of the form', () => {
      const ways = [...formPages, 'edit' as const, 'partial' as const].flatMap((page) =>
        ['productIds', 'customerContactEmail', 'mpnId'].map((field) => ({ page, field })),
      );
      const lost = ways.filter(
        ({ page, field }) =>
          answerOf(ask(claim, { type: 'save', page, input: { [field]: '' } })) !== 'invalid',
      );
      expect(lost).toEqual([]);
    });

    it('need the subscription of a product that is added', () => {
      const { refusal } = ask(claim, {
        type: 'save',
        page: 'edit',
        input: { productIds: 'd365.sales,d365.guides' },
      });
      expect(refusal).toEqual({
        kind: 'invalid',
        problems: [{ field: 'subscription_d365.guides', reason: 'required' }],
      });
    });

    it('take no product of another area', () => {
      const { refusal } = ask(claim, {
        type: 'save',
        page: 'edit',
        input: { productIds: 'd365.sales,m365.teams' },
      });
      expect(refusal).toEqual({
        kind: 'invalid',
        problems: [{ field: 'productIds', reason: 'productNotInActivity' }],
      });
    });
  },
);

describe('proof on a claim that is submitted', () => {
  it('may be added, and is not removed any more', () => {
    const { claim } = goOn(draft(), [good.submit, good.addPoe]);
    expect(claim.poe.map(({ id }) => id)).toEqual([poeOf(1).id, poeOf(2).id]);
    expect(ask(claim, good.removePoe).refusal).toEqual({
      kind: 'wrongStatus',
      allowed: ['editing'],
    });
  });
});

describe('a partner who asks for the rejection', () => {
  const details = ['incorrectMpn', 'incorrectActivity', 'noLongerWorkingWithCustomer', 'other'];
  const stagesOpen = [
    'submitted',
    'underReview',
    'partnerActionRequired',
    'approved',
    'passed',
    'disputed',
  ] as const;

  it.each(stagesOpen.flatMap((stage) => details.map((detail) => ({ stage, detail }))))(
    'of a claim that is $stage for $detail has it at once',
    ({ stage, detail }) => {
      const before = reach(stage, {
        input: { ...presalesInput, ...(stage === 'partnerActionRequired' ? m365 : {}) },
      });
      const { claim } = ask(before, { type: 'requestRejection', detail, comment: 'Sorry.' });
      expect(claim.state).toMatchObject({
        status: 'rejected',
        reason: 'partnerRequest',
        detail,
        comment: 'Sorry.',
        dispute: 'open',
      });
      expect(claim.rejectedAt).toBe(claim.updatedAt);
    },
  );

  it.each(['', 'bored', 'constructor'])(
    'has to say which of the four details it is, not "%s"',
    (detail) => {
      const { refusal } = ask(reach('submitted'), {
        type: 'requestRejection',
        detail,
        comment: '',
      });
      expect(refusal).toEqual({
        kind: 'invalid',
        problems: [{ field: 'detail', reason: 'notAChoice' }],
      });
    },
  );
});

const m365: FieldInput = {
  solutionArea: 'microsoft365',
  activity: 'usage',
  productIds: 'm365.teams',
};
