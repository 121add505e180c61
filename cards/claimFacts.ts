import { programmeOf } from '../services/claims/catalogue.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { needsConfirmation } from '../services/claims/decideReviewer.ts';
import type { Fields } from '../services/claims/fields.ts';
import type { Reader } from './reader.ts';
import { bold, run, type Run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';
import { dateText, timeText } from './time.ts';

const fact = (label: string, ...values: (string | undefined)[]): Run[] => {
  const value = values.filter(Boolean).join(', ');
  return value === '' ? [] : [bold(`${label}: `), run(value)];
};

/**
 * Facts of a claim, one line each, without empty lines. The list of products is cut at `max`
 * characters.
 */
export function claimFacts(
  claim: Claim,
  { capacity, words }: Pick<Reader, 'capacity' | 'words'>,
  zone: string,
  max = Number.POSITIVE_INFINITY,
): Run[][] {
  const { fields, organisation } = claim;
  const { facts } = words;
  const business = fields.solutionArea === 'businessApplications';
  const lines = [
    capacity === 'reviewer' ? fact(facts.partner, organisation.name) : [],
    fact(facts.customer, fields.customerName, fields.customerDomain),
    fact(facts.tenant, fields.customerTenantId),
    fact(
      facts.activity,
      fields.solutionArea && words.areas[fields.solutionArea],
      fields.activity && words.activityNames[fields.activity],
      programme(fields, facts),
    ),
    fact(productsLabel(fields, facts), productLine(fields, max, words)),
    fact(facts.mpn, fields.mpnId),
    fact(
      facts.customerContact,
      fields.customerContactName,
      fields.customerContactTitle,
      fields.customerContactEmail,
    ),
    capacity === 'reviewer' && fields.customerContactEmail && needsConfirmation(claim)
      ? [run(facts.foreignContact, { weight: 'Bolder' })]
      : [],
    business
      ? fact(
          facts.technicalContact,
          fields.technicalContactName,
          fields.technicalContactTitle,
          fields.technicalContactEmail,
        )
      : [],
    fact(facts.partnerContact, fields.partnerContactName, fields.partnerContactEmail),
    ...(fields.activity === 'revenueAssociation'
      ? [
          fact(facts.seller, fields.sellerName),
          fact(facts.revenueCustomer, fields.revenueCustomerName),
          fact(facts.isvSolution, fields.isvSolution),
        ]
      : []),
    fact(facts.reviewer, claim.reviewer?.name),
    fact(facts.clonedFrom, claim.clonedFrom),
    fact(facts.clonedTo, ...(claim.clonedTo ?? [])),
    ...consentFacts(claim, zone, words),
  ];
  return lines.filter((runs) => runs.length > 0);
}

function programme(
  { solutionArea, activity, optOutOfPayment }: Fields,
  facts: Words['facts'],
): string | undefined {
  if (!solutionArea || !activity) return undefined;
  return optOutOfPayment
    ? facts.recognition
    : (programmeOf(solutionArea, activity) ?? facts.neverPaid);
}

/** Label of the products; of more than five it says how many there are. */
function productsLabel({ productIds = [] }: Fields, { products }: Words['facts']): string {
  return productIds.length > 5 ? `${products} (${productIds.length})` : products;
}

/**
 * Products with their subscriptions, one a line; without subscriptions one after the other. Where
 * that is longer than `max` characters, the first names and the number of the rest.
 */
function productLine(
  { productIds = [], subscriptions = {} }: Fields,
  max: number,
  words: Words,
): string {
  const names = productIds.map(productName);
  const subscribed = productIds.some((id) => subscriptions[id]);
  const whole = subscribed
    ? productIds
        .map((id, i) => `${names[i]}${subscriptions[id] ? ` (${subscriptions[id]})` : ''}`)
        .join('\n')
    : names.join(', ');
  if (whole.length <= max) return subscribed && names.length > 1 ? `\n${whole}` : whole;
  const some = names
    .slice(1)
    .map((_, i) => words.facts.andMore(names.slice(0, i + 1).join(', '), names.length - i - 1));
  const shorter = [...some, names.join(', ')];
  return shorter.findLast((line) => line.length <= max) ?? shorter[0] ?? '';
}

/** Facts of an approved claim: who was told, when and how (docs/law.md section 9). */
function consentFacts(claim: Claim, zone: string, words: Words): Run[][] {
  if (!isIn(claim, 'approved')) return [];
  const { facts } = words;
  const told = claim.told
    .map(({ how, to, at }) => `${to} ${facts.ways[how]}, ${timeText(at, zone, words)}`)
    .join('; ');
  return [
    fact(facts.since, claim.approvedAt && dateText(claim.approvedAt, zone, words)),
    fact(facts.told, told || facts.notYet),
    claim.noObjectionAt && claim.noObjectionAt >= claim.state.since
      ? fact(facts.customer, facts.noObjection(timeText(claim.noObjectionAt, zone, words)))
      : [],
    claim.eligibility ? fact(facts.sent, timeText(claim.eligibility.at, zone, words)) : [],
  ];
}
