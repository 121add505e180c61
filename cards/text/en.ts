import type { Capacity } from '../../services/claims/actor.ts';
import type { Activity, SolutionArea } from '../../services/claims/catalogue.ts';
import { productOf } from '../../services/claims/catalogue.ts';
import type { Status } from '../../services/claims/claim.ts';
import type { Breach } from '../../services/claims/events.ts';
import type { FieldName } from '../../services/claims/fields.ts';
import { isSubscriptionField } from '../../services/claims/fields.ts';
import type { FormPage } from '../../services/claims/form.ts';
import type { NoticeKind } from '../../services/claims/messages.ts';
import type {
  ChecklistItem,
  InformationReason,
  RejectionReason,
  RequestDetail,
} from '../../services/claims/reasons.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT, type ProblemReason } from '../../services/claims/validate.ts';
import type { RefusedFile } from '../../services/poe/inspect.ts';

export const statusLabels: Readonly<Record<Status, string>> = {
  editing: 'Editing',
  submitted: 'Submitted',
  underReview: 'Under review',
  partnerActionRequired: 'Partner action required',
  approved: 'Approved',
  rejected: 'Rejected',
};

export const areas: Readonly<Record<SolutionArea, string>> = {
  businessApplications: 'Business Applications',
  microsoft365: 'Microsoft 365',
};

export const activityNames: Readonly<Record<Activity, string>> = {
  presales: 'Pre-sales',
  usage: 'Usage',
  revenueAssociation: 'Revenue association',
};

/** Which activity to choose, and what a wrong choice costs. */
export const activityHelp: readonly { name: string; words: string }[] = [
  {
    name: 'Usage',
    words:
      'you drive how much the customer uses the product and want usage incentives (OSU). For Microsoft 365 it is the only one.',
  },
  {
    name: 'Pre-sales',
    words:
      'you influenced the purchase of a Business Applications product by volume licensing or web direct and want pre-sales incentives (OSA Sell).',
  },
  {
    name: 'Revenue association',
    words: 'you influenced the choice of the product as a Business Influencer. It is recognised, never paid.',
  },
];
export const wrongActivity =
  'The wrong activity may cost eligibility and earnings: it cannot be changed after submission, only claimed anew.';

export const pageTitles: Readonly<Record<FormPage | 'edit', string>> = {
  customer: 'Step 1 of 4: the customer',
  activity: 'Step 2 of 4: what you do for them',
  products: 'Step 2 of 4: products',
  details: 'Step 2 of 4: details',
  contacts: 'Step 3 of 4: contacts',
  edit: 'Change a submitted claim',
};
export const pageHelp: Readonly<Record<FormPage | 'edit', string>> = {
  customer: 'Who the claim is for. Every step is kept as soon as you press Next; go on at any time, on any device.',
  activity: 'Choose what you want to be associated for.',
  products: 'Choose every product or workload that you claim. Each must be named in the proof of execution.',
  details: 'Business Applications are associated by subscription.',
  contacts: 'The customer contact is told after approval and may decline.',
  edit: 'These can still be changed. Changing the customer contact moves the right to decline to the new contact at once.',
};

const labels: Readonly<Record<Exclude<FieldName, `subscription_${string}`>, string>> = {
  name: 'Name of the claim',
  mpnId: 'MPN ID (location)',
  customerName: 'Customer name',
  customerDomain: 'Customer primary domain',
  customerTenantId: 'Customer tenant ID (directory ID)',
  solutionArea: 'Solution area',
  activity: 'Activity',
  productIds: 'Products and workloads',
  customerContactName: 'Customer contact: name',
  customerContactTitle: 'Customer contact: title',
  customerContactEmail: 'Customer contact: e-mail',
  technicalContactName: 'Technical contact: name',
  technicalContactTitle: 'Technical contact: title',
  technicalContactEmail: 'Technical contact: e-mail',
  partnerContactName: 'Your contact: name',
  partnerContactEmail: 'Your contact: e-mail',
  sellerName: 'Dynamics solution seller',
  revenueCustomerName: 'Customer name for revenue',
  isvSolution: 'ISV product or solution',
  optOutOfPayment: 'Opt out of payment (recognition only)',
};
export function fieldLabel(field: FieldName): string {
  if (!isSubscriptionField(field)) return labels[field];
  return `Subscription ID: ${productName(field.slice('subscription_'.length))}`;
}

export const recentCustomer = 'A customer of late (fills in name, domain and tenant ID; leave them empty then)';

export const placeholders: Partial<Record<FieldName, string>> = {
  name: 'for example: Litware Teams rollout',
  customerName: 'for example: Litware Inc.',
  customerContactName: 'who may decline on the customer’s side',
  customerContactTitle: 'for example: Head of IT',
  technicalContactName: 'who runs the solution there',
  technicalContactTitle: 'for example: System engineer',
  partnerContactName: 'whom the reviewer may ask at your organisation',
  sellerName: 'who sold the Dynamics solution',
  revenueCustomerName: 'the customer as named in the sale',
  isvSolution: 'for example: Litware Add-in for Sales',
  customerDomain: 'for example: litware.com',
  customerTenantId: '00000000-0000-0000-0000-000000000000',
  customerContactEmail: 'name@customer.com',
  technicalContactEmail: 'name@customer.com',
  partnerContactEmail: 'name@yourcompany.com',
};

