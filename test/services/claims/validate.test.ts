import { describe, expect, it } from '@jest/globals';
import type { FieldInput, FieldName } from '../../../services/claims/fields.ts';
import { applyChanges, changesOf } from '../../../services/claims/fields.ts';
import { tidy, validate } from '../../../services/claims/validate.ts';
import {
  fabrikam,
  LAGOS,
  m365Input,
  OSLO,
  presalesInput,
  revenueInput,
  SEATTLE,
} from '../../support/law.ts';

const context = { organisation: fabrikam, mpnIds: [] };
const problems = (input: FieldInput, fields: FieldInput = {}) =>
  validate(applyChanges({}, changesOf({}, fields)), input, [], context);
const x = (n: number): string => 'x'.repeat(n);

describe('a form', () => {
  it('that is filled in well has no problem', () => {
    for (const input of [m365Input, presalesInput, revenueInput])
      expect(problems(input)).toEqual([]);
  });

  it('names every required field that is empty, whether it was sent so or never', () => {
    const { mpnId: _, ...rest } = m365Input;
    expect(validate({}, { ...rest, name: '' }, ['name', 'mpnId', 'customerName'], context)).toEqual(
      [
        { field: 'name', reason: 'required' },
        { field: 'mpnId', reason: 'required' },
      ],
    );
  });

  it('names all that is wrong at once, each at its field', () => {
    expect(
      problems({ customerDomain: 'no', customerTenantId: 'no', customerContactEmail: 'no' }),
    ).toEqual([
      { field: 'customerDomain', reason: 'notADomain' },
      { field: 'customerTenantId', reason: 'notAGuid' },
      { field: 'customerContactEmail', reason: 'notAnEmail' },
    ]);
  });

  it('does not judge again what was right once and is not being changed', () => {
    expect(problems({ mpnId: LAGOS }, { mpnId: LAGOS })).toEqual([]);
  });
});

describe('a text', () => {
  const limits: readonly { field: FieldName; fits: string; over: string }[] = [
    { field: 'name', fits: x(100), over: x(101) },
    { field: 'customerName', fits: x(100), over: x(101) },
    { field: 'customerContactTitle', fits: x(100), over: x(101) },
    { field: 'isvSolution', fits: x(100), over: x(101) },
    {
      field: 'customerDomain',
      fits: `${x(60)}.${x(51)}.example`,
      over: `${x(60)}.${x(52)}.example`,
    },
    {
      field: 'customerContactEmail',
      fits: `${x(104)}@contoso.example`,
      over: `${x(105)}@contoso.example`,
    },
  ];

  it.each(limits)('of $field has a longest length', ({ field, fits, over }) => {
    expect(problems({ [field]: fits })).toEqual([]);
    expect(problems({ [field]: over })).toEqual([{ field, reason: 'tooLong' }]);
  });

  it('of the name may be a single character', () => {
    expect(problems({ name: 'x' })).toEqual([]);
  });
});

