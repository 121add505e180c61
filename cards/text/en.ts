import type { Capacity } from '../../services/claims/actor.ts';
import type { Deadline } from '../../services/claims/businessDays.ts';
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

type Counted = Deadline['counted'];

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

export const recentCustomer = 'Recent customer (fills in what you leave empty below)';

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

/** What a reason means, in languages in which its quoted name says too little. */
export const rejectionWhy: Partial<Record<RejectionReason, string>> = {};

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
    case 'disputesUsed':
      return `This claim has had all its disputes (${refusal.max} at most). A new association is needed.`;
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

/** Days and months as dates name them, Monday and January first. */
export const weekdays: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const months: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
const daysText = (n: number, counted: Counted): string =>
  `${n} ${counted === 'business' ? 'business day' : 'day'}${n === 1 ? '' : 's'}`;
/** What is left of a deadline, or how far it is over. */
export const left = {
  days: (n: number, counted: Counted): string => `${daysText(n, counted)} left`,
  over: (n: number, counted: Counted): string => `${daysText(n, counted)} over`,
  passed: 'passed',
  lastDay: 'last day',
  paused: 'clock paused',
};

export const unnamed = 'Unnamed claim';
export const noCustomer = 'no customer yet';

export const turns = {
  yours: 'Your turn',
  partner: 'The partner’s turn',
  reviewer: 'The reviewer’s turn',
  customer: 'The customer’s turn',
  nobody: 'Nobody’s turn',
};

export const next = {
  form: 'Next: fill in the rest of the form.',
  poe: 'Next: add proof of execution, then submit.',
  submit: 'Next: check what is below, then submit.',
  submittedPartner: 'Next: a reviewer starts the review. You can still add PoE and change details.',
  submittedReviewer: 'Next: start the review.',
  reviewPartner: 'Next: the reviewer approves, rejects, or asks for more.',
  reviewReviewer: 'Next: approve, ask for information, or reject.',
  answerPartner:
    'Next: add what is missing and resubmit. A comment does not stop the clock; without an answer the claim is rejected.',
  answerReviewer: 'Next: the partner answers; without an answer the claim is rejected by the clock.',
  disputeClosed: 'The time to dispute has passed. A new association is needed.',
  disputesUsed: 'This claim has had all its disputes. A new association is needed.',
  disputePartner: 'Next: you may dispute this with a justification or new PoE; after that, start anew.',
  disputeReviewer: 'The partner may dispute this.',
  notPayout: 'Approved is not payout.',
  notTold: 'The customer has not been told yet; the claim waits for that before it goes to the eligibility check.',
  told: 'The customer was told and may decline; after that the claim goes to the eligibility check.',
  sent: 'Sent to the eligibility check.',
  outcome: (code: string): string =>
    `Eligibility check: ${code}. Check the subscription or tenant ID in the earnings and payout report; programme guides: aka.ms/partnerincentives.`,
};

/** What stands on a claim's card beside what the claim itself says. */
export const claimWords = {
  history: 'History',
  historyLink: 'History ›',
  disputed: 'disputed',
  open: 'Open',
  fileToOpen: 'File to open',
  chooseFile: 'Choose one of these files.',
  openFile: 'Open this file',
  openFileLink: 'Open this file ›',
  comment: 'Comment',
  commentTooLong: `A comment has ${MAX_COMMENT} characters at most.`,
  commentClock: 'A comment alone does not stop the clock; Resubmit does.',
  commentTold: 'The other side is told of it.',
  now: 'now',
  target: 'Overall target',
  overdue: 'Overdue',
  reviewStart: 'Review starts by',
  decision: 'Decision by',
  disputeResult: 'Dispute result by',
  answer: 'Answer by',
  decline: 'Decline until',
  dispute: 'Dispute by',
  advised: (products: string): string => `Advised to remove: ${products}.`,
  disputedOn: (date: string): string => `Disputed on ${date}: `,
  poe: 'Proof of execution (PoE)',
  noPoe: 'None yet.',
  addPoe: 'None yet. Press “Add PoE”, or drop a file into this chat.',
  ticked: (items: string): string => `The partner ticked: ${items || 'nothing'}.`,
  unticked: (items: string): string => `Not ticked: ${items}.`,
  compare: 'Compare with competing claims',
  compareLink: 'Compare with competing claims ›',
  units: { byte: 'B', kilo: 'KB', mega: 'MB', point: '.' },
};