export const productName = (id: string): string => productOf(id)?.name ?? id;

const problems: Readonly<Record<ProblemReason, string>> = {
  required: 'This is needed.',
  tooLong: `This is too long: at most ${MAX_TEXT} characters, ${MAX_EMAIL} in an e-mail address or domain.`,
  notAGuid: 'This is no GUID. It looks like 8f6e0d2c-1b3a-4c5d-9e7f-0a1b2c3d4e5f.',
  notAnEmail: 'This is no e-mail address. It looks like name@company.com.',
  notADomain: 'This is no domain. It looks like litware.com, without https:// and without a path.',
  notAnMpnId: 'An MPN ID has 5 to 10 digits.',
  globalMpn: 'This is the global (headquarters) ID, which earns nothing. Choose the ID of a location.',
  foreignMpn: 'This is none of your organisation’s locations.',
  notEnrolled: 'This location is not enrolled in an incentive programme. Choose one that is.',
  mpnNotYours: 'You may not act for this location. Choose one of yours.',
  saleToSelf: 'This is your own tenant: a sale to self is not eligible.',
  notAChoice: 'Choose one of what is offered.',
  activityNotInArea: 'Microsoft 365 knows Usage only. Choose Usage, or Business Applications.',
  productNotInActivity: 'One of these does not belong to the chosen area and activity.',
  confirmContact: 'The contact’s e-mail is not at the customer’s domain. Confirm that you checked it.',
};
/** What is wrong with an input, and what would be right. */
export function problemText(field: string, reason: ProblemReason): string {
  const long = field === 'comment' || field === 'justification';
  return reason === 'tooLong' && long ? `This is too long: at most ${MAX_COMMENT} characters.` : problems[reason];
}
export const problemIntro = (count: number): string =>
  count === 1
    ? 'One thing is not right yet. What you typed is still here.'
    : `${count} things are not right yet. What you typed is still here.`;

export const informationReasons: Readonly<Record<InformationReason, { label: string; why: string }>> = {
  missingAllPoe: { label: 'Missing All PoE', why: 'the file uploaded is wrong or does not belong to this claim' },
  missingCustomerAcknowledgment: {
    label: 'Missing Customer Acknowledgment',
    why: 'the customer’s signature is not on the PoE',
  },
  missingOrOldDates: { label: 'Missing or Old Dates', why: 'dates are missing or old in relation to the claim' },
  missingPartnerSolution: {
    label: 'Missing Partner Solution/Service',
    why: 'the work done is not described, or not enough',
  },
  missingProducts: { label: 'Missing Products', why: 'a claimed product or workload is not in the PoE' },
};

export const rejectionReasons: Readonly<Record<RejectionReason, string>> = {
  partnerRequest: 'Partner request',
  customerDecline: 'Customer decline',
  insufficientPoe: 'Insufficient proof of execution',
  missingCustomerConsent: 'Missing customer consent on PoE',
  missingProducts: 'Missing products',
  noPartnerResponse: 'No Partner Response',
  poeUnavailable: 'PoE unavailable',
};

export const requestDetails: Readonly<Record<RequestDetail, string>> = {
  incorrectMpn: 'Incorrect MPN',
  incorrectActivity: 'Incorrect activity',
  noLongerWorkingWithCustomer: 'Not working with the customer any longer',
  other: 'Other',
};

export const checklist: Readonly<Record<ChecklistItem, string>> = {
  claim: 'It concerns this claim',
  customerAcknowledgment: 'The customer’s signature is on it',
  dates: 'Its dates are within 12 months before submission',
  solution: 'The work done is described',
  products: 'Every claimed product or workload is named',
};

export const breaches: Readonly<Record<Breach, string>> = {
  reviewStart: 'the review should have started',
  decision: 'the decision should have been made',
  disputeResult: 'the dispute should have been decided',
  target: 'the overall target has passed',
};

