import { programmeOf } from '../services/claims/catalogue.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { needsConfirmation } from '../services/claims/decideReviewer.ts';
import type { Fields } from '../services/claims/fields.ts';
import type { Reader } from './reader.ts';
import { bold, run, type Run } from './render.ts';
import * as words from './text/en.ts';
import { dateText, timeText } from './time.ts';

const fact = (label: string, ...values: (string | undefined)[]): Run[] => {
  const value = values.filter(Boolean).join(', ');
  return value === '' ? [] : [bold(`${label}: `), run(value)];
};

/** What a claim is about, one line each; a line that would be empty is left out, and the list of products ends at `max`. */
export function claimFacts(
  claim: Claim,
  { capacity }: Pick<Reader, 'capacity'>,
  zone: string,
  max = Number.POSITIVE_INFINITY,
): Run[][] {
  const { fields, organisation } = claim;
  const business = fields.solutionArea === 'businessApplications';
  const lines = [
    capacity === 'reviewer' ? fact('Partner', organisation.name) : [],
    fact('Customer', fields.customerName, fields.customerDomain),
    fact('Tenant ID', fields.customerTenantId),
    fact(
      'Activity',
      fields.solutionArea && words.areas[fields.solutionArea],
      fields.activity && words.activityNames[fields.activity],
      programme(fields),
    ),
    fact(productsLabel(fields), productLine(fields, max)),
    fact('MPN ID', fields.mpnId),
    fact('Customer contact', fields.customerContactName, fields.customerContactTitle, fields.customerContactEmail),
    capacity === 'reviewer' && fields.customerContactEmail && needsConfirmation(claim)
      ? [run('The contact’s e-mail is not at the customer’s domain: check it before approving.', { weight: 'Bolder' })]
      : [],
    business
      ? fact(
          'Technical contact',
          fields.technicalContactName,
          fields.technicalContactTitle,
          fields.technicalContactEmail,
        )
      : [],
    fact('Partner contact', fields.partnerContactName, fields.partnerContactEmail),
    ...(fields.activity === 'revenueAssociation'
      ? [
          fact('Seller', fields.sellerName),
          fact('Revenue customer', fields.revenueCustomerName),
          fact('ISV solution', fields.isvSolution),
        ]
      : []),
    fact('Reviewer', claim.reviewer?.name),
    fact('Started from', claim.clonedFrom),
    fact('Continued as', ...(claim.clonedTo ?? [])),
    ...consentFacts(claim, zone),
  ];
  return lines.filter((runs) => runs.length > 0);
}

function programme({ solutionArea, activity, optOutOfPayment }: Fields): string | undefined {
  if (!solutionArea || !activity) return undefined;
  return optOutOfPayment ? 'recognition only' : (programmeOf(solutionArea, activity) ?? 'recognition only, never paid');
}

/** Of many products it says how many there are. */
function productsLabel({ productIds = [] }: Fields): string {
  return productIds.length > 5 ? `Products (${productIds.length})` : 'Products';
}

/** With subscriptions one product a line; what would be longer than `max` names the first ones and counts the rest. */
function productLine({ productIds = [], subscriptions = {} }: Fields, max: number): string {
  const names = productIds.map(words.productName);
  const subscribed = productIds.some((id) => subscriptions[id]);
  const whole = subscribed
    ? productIds.map((id, i) => `${names[i]}${subscriptions[id] ? ` (${subscriptions[id]})` : ''}`).join('\n')
    : names.join(', ');
  if (whole.length <= max) return subscribed && names.length > 1 ? `\n${whole}` : whole;
  const some = names.slice(1).map((_, i) => `${names.slice(0, i + 1).join(', ')} and ${names.length - i - 1} more`);
  const shorter = [...some, names.join(', ')];
  return shorter.findLast((line) => line.length <= max) ?? shorter[0] ?? '';
}

/** Who was told, when and how (rules.md section 9). */
function consentFacts(claim: Claim, zone: string): Run[][] {
  if (!isIn(claim, 'approved')) return [];
  const ways = { teams: 'in Teams', email: 'by e-mail', reviewer: 'by a reviewer' } as const;
  const told = claim.told.map(({ how, to, at }) => `${to} ${ways[how]}, ${timeText(at, zone)}`).join('; ');
  return [
    fact('Associated since', claim.approvedAt && dateText(claim.approvedAt, zone)),
    fact('Customer told', told || 'not yet'),
    claim.noObjectionAt && claim.noObjectionAt >= claim.state.since
      ? fact('Customer', `no objection, ${timeText(claim.noObjectionAt, zone)}`)
      : [],
    claim.eligibility ? fact('Sent to eligibility', timeText(claim.eligibility.at, zone)) : [],
  ];
}