export const facts = {
  partner: 'Partner',
  customer: 'Customer',
  tenant: 'Tenant ID',
  activity: 'Activity',
  products: 'Products',
  mpn: 'MPN ID',
  customerContact: 'Customer contact',
  technicalContact: 'Technical contact',
  partnerContact: 'Partner contact',
  seller: 'Seller',
  revenueCustomer: 'Revenue customer',
  isvSolution: 'ISV solution',
  reviewer: 'Reviewer',
  clonedFrom: 'Started from',
  clonedTo: 'Continued as',
  foreignContact: 'The contact’s e-mail is not at the customer’s domain: check it before approving.',
  recognition: 'recognition only',
  neverPaid: 'recognition only, never paid',
  andMore: (names: string, more: number): string => `${names} and ${more} more`,
  since: 'Associated since',
  told: 'Customer told',
  notYet: 'not yet',
  ways: { teams: 'in Teams', email: 'by e-mail', reviewer: 'by a reviewer' },
  noObjection: (when: string): string => `no objection, ${when}`,
  sent: 'Sent to eligibility',
};

export const buttons = {
  comment: 'Send comment',
  addPoe: 'Add PoE',
  submit: 'Submit',
  change: 'Change details',
  goOn: 'Go on with the form',
  removePoe: 'Remove a file',
  discard: 'Discard',
  withdraw: 'Withdraw claim',
  takeAdvice: 'Remove the named products',
  resubmit: 'Resubmit',
  giveUp: 'Give up association',
  dispute: 'Dispute',
  clone: 'Start anew from this',
  reassign: 'Reassign',
  startReview: 'Start review',
  approve: 'Approve',
  ask: 'Ask for information',
  reject: 'Reject',
  told: 'Customer was told',
  decline: 'Decline',
  noObjection: 'No objection',
  newClaim: 'New claim',
  myClaims: 'My claims',
  queue: 'Review queue',
  association: (id: string): string => `Association of ${id}`,
  uploadPage: 'Open the upload page',
  openFile: 'Open the file',
  back: 'Back',
  backToClaim: 'Back to the claim',
  close: 'Close',
  save: 'Save',
  next: 'Next',
  previous: 'Previous',
  finish: 'Finish',
  show: 'Show',
  older: 'Older',
  newer: 'Newer',
};

export const consent = {
  title: 'A partner associated with your organisation',
  meaning:
    'What it means: the partner sees usage and/or sold-seats data of the products named above, and no other data of yours. No action is needed; if this is right, do nothing.',
  inForce:
    'The time to decline is over, and the association is in force: the partner sees usage and/or sold-seats data of the products named above, and no other data of yours.',
  over: 'The partner sees no data of yours by this association any longer.',
  declined: 'You declined this association. The partner was told.',
  notInForce: 'This association is not in force.',
  partner: 'Partner: ',
  products: 'Products: ',
  since: 'Associated since: ',
  said: 'You said: ',
  youDeclined: 'You declined: ',
  yourReason: 'Your reason: ',
  until: 'You may decline until',
  reason: 'Reason (optional; the partner sees it)',
  reasonTooLong: `A reason has ${MAX_COMMENT} characters at most.`,
};

export const form = {
  check: 'Check this.',
  payment: 'Payment',
  choose: 'Choose',
  tooLong: (label: string, max: number): string => `${label}: ${max} characters at most.`,
  chooseOne: (label: string): string => `${label}: choose one of these.`,
  yesOrNo: (label: string): string => `${label}: yes or no.`,
};

/** Two claims for the same workload or subscription, as a reviewer compares them. */
export const sideBySide = {
  title: 'Side by side: competing claims',
  both: (names: string): string => `Both claim: ${names}.`,
  open: 'Open this claim',
  openFile: 'Open this file',
  checks: 'What the partner ticked',
  ticked: '☑ ticked',
  unticked: '☐ not ticked',
  tickedBy: (name: string): string => `Ticked by ${name}`,
  submitted: 'Submitted',
  since: 'Approved',
  files: (n: number, first: number, last: number): string => {
    if (n === 0) return 'No file';
    if (last < first) return `All ${n} are on the pages before`;
    return n === 1 ? '1 file' : `${first} to ${last} of ${n} files`;
  },
  moreFiles: 'More files',
  firstFiles: 'First files',
  next: (n: number): string => `Next of ${n} competing claims`,
  none: 'No other organisation claims one of these workloads or subscriptions now.',
  hidden:
    'Another claim competes that you may not see, as you belong to its organisation. Another reviewer can compare the two.',
};