type Case = {
  field: FieldName;
  good: readonly string[];
  bad: readonly string[];
  reason: string;
  with?: FieldInput;
};
const business: FieldInput = { solutionArea: 'businessApplications', activity: 'usage' };
const guid = '12345678-90ab-4cde-8f01-234567890abc';
const table: readonly Case[] = [
  {
    field: 'mpnId',
    reason: 'notAnMpnId',
    good: [SEATTLE, OSLO],
    bad: ['1234', '12345678901', '12 345', 'x'],
  },
  { field: 'mpnId', reason: 'globalMpn', good: [], bad: ['1234500'] },
  { field: 'mpnId', reason: 'foreignMpn', good: [], bad: ['7654321'] },
  { field: 'mpnId', reason: 'notEnrolled', good: [], bad: [LAGOS] },
  {
    field: 'customerDomain',
    reason: 'notADomain',
    good: [
      'contoso.com',
      'contoso.onmicrosoft.com',
      'a-b.example',
      'xn--bcher-kva.example',
      'firma.xn--p1ai',
    ],
    bad: [
      'contoso',
      '.com',
      'contoso.',
      'a b.com',
      'http://a.com',
      '-a.com',
      'a-.com',
      'a..com',
      '1.2.3.4',
      'a@b.com',
    ],
  },
  {
    field: 'customerTenantId',
    reason: 'notAGuid',
    good: [guid],
    bad: ['x', guid.slice(1), `${guid}0`, guid.replaceAll('-', ''), guid.replace('a', 'g')],
  },
  { field: 'customerTenantId', reason: 'saleToSelf', good: [guid], bad: [fabrikam.tenantId] },
  ...(['customerContactEmail', 'technicalContactEmail', 'partnerContactEmail'] as const).map(
    (field): Case => ({
      field,
      reason: 'notAnEmail',
      good: [
        'a@b.example',
        'first.last+tag@sub.contoso.com',
        "o'neil@contoso.com",
        'jörg@contoso.com',
      ],
      bad: [
        'x',
        'a@b',
        '@b.example',
        'a@',
        'a b@c.example',
        'a@b@c.example',
        'A <a@b.example>',
        'a@b.example,c@d.example',
      ],
    }),
  ),
  {
    field: 'solutionArea',
    reason: 'notAChoice',
    good: ['microsoft365', 'businessApplications'],
    bad: ['x', 'constructor'],
  },
  {
    field: 'activity',
    reason: 'notAChoice',
    good: ['presales', 'usage', 'revenueAssociation'],
    bad: ['Usage', 'toString'],
  },
  {
    field: 'optOutOfPayment',
    reason: 'notAChoice',
    good: ['true', 'false'],
    bad: ['yes', '1', 'TRUE'],
  },
  {
    field: 'productIds',
    reason: 'notAChoice',
    good: ['m365.teams', 'd365.sales'],
    bad: ['x', 'm365.teams,x', 'constructor'],
  },
  {
    field: 'activity',
    reason: 'activityNotInArea',
    with: { solutionArea: 'microsoft365' },
    good: ['usage'],
    bad: ['presales', 'revenueAssociation'],
  },
  {
    field: 'productIds',
    reason: 'productNotInActivity',
    with: business,
    good: ['d365.sales'],
    bad: ['m365.teams', 'd365.sales,m365.teams'],
  },
  {
    field: 'productIds',
    reason: 'productNotInActivity',
    with: { solutionArea: 'microsoft365', activity: 'usage' },
    good: ['m365.yammer,m365.teams'],
    bad: ['d365.guides'],
  },
  {
    field: 'subscription_d365.sales',
    reason: 'notAGuid',
    with: business,
    good: [guid],
    bad: ['x', guid.slice(2)],
  },
];

describe('a field', () => {
  it.each(table.map((one) => ({ ...one, title: `${one.field} for ${one.reason}` })))(
    'is refused or taken as the rules say: $title',
    ({ field, good, bad, reason, with: fields = {} }) => {
      for (const value of good)
        expect({ value, found: problems({ [field]: value }, fields) }).toEqual({
          value,
          found: [],
        });
      for (const value of bad)
        expect({ value, found: problems({ [field]: value }, fields) }).toEqual({
          value,
          found: [{ field, reason }],
        });
    },
  );

  it('of a location that is not theirs is refused to whom is limited to others', () => {
    const found = validate({}, { mpnId: SEATTLE }, [], { organisation: fabrikam, mpnIds: [OSLO] });
    expect(found).toEqual([{ field: 'mpnId', reason: 'mpnNotYours' }]);
  });

  it('of the area is refused where the activity, though unchanged, does not go with it', () => {
    expect(
      problems({ solutionArea: 'microsoft365' }, { ...business, activity: 'presales' }),
    ).toEqual([{ field: 'activity', reason: 'activityNotInArea' }]);
  });
});

describe('what is not known yet', () => {
  it('is judged no product by: area and activity must both be there', () => {
    expect(problems({ productIds: 'd365.sales' }, { solutionArea: 'microsoft365' })).toEqual([]);
    expect(problems({ productIds: 'm365.teams' }, { activity: 'presales' })).toEqual([]);
  });

  it('is said once of an activity that there is not', () => {
    expect(problems({ activity: 'x' }, { solutionArea: 'microsoft365' })).toEqual([
      { field: 'activity', reason: 'notAChoice' },
    ]);
  });
});

describe('what was typed', () => {
  it.each<{ field: FieldName; typed: string; kept: string }>([
    { field: 'name', typed: '  Tailspin Rollout ', kept: 'Tailspin Rollout' },
    { field: 'name', typed: 'Toys, Toys, ', kept: 'Toys, Toys,' },
    { field: 'customerDomain', typed: ' Contoso.COM', kept: 'contoso.com' },
    { field: 'customerTenantId', typed: `{${guid.toUpperCase()}}`, kept: guid },
    { field: 'subscription_d365.sales', typed: guid.toUpperCase(), kept: guid },
    {
      field: 'productIds',
      typed: 'm365.teams, m365.yammer,m365.teams,',
      kept: 'm365.teams,m365.yammer',
    },
    { field: 'customerContactEmail', typed: ' Cora@Contoso.com ', kept: 'Cora@Contoso.com' },
  ])('is tidied where it means the same: $field', ({ field, typed, kept }) => {
    expect(tidy(field, typed)).toBe(kept);
  });
});
