import type { Person } from '../../services/claims/claim.ts';
import type { Command } from '../../services/claims/commands.ts';
import type { FieldInput } from '../../services/claims/fields.ts';
import { checklistItems } from '../../services/claims/reasons.ts';
import { adam, customers, petra, rashid } from './samplePeople.ts';

export type SampleStep = {
  /** Hours before the time at which the samples are made. */
  readonly hoursAgo: number;
  readonly who: 'partner' | 'system' | Person;
  readonly what: 'create' | { readonly file: string } | Command;
};
export type Sample = {
  readonly by: Person;
  readonly fields: FieldInput;
  readonly steps: readonly SampleStep[];
};

const DAY = 24;

function claim(name: string, of: FieldInput, productIds: string, by: Person = petra): FieldInput {
  const partner =
    by === petra
      ? {
          mpnId: '1234566',
          partnerContactName: 'Petra Partner',
          partnerContactEmail: 'petra@fabrikam.example',
        }
      : {
          mpnId: '7654321',
          partnerContactName: 'Adam Rival',
          partnerContactEmail: 'adam@adatum.example',
        };
  return { name, ...of, solutionArea: 'microsoft365', activity: 'usage', productIds, ...partner };
}

const sales: FieldInput = {
  ...claim('Woodgrove sales pipeline', customers.woodgrove, 'd365.sales'),
  solutionArea: 'businessApplications',
  activity: 'presales',
  'subscription_d365.sales': '50000000-0000-4000-8000-000000000001',
  technicalContactName: 'Wanda Wire',
  technicalContactTitle: 'Solution architect',
  technicalContactEmail: 'wanda@woodgrove.example',
};

const partnerStep = (hoursAgo: number, what: SampleStep['what']): SampleStep => ({
  hoursAgo,
  who: 'partner',
  what,
});
const reviewerStep = (hoursAgo: number, what: Command): SampleStep => ({
  hoursAgo,
  who: rashid,
  what,
});
const systemStep = (hoursAgo: number, what: Command): SampleStep => ({
  hoursAgo,
  who: 'system',
  what,
});

/** A claim filled in, with one file, submitted so many hours ago. */
const stepsToSubmitted = (hoursAgo: number, file = 'statement-of-work.pdf'): SampleStep[] => [
  partnerStep(hoursAgo + 3, 'create'),
  partnerStep(hoursAgo + 2, { file }),
  partnerStep(hoursAgo, { type: 'submit', checklist: checklistItems }),
];
const stepsToUnderReview = (hoursAgo: number): SampleStep[] => [
  ...stepsToSubmitted(hoursAgo + DAY),
  reviewerStep(hoursAgo, { type: 'startReview', comment: '' }),
];
const stepsToApproved = (hoursAgo: number): SampleStep[] => [
  ...stepsToUnderReview(hoursAgo + DAY),
  reviewerStep(hoursAgo, { type: 'approve', comment: 'All there.', confirmContact: false }),
];
const noticeStep = (hoursAgo: number, to: string): SampleStep =>
  systemStep(hoursAgo, {
    type: 'recordNotice',
    told: { how: 'email', to, at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() },
  });
const stepsToRejected = (hoursAgo: number, comment: string): SampleStep[] => [
  ...stepsToUnderReview(hoursAgo + DAY),
  reviewerStep(hoursAgo, { type: 'reject', reason: 'insufficientPoe', comment }),
];
const ask: Command = {
  type: 'requestInformation',
  reasons: ['missingCustomerAcknowledgment'],
  comment: 'Page 3 has no signature of the customer. Please have it signed.',
  productIds: [],
};

/** A dozen claims, at least one in every status. */
export const samples: readonly Sample[] = [
  {
    by: petra,
    fields: pick(claim('Northwind Exchange migration', customers.northwind, ''), [
      'name',
      'mpnId',
      'customerName',
      'customerDomain',
      'customerTenantId',
    ]),
    steps: [partnerStep(2, 'create')],
  },
  {
    by: petra,
    fields: claim('Litware Intune rollout', customers.litware, 'm365.intune'),
    steps: [partnerStep(5, 'create'), partnerStep(4, { file: 'intune-project-plan.pdf' })],
  },
  {
    by: petra,
    fields: claim('Proseware Teams meetings', customers.proseware, 'm365.teamsMeetings'),
    steps: stepsToSubmitted(3),
  },
  {
    by: adam,
    // competes with Petra's "Proseware telephony"
    fields: claim('Proseware calling', customers.proseware, 'm365.teamsPhone', adam),
    steps: stepsToSubmitted(4 * DAY),
  },
  {
    by: petra,
    fields: claim('Northwind SharePoint intranet', customers.northwind, 'm365.sharepoint'),
    steps: stepsToSubmitted(11 * DAY),
  },
  {
    by: petra,
    fields: claim('Proseware telephony', customers.proseware, 'm365.teamsPhone'),
    steps: stepsToUnderReview(DAY),
  },
  { by: petra, fields: sales, steps: stepsToUnderReview(2 * DAY) },
  {
    by: petra,
    fields: claim('Litware endpoint defence', customers.litware, 'm365.defenderEndpoint'),
    steps: [...stepsToUnderReview(3 * DAY), reviewerStep(2 * DAY, ask)],
  },
  {
    by: petra,
    fields: claim('Litware Exchange Online', customers.litware, 'm365.exchange'),
    steps: stepsToApproved(DAY),
  },
  {
    by: petra,
    fields: claim('Woodgrove Microsoft 365 Apps', customers.woodgrove, 'm365.apps'),
    steps: [
      ...stepsToApproved(12 * DAY),
      noticeStep(11 * DAY, 'willem@woodgrove.example'),
      systemStep(4 * DAY, { type: 'tick' }),
    ],
  },
  {
    by: petra,
    fields: claim('Proseware Yammer network', customers.proseware, 'm365.yammer'),
    steps: stepsToRejected(3 * DAY, 'The work done is not described.'),
  },
  {
    by: petra,
    fields: claim(
      'Northwind information protection',
      customers.northwind,
      'm365.informationProtection',
    ),
    steps: [
      ...stepsToRejected(4 * DAY, 'Dates are missing.'),
      partnerStep(DAY, {
        type: 'dispute',
        justification: 'The dates stand on page 2, below the signature.',
      }),
    ],
  },
  {
    by: petra,
    fields: claim('Woodgrove Teams platform', customers.woodgrove, 'm365.teamsPlatform'),
    steps: [
      ...stepsToUnderReview(50 * DAY),
      reviewerStep(49 * DAY, ask),
      systemStep(40 * DAY, { type: 'tick' }),
    ],
  },
];

function pick(fields: FieldInput, names: readonly (keyof FieldInput)[]): FieldInput {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => names.includes(name as keyof FieldInput)),
  );
}