/** What is asked before a button acts. */
export const questions = {
  submit: {
    title: 'Submit the claim',
    help: 'Tick what is true of your proof of execution. What is left unticked does not block, but will probably be asked for.',
    press: 'Submit now',
    label: 'My proof of execution',
    rival:
      'Another organisation claims, or is associated with, one of these workloads or subscriptions. You may submit all the same; both proofs will be compared, which takes longer.',
  },
  information: {
    title: 'Ask the partner for information',
    help: (days: number): string =>
      `The partner has ${days} business days to answer; without an answer the claim is rejected.`,
    press: 'Ask',
    reasons: 'What is missing (one or more)',
    products: 'Products to remove (optional)',
    comment: 'What the partner should do',
  },
  rejection: {
    title: 'Reject the claim',
    help: (days: number): string => `The partner may dispute this for ${days} days, unless all disputes are used up.`,
    press: 'Reject',
    reason: 'Reason',
    comment: 'Why',
  },
  confirm: {
    title: 'Approve the claim',
    help: 'The contact may decline; so it should be somebody of the customer.',
    press: 'Approve',
    label: 'The contact’s e-mail is not at the customer’s domain',
    checked: (email: string, domain: string): string => `I checked that ${email} speaks for ${domain}`,
  },
  dispute: {
    title: 'Dispute the rejection',
    added: 'You added PoE since the rejection; a justification is optional.',
    help: 'Say why the decision should change, or go back and add PoE first.',
    press: 'Dispute',
    label: 'Justification',
    optional: 'Justification (optional)',
  },
  withdrawal: {
    title: 'Ask for rejection',
    help: 'The claim is rejected at once with the reason “Partner request”.',
    press: 'Reject my claim',
    label: 'Why',
  },
  reassign: {
    title: 'Give the claim to another reviewer',
    help: 'Both are told.',
    press: 'Reassign',
    label: 'Reviewer',
  },
  remove: {
    title: 'Remove a file',
    help: 'Until the claim is submitted, files can be removed.',
    press: 'Remove',
    label: 'File',
  },
  clone: {
    title: 'Start anew from this claim',
    help: 'All fields are carried over. Choose the files to carry over too.',
    press: 'Start anew',
    label: 'PoE to carry over',
  },
  comment: 'Comment (optional)',
};

/** What happened, as the history says it. */
export const events = {
  created: 'Started the claim',
  createdFrom: (id: string): string => `Started the claim from ${id}`,
  poeAdded: (name: string): string => `Added the file ${name}`,
  poeRemoved: (name: string): string => `Removed the file ${name}`,
  discarded: 'Discarded the draft',
  submitted: (items: string): string => `Submitted the claim; ticked: ${items || 'nothing'}`,
  reviewStarted: 'Started the review',
  informationRequested: (reasons: string): string => `Asked for information: ${reasons}`,
  advised: (products: string): string => `; advised to remove ${products}`,
  resubmitted: 'Resubmitted the claim',
  approved: 'Approved the claim',
  approvedConfirmed: 'Approved the claim and confirmed the contact',
  rejected: (reason: string): string => `Rejected: ${reason}`,
  withdrawn: '; eligibility was told to withdraw it',
  disputed: 'Disputed the rejection',
  disputeClosed: 'The time to dispute has passed',
  customerTold: (to: string, how: 'teams' | 'email' | 'reviewer'): string =>
    `The customer was told: ${to} (${how === 'teams' ? 'Teams' : how === 'email' ? 'e-mail' : 'by a reviewer'})`,
  noObjection: 'The customer has no objection',
  sentToEligibility: 'The customer did not decline; sent to the eligibility check',
  eligibilityAnswered: (code: string): string => `The eligibility check answered: ${code}`,
  commented: 'Commented',
  reassigned: (name: string): string => `Gave the review to ${name}`,
  cloned: (id: string): string => `Started ${id} from this claim`,
  holdLost: 'What this claim had reserved without approval was freed',
  breached: (what: string): string => `Overdue: ${what}`,
  reminded: (what: string): string => `Reminder: ${what}`,
  empty: '(empty)',
  yes: 'yes',
  no: 'no',
};

