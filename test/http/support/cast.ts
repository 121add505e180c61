import { person } from '../../support/fakeTeams.ts';

/** Tenants of the partner, its rival, the reviewers, the customer, and somebody else. */
export const tenants = {
  alpine: '11111111-aaaa-4aaa-8aaa-000000000001',
  proseware: '11111111-aaaa-4aaa-8aaa-000000000002',
  programme: '22222222-aaaa-4aaa-8aaa-000000000001',
  trey: '33333333-aaaa-4aaa-8aaa-000000000001',
  nowhere: '44444444-aaaa-4aaa-8aaa-000000000001',
};
const aad = (n: number): string =>
  `5${n.toString(16).padStart(7, '0')}-bbbb-4bbb-8bbb-00000000000${n % 10}`;

/** Incentives admin of the partner. */
export const ines = person('Ines Incentives', aad(1), tenants.alpine, 'ines@alpine.example');
/** Of the partner too, without a role. */
export const olaf = person('Olaf Onlooker', aad(2), tenants.alpine, 'olaf@alpine.example');
/** Of the partner too, for one location only. */
export const lars = person('Lars Local', aad(3), tenants.alpine, 'lars@alpine.example');
export const rosa = person('Rosa Rival', aad(4), tenants.proseware, 'rosa@proseware.example');
export const vera = person('Vera Reviewer', aad(5), tenants.programme, 'vera@programme.example');
export const viktor = person(
  'Viktor Reviewer',
  aad(6),
  tenants.programme,
  'viktor@programme.example',
);
/** Reviews, and belongs to the rival. */
export const mara = person('Mara Both', aad(7), tenants.proseware, 'mara@proseware.example');
/** The customer's contact. */
export const carl = person('Carl Contact', aad(8), tenants.trey, 'Carl@Trey.example');
/** Of the customer, and not the contact. */
export const cleo = person('Cleo Colleague', aad(9), tenants.trey, 'cleo@trey.example');
/** Has the contact's e-mail, in another tenant. */
export const karl = person('Karl Copy', aad(12), tenants.nowhere, 'carl@trey.example');
export const stan = person('Stan Stranger', aad(10), tenants.nowhere, 'stan@nowhere.example');
/** Reviews, and his account is in the partner's tenant. */
export const nils = person('Nils Near', aad(11), tenants.alpine, 'nils@alpine.example');
export const everybody = [ines, olaf, lars, rosa, vera, viktor, mara, carl, cleo, stan, nils, karl];

export type Directory = ReturnType<typeof directory>;
export function directory() {
  const personEntry = (
    { aad: aadObjectId, name, email }: typeof ines,
    roles: string[],
    mpnIds: string[] = [],
  ) => ({
    aadObjectId,
    name,
    email,
    roles,
    mpnIds,
  });
  return {
    organisations: [
      {
        id: 'alpine',
        name: 'Alpine Ski House',
        tenantId: tenants.alpine,
        globalMpnId: '5550000',
        locations: [
          { mpnId: '5550001', name: 'Denver', enrolled: true },
          { mpnId: '5550002', name: 'Zermatt', enrolled: true },
          { mpnId: '5550003', name: 'Narvik', enrolled: false },
        ],
        people: [
          personEntry(ines, ['incentivesAdmin']),
          personEntry(olaf, []),
          personEntry(lars, ['billingAdmin'], ['5550002']),
        ],
      },
      {
        id: 'proseware',
        name: 'Proseware Partners',
        tenantId: tenants.proseware,
        globalMpnId: '6660000',
        locations: [{ mpnId: '6660001', name: 'Lyon', enrolled: true }],
        people: [personEntry(rosa, ['globalAdmin']), personEntry(mara, [])],
      },
    ],
    reviewers: [vera, viktor, mara, nils].map(
      ({ aad: aadObjectId, tenant: tenantId, name, email }) => ({
        aadObjectId,
        tenantId,
        name,
        email,
      }),
    ),
  };
}

/** A good claim for Microsoft 365. */
export const fields: Readonly<Record<string, string>> = {
  name: 'Trey moves to Teams',
  mpnId: '5550001',
  customerName: 'Trey Research',
  customerDomain: 'trey.example',
  customerTenantId: tenants.trey,
  solutionArea: 'microsoft365',
  activity: 'usage',
  productIds: 'm365.teams,m365.exchange',
  optOutOfPayment: 'false',
  customerContactName: 'Carl Contact',
  customerContactTitle: 'Head of IT',
  customerContactEmail: 'carl@trey.example',
  technicalContactName: 'Tina Technical',
  technicalContactTitle: 'Engineer',
  technicalContactEmail: 'tina@trey.example',
  partnerContactName: 'Pia Partner',
  partnerContactEmail: 'pia@alpine.example',
  sellerName: 'Sid Seller',
  revenueCustomerName: 'Trey Revenue',
  isvSolution: 'Trey Add-in',
};
