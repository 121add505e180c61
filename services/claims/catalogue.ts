export const solutionAreas = ['businessApplications', 'microsoft365'] as const;
export type SolutionArea = (typeof solutionAreas)[number];

export const activities = ['presales', 'usage', 'revenueAssociation'] as const;
export type Activity = (typeof activities)[number];

export type Product = {
  readonly id: string;
  readonly name: string;
  readonly area: SolutionArea;
  readonly activities: readonly Activity[];
  /** The unit with which one partner at a time is associated (docs/law.md section 7). */
  readonly per: 'workload' | 'subscription';
  readonly earnsIncentive: boolean;
};

const m365 = (id: string, name: string, earnsIncentive = true): Product => ({
  id: `m365.${id}`,
  name,
  area: 'microsoft365',
  activities: ['usage'],
  per: 'workload',
  earnsIncentive,
});
const d365 = (id: string, name: string): Product => ({
  id: `d365.${id}`,
  name: `Dynamics 365 ${name}`,
  area: 'businessApplications',
  activities,
  per: 'subscription',
  earnsIncentive: true,
});

/**
 * The products of docs/law.md section 8. A new version is a new list; the products of older claims
 * are looked up in the newest list.
 */
export const catalogueVersion = '2020-09';
export const catalogue: readonly Product[] = [
  m365('exchange', 'Exchange Online'),
  m365('sharepoint', 'SharePoint Online and OneDrive'),
  m365('teams', 'Microsoft Teams'),
  m365('teamsMeetings', 'Teams Meetings'),
  m365('teamsPhone', 'Teams Phone'),
  m365('teamsPlatform', 'Teams Platform'),
  m365('yammer', 'Yammer', false),
  m365('apps', 'Microsoft 365 Apps'),
  m365('intune', 'Microsoft Intune'),
  m365('aadPremium', 'Azure AD Premium'),
  m365('informationProtection', 'Microsoft Information Protection', false),
  m365('defenderOffice', 'Defender for Office 365'),
  m365('defenderEndpoint', 'Defender for Endpoint'),
  m365('defenderIdentity', 'Defender for Identity'),
  m365('cloudAppSecurity', 'Microsoft Cloud App Security'),
  d365('sales', 'Sales'),
  d365('customerService', 'Customer Service'),
  d365('fieldService', 'Field Service'),
  d365('marketing', 'Marketing'),
  d365('projectOperations', 'Project Operations'),
  d365('finance', 'Finance'),
  d365('supplyChain', 'Supply Chain Management'),
  d365('commerce', 'Commerce'),
  d365('humanResources', 'Human Resources'),
  d365('businessCentral', 'Business Central'),
  d365('customerInsights', 'Customer Insights'),
  d365('fraudProtection', 'Fraud Protection'),
  d365('remoteAssist', 'Remote Assist'),
  d365('guides', 'Guides'),
];

const byId = new Map(catalogue.map((product) => [product.id, product]));

export function productOf(id: string): Product | undefined {
  return byId.get(id);
}

/** The activities of an area; Microsoft 365 has Usage only. */
export function activitiesOf(area: SolutionArea): readonly Activity[] {
  return area === 'microsoft365' ? ['usage'] : activities;
}

/** The products that may be claimed for an area and activity. */
export function productsFor(area: SolutionArea, activity: Activity): readonly Product[] {
  return catalogue.filter(
    (product) => product.area === area && product.activities.includes(activity),
  );
}

export type Programme = 'OSA Sell' | 'OSU – Business Applications' | 'OSU – Microsoft 365';

/** The incentive programme of an activity; undefined: recognition only, never paid. */
export function programmeOf(area: SolutionArea, activity: Activity): Programme | undefined {
  if (activity === 'revenueAssociation') return undefined;
  if (activity === 'presales') return 'OSA Sell';
  return area === 'microsoft365' ? 'OSU – Microsoft 365' : 'OSU – Business Applications';
}