export const history = {
  title: (page: number, pages: number): string => `History, page ${page} of ${pages}`,
  roles: { partner: 'partner', reviewer: 'reviewer', customer: 'customer', system: 'the clock' },
  system: 'System',
  linkIssued: (name: string): string => `Was issued a link to ${name}`,
  opened: (name: string): string => `Opened ${name}`,
  uploadLinkIssued: 'Was issued an upload link',
  told: (who: string, when: string): string => `Told ${who}, ${when}`,
  couldNotTell: (who: string, when: string): string => `Could not reach ${who}, ${when}`,
  reviewers: 'the reviewers',
  channel: 'the reviewers’ channel',
};

export const lists = {
  titles: { mine: 'Claims of your organisation', queue: 'Review queue', overdue: 'Overdue claims' },
  all: 'All',
  overdue: (n: number): string => `${n} ${n === 1 ? 'claim is' : 'claims are'} overdue. Press one to open it.`,
  alsoOverdue: (ids: string): string => `Also overdue: ${ids}.`,
  overdueSummary: (ids: string): string => `Overdue: ${ids}`,
  wanted: (query: string): string => ` for “${query}”`,
  one: (n: number): string => `Claim ${n}`,
  range: (first: number, last: number): string => `Claims ${first} to ${last}`,
  of: (total: number): string => ` of ${total}`,
  press: 'Press a claim to open it.',
  nothingFound: 'Nothing found',
  nothingWaits: 'Nothing waits for review.',
  noneOfStatus: 'No claim has this status.',
  none: 'There is no claim yet. Press “New claim” to file the first.',
  waiting: (n: number, more: boolean): string =>
    `${more ? `${n} or more claims wait` : n === 1 ? '1 claim waits' : `${n} claims wait`}. Business days left:`,
  groups: ['Overdue', 'Last day', '1 to 2 days', '3 days or more'] as readonly string[],
  partnerFor: (partner: string, customer: string): string => `${partner} for ${customer}`,
  open: 'Open',
  showOnly: 'Show only',
  chooseOne: 'Choose one of these.',
};

/** Between asterisks: what to type. */
export const help = {
  what: 'CPOR claims tie a partner to a customer whose use or purchase of Microsoft products they drive.',
  title: 'What you can do here',
  welcome: (name: string): string => `Welcome${name ? `, ${name}` : ''}`,
  actFor: 'You act for ',
  newClaim:
    '*new claim* files a claim: three short steps, then a file as proof of execution (PoE). Drop files into this chat or use the upload page.',
  mayLook:
    'You may look at your organisation’s claims. Billing admins, Global admins and Incentives admins file and change them.',
  partner: '*my claims* lists your organisation’s claims. *claim CPOR-…* opens one. *find words* looks for one.',
  reviewer: [
    'You review claims. *queue* shows what waits, the most urgent first; *claim CPOR-…* opens one; *find words* looks for one.',
    'On a claim’s card you start the review, open the PoE, approve, ask for information or reject.',
  ] as readonly string[],
  customer:
    'You are the contact of a customer with whom a partner is associated. You may look at what that means, and decline while there is time. No action is needed.',
  stranger: [
    'Nothing here is waiting for you: you are not named as a partner, a reviewer or a customer’s contact. Partners ask their administrator to be added; a customer’s contact hears from this bot when a claim is approved.',
    'Partners type *new claim*, reviewers *queue*.',
  ] as readonly string[],
  skip: '*skip 3 days* moves the time forward on this machine, to see deadlines at work.',
};

export const attach = {
  title: 'Which claim is it for?',
  files: (n: number): string => `${n} files`,
  received: 'Received ',
  press: '. Press the claim that it proves.',
  giveTo: (id: string): string => `Give it to ${id}`,
  more: 'Another claim: open it, press “Add PoE”, then send the file again.',
};

export const newerBelow = (about: string): string => `${about}: see its newer card in this chat.`;
export const rejectedFor = (reason: string): string => `The claim is rejected: ${reason}`;