const roles: Readonly<Record<Capacity, string>> = {
  partner: 'the partner',
  reviewer: 'a reviewer',
  customer: 'the customer’s contact',
};
const list = (words: readonly string[], last = 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** The same words for a claim that does not exist and for one that may not be seen. */
export const noLongerYours =
  'This is no longer yours to decide or to see: the people of this claim were changed. Its buttons do nothing any more.';
export const unknownClaim =
  'There is no such claim that you may see. A claim is seen by the partner organisation that made it, by reviewers once it is submitted, and by the customer’s contact once it is approved. Type “help” for what you can do here.';
export const roleMissing =
  'You may look, but not change. Claims are changed by people with the role Billing admin, Global admin or Incentives admin in their partner organisation.';

/** What is allowed instead, and to whom. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'unknownClaim':
      return unknownClaim;
    case 'roleMissing':
      return roleMissing;
    case 'otherLocation':
      return `This claim is of another location. You may change claims of MPN ID ${list(refusal.mpnIds)}; who acts for all locations may change the others.`;
    case 'notForYou':
      return `That is for ${list(refusal.who.map((who) => roles[who]))} to do, not for you.`;
    case 'stale':
      return 'The claim has changed since your card was made. This is how it is now; nothing was done.';
    case 'wrongStatus':
      return `That cannot be done now: it is possible in ${list(refusal.allowed.map((status) => statusLabels[status]))}.`;
    case 'windowClosed':
      return refusal.window === 'consent'
        ? 'It is too late: the time to decline has passed and the claim was sent on.'
        : 'It is too late: the time to dispute has passed. A new association is needed.';
    case 'fieldsFixed':
      return `This can be changed in ${list(refusal.allowed.map((status) => statusLabels[status]))} only. Still changeable: MPN, products, contacts.`;
    case 'invalid':
      return problemIntro(refusal.problems.length);
    case 'poeMissing':
      return 'A claim needs at least one file of proof of execution (PoE). Press “Add PoE”, or drop a file into this chat.';
    case 'poeFull':
      return `A claim takes ${refusal.max} files at most.`;
    case 'poeUnknown':
      return 'There is no such file on this claim.';
    case 'noAdvice':
      return 'The reviewer named no product to remove.';
    case 'heldByOther':
      return 'Another organisation is associated with one of these workloads or subscriptions. One partner at a time: ask both for more, or reject one.';
    case 'reviewerUnfit':
      return 'That person may not review this claim. Choose a reviewer who does not belong to the partner’s organisation.';
    default:
      return refusal satisfies never;
  }
}

const MB = 1024 * 1024;
export const fileTypes = 'pdf, docx, xlsx, pptx, png, jpg, jpeg, msg, eml, txt, csv';
export const badFile = (reason: RefusedFile | 'notFetched' | 'webPage', maxBytes: number): string => {
  const texts: Readonly<Record<RefusedFile | 'notFetched' | 'webPage', string>> = {
    nameMissing: 'The file has no name. Give it one that ends in its type, such as work.pdf.',
    nameTooLong: 'The file’s name is too long. Use 200 characters at most.',
    typeNotAllowed: `Files of this type are not taken. Allowed are ${fileTypes}.`,
    empty: 'The file is empty.',
    tooLarge: `The file is too large. ${Math.floor(maxBytes / MB)} MB is the most.`,
    contentDiffers: 'What is in the file is not what its name says. Save it in the right format and send it again.',
    macros: 'The file contains macros or embedded objects. Save it without them, as docx, xlsx, pptx or pdf.',
    encrypted: 'The file is encrypted or protected by a password. Send it without protection.',
    damaged: 'The file is damaged or not complete. Open it, save it again and send that.',
    archive: `Archives are not taken. Send the files in it one by one; allowed are ${fileTypes}.`,
    executable: `Programs and scripts are not taken. Allowed are ${fileTypes}.`,
    webPage: 'The link leads to a web page, not to the file itself. Attach the file, or use the upload page.',
    notFetched: 'The file could not be fetched from where Teams keeps it. Send it again, or use the upload page.',
  };
  return texts[reason];
};

/** What a colleague at the partner did, as the others there read it. */
export const colleagues: Partial<Record<NoticeKind, string>> = {
  resubmitted: 'A colleague has answered the reviewer',
  disputed: 'A colleague disputes the rejection',
};

/** Headlines of notices, as somebody of this capacity reads them. */
export const notices: Readonly<Record<NoticeKind, string>> = {
  submitted: 'A claim was submitted for review',
  reviewStarted: 'The review of your claim has started',
  informationRequested: 'Information is asked for',
  resubmitted: 'The partner has answered',
  approved: 'Your claim is approved',
  consentAsked: 'A partner was associated with your organisation',
  rejected: 'The claim is rejected',
  disputed: 'The partner disputes the rejection',
  sentToEligibility: 'The customer did not decline: sent to the eligibility check',
  eligibilityAnswered: 'The eligibility check has answered',
  commented: 'A new comment',
  noObjection: 'The customer has no objection',
  reassigned: 'The claim has a new reviewer',
  answerIn3: 'Three business days left to answer',
  answerIn1: 'One business day left to answer',
  answerToday: 'Last day to answer',
  disputeIn7: 'Seven days left to dispute the rejection',
  disputeIn1: 'One day left to dispute the rejection',
  consentIn2: 'Two days left to decline',
  reviewStartIn1: 'One business day left to start the review',
  decisionIn1: 'One business day left to decide',
  untouched: 'A draft of yours has been waiting for seven days',
};
