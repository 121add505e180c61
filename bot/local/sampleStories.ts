import type { Person } from '../../services/claims/claim.ts';
import type { Command } from '../../services/claims/commands.ts';
import type { FieldInput } from '../../services/claims/fields.ts';
import { checklistItems } from '../../services/claims/reasons.ts';
import { adam, customers, petra, rashid } from './samplePeople.ts';

export type Step = {
  /** Before the samples are made. */
  readonly hoursAgo: number;
  readonly who: 'partner' | 'system' | Person;
  readonly what: 'create' | { readonly file: string } | Command;
};
export type Sample = {
  readonly by: Person;
  readonly fields: FieldInput;
  readonly steps: readonly Step[];
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

const partner = (hoursAgo: number, what: Step['what']): Step => ({
  hoursAgo,
  who: 'partner',
  what,
});
const reviewer = (hoursAgo: number, what: Command): Step => ({ hoursAgo, who: rashid, what });
const system = (hoursAgo: number, what: Command): Step => ({ hoursAgo, who: 'system', what });

/** Filled in, one file added, submitted so many hours ago. */
const submitted = (hoursAgo: number, file = 'statement-of-work.pdf'): Step[] => [
  partner(hoursAgo + 3, 'create'),
  partner(hoursAgo + 2, { file }),
  partner(hoursAgo, { type: 'submit', checklist: checklistItems }),
];
const underReview = (hoursAgo: number): Step[] => [
  ...submitted(hoursAgo + DAY),
  reviewer(hoursAgo, { type: 'startReview', comment: '' }),
];
const approved = (hoursAgo: number): Step[] => [
  ...underReview(hoursAgo + DAY),
  reviewer(hoursAgo, { type: 'approve', comment: 'All there.', confirmContact: false }),
];
const told = (hoursAgo: number, to: string): Step =>
  system(hoursAgo, {
    type: 'recordNotice',
    told: { how: 'email', to, at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() },
  });
const rejected = (hoursAgo: number, comment: string): Step[] => [
  ...underReview(hoursAgo + DAY),
  reviewer(hoursAgo, { type: 'reject', reason: 'insufficientPoe', comment }),
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
    steps: [partner(2, 'create')],
  },
  {
    by: petra,
    fields: claim('Litware Intune rollout', customers.litware, 'm365.intune'),
    steps: [partner(5, 'create'), partner(4, { file: 'intune-project-plan.pdf' })],
  },
  {
    by: petra,
    fields: claim('Proseware Teams meetings', customers.proseware, 'm365.teamsMeetings'),
    steps: submitted(3),
  },
  {
    by: adam,
    // competes with Petra's telephony
    fields: claim('Proseware calling', customers.proseware, 'm365.teamsPhone', adam),
    steps: submitted(4 * DAY),
  },
  {
    by: petra,
    fields: claim('Northwind SharePoint intranet', customers.northwind, 'm365.sharepoint'),
    steps: submitted(11 * DAY),
  },
  {
    by: petra,
    fields: claim('Proseware telephony', customers.proseware, 'm365.teamsPhone'),
    steps: underReview(DAY),
  },
  { by: petra, fields: sales, steps: underReview(2 * DAY) },
  {
    by: petra,
    fields: claim('Litware endpoint defence', customers.litware, 'm365.defenderEndpoint'),
    steps: [...underReview(3 * DAY), reviewer(2 * DAY, ask)],
  },
  {
    by: petra,
    fields: claim('Litware Exchange Online', customers.litware, 'm365.exchange'),
    steps: approved(DAY),
  },
  {
    by: petra,
    fields: claim('Woodgrove Microsoft 365 Apps', customers.woodgrove, 'm365.apps'),
    steps: [
      ...approved(12 * DAY),
      told(11 * DAY, 'willem@woodgrove.example'),
      system(4 * DAY, { type: 'tick' }),
    ],
  },
  {
    by: petra,
    fields: claim('Proseware Yammer network', customers.proseware, 'm365.yammer'),
    steps: rejected(3 * DAY, 'The work done is not described.'),
  },
  {
    by: petra,
    fields: claim(
      'Northwind information protection',
      customers.northwind,
      'm365.informationProtection',
    ),
    steps: [
      ...rejected(4 * DAY, 'Dates are missing.'),
      partner(DAY, {
        type: 'dispute',
        justification: 'The dates stand on page 2, below the signature.',
      }),
    ],
  },
  {
    by: petra,
    fields: claim('Woodgrove Teams platform', customers.woodgrove, 'm365.teamsPlatform'),
    steps: [...underReview(50 * DAY), reviewer(49 * DAY, ask), system(40 * DAY, { type: 'tick' })],
  },
];

function pick(fields: FieldInput, names: readonly (keyof FieldInput)[]): FieldInput {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => names.includes(name as keyof FieldInput)),
  );
}