/** Said on the card once a button has done its work. */
export const done = {
  approved: 'Approved. The partner is told, and the customer’s contact as soon as Teams reaches them.',
  cloned: (id: string): string => `This is a new claim, started from ${id}. Check it, then submit.`,
  commented: 'Your comment was sent to the other side.',
  disputed: 'Disputed. The reviewer was told.',
  noObjection: 'Thank you. The others were told.',
  reassigned: (name: string): string => `The review was given to ${name}.`,
  customerTold: 'Recorded that the customer was told.',
  rejected: 'Rejected. The partner was told.',
  poeRemoved: 'The file was removed.',
  asked: 'The partner was asked.',
  resubmitted: 'Resubmitted. The reviewer was told.',
  reviewStarted: 'The review has started; the partner was told.',
  submitted: 'Submitted. The reviewers were told.',
  adviceTaken: 'The products that the reviewer named were removed.',
  saved: 'Saved.',
  fileLink: (name: string): string => `The link to ${name} works for five minutes.`,
  uploadLink: (megabytes: number, files: number): string =>
    `Drop files into this chat within 15 minutes, or open the upload page (its link works for an hour). ${fileTypes}; up to ${megabytes} MB each, ${files} files.`,
};

/** About files that were dropped or uploaded. */
export const files = {
  picture: 'a picture',
  onePicture: 'the picture',
  thePicture: 'The picture',
  received: (names: string): string => `Received ${names}; still checking. The answer follows here.`,
  unread: (n: number, most: number): string =>
    `${n} of the files could not be read from the message. Send them again, ${most} at a time at most.`,
  noClaim: 'No claim of yours can take PoE now. Type “new claim” to start one, then send the file again.',
  gone: 'The file is not known here any more. Press “Add PoE” on the claim, then send it again.',
  givenBefore: 'This file was given to the claim before. If it is not on it, press “Add PoE” and send it again.',
  given: (name: string | undefined, id: string): string =>
    `Given to ${name ?? 'the claim'} (${id}): see its card in this chat.`,
  checking: (name: string | undefined, id: string): string =>
    `Given to ${name ?? 'the claim'} (${id}): it is being checked, and the answer follows here.`,
  added: (name: string): string => `${name} was added.`,
  known: (name: string, as: string): string => `${name} is on the claim already: the same bytes as ${as}.`,
  notTaken: (name: string, why: string): string => `${name} was not taken. ${why}`,
  pasted:
    'Pictures pasted into the chat are not kept. Attach the picture as a file, or press “Add PoE” on the claim and use the upload page.',
};

/** What the bot answers in a line. */
export const answers = {
  nobody: 'Teams does not say who you are, so nothing can be shown or done here.',
  onlyPersonal: 'Claims are shown in your personal chat with me only. Open that and type “help”.',
  failed: (reference: string): string =>
    `Something went wrong here. Look whether it was done, and if not, try again; if it stays so, name the reference ${reference}.`,
  failedPress: (reference: string): string =>
    `Something went wrong here. Press it once more; if it stays so, name the reference ${reference}.`,
  unknownButton:
    'This button is not known here; its card may be from an older version. Type “help” for what you can do.',
  badId: 'A claim’s id looks like CPOR-7K2M-9QXT. Type “my claims” or “queue” to choose one.',
  discarded: (id: string, name: string, date: string): string =>
    `${id} was discarded by ${name} on ${date}. Type “new claim” to start another.`,
  nothingToDecide: 'There is nothing to decide here now.',
  meanwhile: (refusal: string, last: string, status: string, turn: string): string =>
    `${refusal} Last: ${last}. Now: ${status}, ${turn.toLowerCase()}.`,
  clock: 'the clock',
  howFar: 'Say how far: “skip 3 days”, “skip 2 hours” or “skip 1 week”.',
  skipped: (now: string): string => `It is now ${now}. What was due has been done, and who is concerned was told.`,
};

/** Inputs of questions, where a line names them. */
export const inputLabels: Readonly<Record<string, string>> = {
  comment: 'Comment',
  justification: 'Justification',
  reasons: 'Reasons',
  reason: 'Reason',
  detail: 'Detail',
  checklist: 'Checklist',
  reviewerId: 'Reviewer',
  confirmContact: 'Contact',
};
