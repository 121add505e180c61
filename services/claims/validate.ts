import { activities, activitiesOf, productOf, productsFor, solutionAreas } from './catalogue.ts';
import type { FieldInput, FieldName, Fields } from './fields.ts';
import { applyChanges, changesOf, isSubscriptionField, valueOf } from './fields.ts';

/** The partner organisation of a claim, as the directory knows it. */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly globalMpnId: string;
  readonly locations: readonly {
    readonly mpnId: string;
    readonly name: string;
    readonly enrolled: boolean;
  }[];
};

/** The kinds of problems with a field; their texts are in cards/text. */
export type ProblemReason =
  | 'required'
  | 'tooLong'
  | 'notAGuid'
  | 'notAnEmail'
  | 'notADomain'
  | 'notAnMpnId'
  | 'globalMpn'
  | 'foreignMpn'
  | 'notEnrolled'
  | 'mpnNotYours'
  | 'saleToSelf'
  | 'notAChoice'
  | 'activityNotInArea'
  | 'productNotInActivity'
  | 'confirmContact';
export type Problem = {
  readonly field:
    | FieldName
    | 'comment'
    | 'justification'
    | 'reasons'
    | 'reason'
    | 'detail'
    | 'checklist'
    | 'productIds'
    | 'reviewerId'
    | 'confirmContact';
  readonly reason: ProblemReason;
};

export const MAX_TEXT = 100;
export const MAX_EMAIL = 120;
/** The longest comment or justification that fits into a card beside all else. */
export const MAX_COMMENT = 1000;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const isEmail = (field: FieldName): boolean => field.endsWith('Email');
const isGuid = (field: FieldName): boolean =>
  field === 'customerTenantId' || isSubscriptionField(field);

/** Trims a value, and writes GUIDs and domains in lower case so that equal ones are equal texts. */
export function tidy(field: FieldName, value: string): string {
  const text = value.trim();
  if (isGuid(field) || field === 'customerDomain')
    return text.toLowerCase().replace(/^\{(.*)\}$/, '$1');
  if (field !== 'productIds') return text;
  return [...new Set(text.split(',').map((id) => id.trim()))].filter(Boolean).join(',');
}

function longestOf(field: FieldName): number {
  if (field === 'productIds') return Number.POSITIVE_INFINITY;
  return isEmail(field) || field === 'customerDomain' ? MAX_EMAIL : MAX_TEXT;
}

const choiceProblem = (known: readonly string[], value: string): ProblemReason | undefined =>
  known.includes(value) ? undefined : 'notAChoice';

function problemOf(
  field: FieldName,
  value: string,
  fields: Fields,
  context: Context,
): ProblemReason | undefined {
  if (value.length > longestOf(field)) return 'tooLong';
  if (isEmail(field) && !EMAIL.test(value)) return 'notAnEmail';
  if (isGuid(field) && !GUID.test(value)) return 'notAGuid';
  switch (field) {
    case 'mpnId':
      return mpnProblem(value, context);
    case 'customerDomain':
      return DOMAIN.test(value) ? undefined : 'notADomain';
    case 'customerTenantId':
      return value === context.organisation.tenantId.toLowerCase() ? 'saleToSelf' : undefined;
    case 'solutionArea':
      return choiceProblem(solutionAreas, value);
    case 'optOutOfPayment':
      return choiceProblem(['true', 'false'], value);
    case 'activity':
      return choiceProblem(activities, value);
    case 'productIds':
      return productProblem(value, fields);
    default:
      return undefined;
  }
}

function mpnProblem(value: string, { organisation, mpnIds }: Context): ProblemReason | undefined {
  if (!/^\d{5,10}$/.test(value)) return 'notAnMpnId';
  if (value === organisation.globalMpnId) return 'globalMpn';
  const location = organisation.locations.find(({ mpnId }) => mpnId === value);
  if (!location) return 'foreignMpn';
  if (!location.enrolled) return 'notEnrolled';
  return mpnIds.length > 0 && !mpnIds.includes(value) ? 'mpnNotYours' : undefined;
}

function productProblem(
  value: string,
  { solutionArea, activity }: Fields,
): ProblemReason | undefined {
  const products = value.split(',').map(productOf);
  if (products.some((product) => !product)) return 'notAChoice';
  if (!solutionArea || !activity) return undefined;
  const allowed = productsFor(solutionArea, activity);
  return products.every((product) => product && allowed.includes(product))
    ? undefined
    : 'productNotInActivity';
}

/** Whether the activity does not exist in the area, also where only the area was changed. */
const isUnfit = ({ solutionArea, activity }: Fields): boolean =>
  solutionArea !== undefined &&
  activity !== undefined &&
  !activitiesOf(solutionArea).includes(activity);

type Context = { organisation: Organisation; mpnIds: readonly string[] };

/**
 * The problems of an input, judged with the fields as they would become. `required`: fields that
 * must not be empty. Unchanged values are not judged again: a value accepted earlier may stay.
 */
export function validate(
  fields: Fields,
  input: FieldInput,
  required: readonly FieldName[],
  context: Context,
): Problem[] {
  const next = applyChanges(fields, changesOf(fields, input));
  const missing = required.filter((field) => (input[field] ?? valueOf(fields, field)) === '');
  const wrong = (Object.entries(input) as [FieldName, string][]).flatMap(
    ([field, value]): Problem[] => {
      if (value === '' || value === valueOf(fields, field)) return [];
      const reason = problemOf(field, value, next, context);
      return reason ? [{ field, reason }] : [];
    },
  );
  if (isUnfit(next) && !wrong.some(({ field }) => field === 'activity'))
    wrong.push({ field: 'activity', reason: 'activityNotInArea' });
  return [...missing.map((field): Problem => ({ field, reason: 'required' })), ...wrong];
}

/** Whether an e-mail address is at the domain or at a subdomain of it (docs/law.md section 9). */
export function isAtDomain(email: string, domain: string): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`);
}
