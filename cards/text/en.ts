import type { Capacity } from '../../services/claims/actor.ts';
import type { Deadline } from '../../services/claims/businessDays.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT } from '../../services/claims/validate.ts';
import * as quoted from './quoted.ts';
import type { Words } from './words.ts';

const statusLabels: Words['statusLabels'] = {
  editing: 'Editing',
  submitted: 'Submitted',
  underReview: 'Under review',
  partnerActionRequired: 'Partner action required',
  approved: 'Approved',
  rejected: 'Rejected',
};
const informationReasons: Words['informationReasons'] = {
  missingAllPoe: {
    label: quoted.informationReasons.missingAllPoe,
    why: 'the file uploaded is wrong or does not belong to this claim',
  },
  missingCustomerAcknowledgment: {
    label: quoted.informationReasons.missingCustomerAcknowledgment,
    why: 'the customer’s signature is not on the PoE',
  },
  missingOrOldDates: {
    label: quoted.informationReasons.missingOrOldDates,
    why: 'dates are missing or old in relation to the claim',
  },
  missingPartnerSolution: {
    label: quoted.informationReasons.missingPartnerSolution,
    why: 'the work done is not described, or not enough',
  },
  missingProducts: {
    label: quoted.informationReasons.missingProducts,
    why: 'a claimed product or workload is not in the PoE',
  },
};
const checklist: Words['checklist'] = {
  claim: 'It concerns this claim',
  customerAcknowledgment: 'The customer’s signature is on it',
  dates: 'Its dates are within 12 months before submission',
  solution: 'The work done is described',
  products: 'Every claimed product or workload is named',
};
const breaches: Words['breaches'] = {
  reviewStart: 'the review should have started',
  decision: 'the decision should have been made',
  disputeResult: 'the dispute should have been decided',
  target: 'the overall target has passed',
};
const notices: Words['notices'] = {
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
const roles: Readonly<Record<Capacity, string>> = {
  partner: 'the partner',
  reviewer: 'a reviewer',
  customer: 'the customer’s contact',
};
const ways: Words['facts']['ways'] = { teams: 'Teams', email: 'e-mail', reviewer: 'by a reviewer' };

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
const daysText = (n: number, counted: Deadline['counted']): string =>
  `${n} ${counted === 'business' ? 'business day' : 'day'}${n === 1 ? '' : 's'}`;
const problemIntro = (count: number): string =>
  count === 1
    ? 'One thing is not right yet. What you typed is still here.'
    : `${count} things are not right yet. What you typed is still here.`;
const unknownClaim =
  'There is no such claim that you may see. A claim is seen by the partner organisation that made it, by reviewers once it is submitted, and by the customer’s contact once it is approved. Type “help” for what you can do here.';
const roleMissing =
  'You may look, but not change. Claims are changed by people with the role Billing admin, Global admin or Incentives admin in their partner organisation.';

/** English, also for clients in languages that are not here, and for the reviewers’ channel. */
export const en: Words = {
  tag: 'en',
  commands: {
    newClaim: 'new claim',
    myClaims: 'my claims',
    claim: 'claim',
    find: 'find',
    queue: 'queue',
    help: 'help',
    skip: 'skip',
  },
  durations: {
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    week: ['week', 'weeks'],
  },
  statusLabels,
  areas: quoted.areas,
  activityNames: quoted.activities,
  activityHelp: {
    usage:
      'you drive how much the customer uses the product and want usage incentives (OSU). For Microsoft 365 it is the only one.',
    presales:
      'you influenced the purchase of a Business Applications product by volume licensing or web direct and want pre-sales incentives (OSA Sell).',
    revenueAssociation:
      'you influenced the choice of the product as a Business Influencer. It is recognised, never paid.',
  },
  wrongActivity:
    'The wrong activity may cost eligibility and earnings: it cannot be changed after submission, only claimed anew.',
  pageTitles: {
    customer: 'Step 1 of 4: the customer',
    activity: 'Step 2 of 4: what you do for them',
    products: 'Step 2 of 4: products',
    details: 'Step 2 of 4: details',
    contacts: 'Step 3 of 4: contacts',
    edit: 'Change a submitted claim',
  },
  pageHelp: {
    customer:
      'Who the claim is for. Every step is kept as soon as you press Next; go on at any time, on any device.',
    activity: 'Choose what you want to be associated for.',
    products:
      'Choose every product or workload that you claim. Each must be named in the proof of execution.',
    details: 'Business Applications are associated by subscription.',
    contacts: 'The customer contact is told after approval and may decline.',
    edit: 'These can still be changed. Changing the customer contact moves the right to decline to the new contact at once.',
  },
  fieldLabels: {
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
  },
  subscriptionLabel: (product) => `Subscription ID: ${product}`,
  recentCustomer: 'Recent customer (fills in what you leave empty below)',
  placeholders: {
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
  },
  problems: {
    required: 'This is needed.',
    tooLong: `This is too long: at most ${MAX_TEXT} characters, ${MAX_EMAIL} in an e-mail address or domain.`,
    notAGuid: 'This is no GUID. It looks like 8f6e0d2c-1b3a-4c5d-9e7f-0a1b2c3d4e5f.',
    notAnEmail: 'This is no e-mail address. It looks like name@company.com.',
    notADomain:
      'This is no domain. It looks like litware.com, without https:// and without a path.',
    notAnMpnId: 'An MPN ID has 5 to 10 digits.',
    globalMpn:
      'This is the global (headquarters) ID, which earns nothing. Choose the ID of a location.',
    foreignMpn: 'This is none of your organisation’s locations.',
    notEnrolled: 'This location is not enrolled in an incentive programme. Choose one that is.',
    mpnNotYours: 'You may not act for this location. Choose one of yours.',
    saleToSelf: 'This is your own tenant: a sale to self is not eligible.',
    notAChoice: 'Choose one of what is offered.',
    activityNotInArea: 'Microsoft 365 knows Usage only. Choose Usage, or Business Applications.',
    productNotInActivity: 'One of these does not belong to the chosen area and activity.',
    confirmContact:
      'The contact’s e-mail is not at the customer’s domain. Confirm that you checked it.',
  },
  commentTooLong: `This is too long: at most ${MAX_COMMENT} characters.`,
  problemIntro,
  informationReasons,
  rejectionReasons: quoted.rejectionReasons,
  rejectionWhy: {},
  requestDetails: quoted.requestDetails,
  checklist,
  breaches,
  unknownClaim,
  roleMissing,
  noLongerYours:
    'This is no longer yours to decide or to see: the people of this claim were changed. Its buttons do nothing any more.',
  refusals: {
    unknownClaim: () => unknownClaim,
    roleMissing: () => roleMissing,
    otherLocation: ({ mpnIds }) =>
      `This claim is of another location. You may change claims of MPN ID ${list(mpnIds)}; who acts for all locations may change the others.`,
    notForYou: ({ who }) => `That is for ${list(who.map((one) => roles[one]))} to do, not for you.`,
    stale: () =>
      'The claim has changed since your card was made. This is how it is now; nothing was done.',
    wrongStatus: ({ allowed }) =>
      `That cannot be done now: it is possible in ${list(allowed.map((status) => statusLabels[status]))}.`,
    windowClosed: ({ window }) =>
      window === 'consent'
        ? 'It is too late: the time to decline has passed and the claim was sent on.'
        : 'It is too late: the time to dispute has passed. A new association is needed.',
    disputesUsed: ({ max }) =>
      `This claim has had all its disputes (${max} at most). A new association is needed.`,
    fieldsFixed: ({ allowed }) =>
      `This can be changed in ${list(allowed.map((status) => statusLabels[status]))} only. Still changeable: MPN, products, contacts.`,
    invalid: ({ problems: all }) => problemIntro(all.length),
    poeMissing: () =>
      'A claim needs at least one file of proof of execution (PoE). Press “Add PoE”, or drop a file into this chat.',
    poeFull: ({ max }) => `A claim takes ${max} files at most.`,
    poeUnknown: () => 'There is no such file on this claim.',
    noAdvice: () => 'The reviewer named no product to remove.',
    heldByOther: () =>
      'Another organisation is associated with one of these workloads or subscriptions. One partner at a time: ask both for more, or reject one.',
    reviewerUnfit: () =>
      'That person may not review this claim. Choose a reviewer who does not belong to the partner’s organisation.',
  },
  badFiles: {
    nameMissing: 'The file has no name. Give it one that ends in its type, such as work.pdf.',
    nameTooLong: 'The file’s name is too long. Use 200 characters at most.',
    typeNotAllowed: `Files of this type are not taken. Allowed are ${quoted.fileTypes}.`,
    empty: 'The file is empty.',
    tooLarge: (megabytes) => `The file is too large. ${megabytes} MB is the most.`,
    contentDiffers:
      'What is in the file is not what its name says. Save it in the right format and send it again.',
    macros:
      'The file contains macros or embedded objects. Save it without them, as docx, xlsx, pptx or pdf.',
    encrypted: 'The file is encrypted or protected by a password. Send it without protection.',
    damaged: 'The file is damaged or not complete. Open it, save it again and send that.',
    archive: `Archives are not taken. Send the files in it one by one; allowed are ${quoted.fileTypes}.`,
    executable: `Programs and scripts are not taken. Allowed are ${quoted.fileTypes}.`,
    webPage:
      'The link leads to a web page, not to the file itself. Attach the file, or use the upload page.',
    notFetched:
      'The file could not be fetched from where Teams keeps it. Send it again, or use the upload page.',
  },
  colleagues: {
    resubmitted: 'A colleague has answered the reviewer',
    disputed: 'A colleague disputes the rejection',
  },
  notices,
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  left: {
    days: (n, counted) => `${daysText(n, counted)} left`,
    over: (n, counted) => `${daysText(n, counted)} over`,
    passed: 'passed',
    lastDay: 'last day',
    paused: 'clock paused',
  },
  unnamed: 'Unnamed claim',
  noCustomer: 'no customer yet',
  turns: {
    yours: 'Your turn',
    partner: 'The partner’s turn',
    reviewer: 'The reviewer’s turn',
    customer: 'The customer’s turn',
    nobody: 'Nobody’s turn',
  },
  next: {
    form: 'Next: fill in the rest of the form.',
    poe: 'Next: add proof of execution, then submit.',
    submit: 'Next: check what is below, then submit.',
    submittedPartner:
      'Next: a reviewer starts the review. You can still add PoE and change details.',
    submittedReviewer: 'Next: start the review.',
    reviewPartner: 'Next: the reviewer approves, rejects, or asks for more.',
    reviewReviewer: 'Next: approve, ask for information, or reject.',
    answerPartner:
      'Next: add what is missing and resubmit. A comment does not stop the clock; without an answer the claim is rejected.',
    answerReviewer:
      'Next: the partner answers; without an answer the claim is rejected by the clock.',
    disputeClosed: 'The time to dispute has passed. A new association is needed.',
    disputesUsed: 'This claim has had all its disputes. A new association is needed.',
    disputePartner:
      'Next: you may dispute this with a justification or new PoE; after that, start anew.',
    disputeReviewer: 'The partner may dispute this.',
    notPayout: 'Approved is not payout.',
    notTold:
      'The customer has not been told yet; the claim waits for that before it goes to the eligibility check.',
    told: 'The customer was told and may decline; after that the claim goes to the eligibility check.',
    sent: 'Sent to the eligibility check.',
    outcome: (code) =>
      `Eligibility check: ${code}. Check the subscription or tenant ID in the earnings and payout report; programme guides: aka.ms/partnerincentives.`,
  },
  claimWords: {
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
    advised: (products) => `Advised to remove: ${products}.`,
    disputedOn: (date) => `Disputed on ${date}: `,
    poe: 'Proof of execution (PoE)',
    noPoe: 'None yet.',
    addPoe: 'None yet. Press “Add PoE”, or drop a file into this chat.',
    ticked: (items) => `The partner ticked: ${items || 'nothing'}.`,
    unticked: (items) => `Not ticked: ${items}.`,
    compare: 'Compare with competing claims',
    compareLink: 'Compare with competing claims ›',
    units: { byte: 'B', kilo: 'KB', mega: 'MB', point: '.' },
  },
  facts: {
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
    foreignContact:
      'The contact’s e-mail is not at the customer’s domain: check it before approving.',
    recognition: 'recognition only',
    neverPaid: 'recognition only, never paid',
    andMore: (names, more) => `${names} and ${more} more`,
    since: 'Associated since',
    told: 'Customer told',
    notYet: 'not yet',
    ways: { teams: 'in Teams', email: 'by e-mail', reviewer: 'by a reviewer' },
    noObjection: (when) => `no objection, ${when}`,
    sent: 'Sent to eligibility',
  },
  buttons: {
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
    association: (id) => `Association of ${id}`,
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
  },
  consent: {
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
  },
  form: {
    check: 'Check this.',
    payment: 'Payment',
    choose: 'Choose',
    tooLong: (label, max) => `${label}: ${max} characters at most.`,
    chooseOne: (label) => `${label}: choose one of these.`,
    yesOrNo: (label) => `${label}: yes or no.`,
  },
  sideBySide: {
    title: 'Side by side: competing claims',
    both: (names) => `Both claim: ${names}.`,
    open: 'Open this claim',
    openFile: 'Open this file',
    checks: 'What the partner ticked',
    ticked: '☑ ticked',
    unticked: '☐ not ticked',
    tickedBy: (name) => `Ticked by ${name}`,
    submitted: 'Submitted',
    since: 'Approved',
    files: (n, first, last) => {
      if (n === 0) return 'No file';
      if (last < first) return `All ${n} are on the pages before`;
      return n === 1 ? '1 file' : `${first} to ${last} of ${n} files`;
    },
    moreFiles: 'More files',
    firstFiles: 'First files',
    next: (n) => `Next of ${n} competing claims`,
    none: 'No other organisation claims one of these workloads or subscriptions now.',
    hidden:
      'Another claim competes that you may not see, as you belong to its organisation. Another reviewer can compare the two.',
  },
  questions: {
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
      help: (days) =>
        `The partner has ${days} business days to answer; without an answer the claim is rejected.`,
      press: 'Ask',
      reasons: 'What is missing (one or more)',
      products: 'Products to remove (optional)',
      comment: 'What the partner should do',
    },
    rejection: {
      title: 'Reject the claim',
      help: (days) =>
        `The partner may dispute this for ${days} days, unless all disputes are used up.`,
      press: 'Reject',
      reason: 'Reason',
      comment: 'Why',
    },
    confirm: {
      title: 'Approve the claim',
      help: 'The contact may decline; so it should be somebody of the customer.',
      press: 'Approve',
      label: 'The contact’s e-mail is not at the customer’s domain',
      checked: (email, domain) => `I checked that ${email} speaks for ${domain}`,
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
  },
  events: {
    created: ({ clonedFrom }) =>
      clonedFrom ? `Started the claim from ${clonedFrom}` : 'Started the claim',
    poeAdded: ({ poe }) => `Added the file ${poe.name}`,
    poeRemoved: ({ name }) => `Removed the file ${name}`,
    discarded: () => 'Discarded the draft',
    submitted: ({ checklist: ticked }) =>
      `Submitted the claim; ticked: ${ticked.map((item) => checklist[item]).join('; ') || 'nothing'}`,
    reviewStarted: () => 'Started the review',
    informationRequested: ({ reasons, advice }) => {
      const asked = `Asked for information: ${reasons.map((reason) => informationReasons[reason].label).join(', ')}`;
      return advice.length > 0
        ? `${asked}; advised to remove ${advice.map(quoted.productName).join(', ')}`
        : asked;
    },
    resubmitted: () => 'Resubmitted the claim',
    approved: ({ contactConfirmed }) =>
      contactConfirmed ? 'Approved the claim and confirmed the contact' : 'Approved the claim',
    rejected: ({ reason, detail, withdraws }) => {
      const why = detail
        ? `${quoted.rejectionReasons[reason]}: ${quoted.requestDetails[detail]}`
        : quoted.rejectionReasons[reason];
      return `Rejected: ${why}${withdraws ? '; eligibility was told to withdraw it' : ''}`;
    },
    disputed: () => 'Disputed the rejection',
    disputeClosed: () => 'The time to dispute has passed',
    customerTold: ({ told }) => `The customer was told: ${told.to} (${ways[told.how]})`,
    noObjection: () => 'The customer has no objection',
    sentToEligibility: () => 'The customer did not decline; sent to the eligibility check',
    eligibilityAnswered: ({ code }) => `The eligibility check answered: ${code}`,
    commented: () => 'Commented',
    reassigned: ({ to }) => `Gave the review to ${to.name}`,
    cloned: ({ to }) => `Started ${to} from this claim`,
    holdLost: () => 'What this claim had reserved without approval was freed',
    breached: ({ period }) => `Overdue: ${breaches[period]}`,
    reminded: ({ reminder }) => `Reminder: ${notices[reminder]}`,
  },
  change: { empty: '(empty)', yes: 'yes', no: 'no' },
  history: {
    title: (page, pages) => `History, page ${page} of ${pages}`,
    roles: { partner: 'partner', reviewer: 'reviewer', customer: 'customer', system: 'the clock' },
    system: 'System',
    linkIssued: (name) => `Was issued a link to ${name}`,
    opened: (name) => `Opened ${name}`,
    uploadLinkIssued: 'Was issued an upload link',
    told: (who, when) => `Told ${who}, ${when}`,
    couldNotTell: (who, when) => `Could not reach ${who}, ${when}`,
    reviewers: 'the reviewers',
    channel: 'the reviewers’ channel',
  },
  lists: {
    titles: {
      mine: 'Claims of your organisation',
      queue: 'Review queue',
      overdue: 'Overdue claims',
    },
    all: 'All',
    overdue: (n) => `${n} ${n === 1 ? 'claim is' : 'claims are'} overdue. Press one to open it.`,
    alsoOverdue: (ids) => `Also overdue: ${ids}.`,
    overdueSummary: (ids) => `Overdue: ${ids}`,
    wanted: (query) => ` for “${query}”`,
    one: (n) => `Claim ${n}`,
    range: (first, last) => `Claims ${first} to ${last}`,
    of: (total) => ` of ${total}`,
    press: 'Press a claim to open it.',
    nothingFound: 'Nothing found',
    nothingWaits: 'Nothing waits for review.',
    noneOfStatus: 'No claim has this status.',
    none: 'There is no claim yet. Press “New claim” to file the first.',
    waiting: (n, more) =>
      `${more ? `${n} or more claims wait` : n === 1 ? '1 claim waits' : `${n} claims wait`}. Business days left:`,
    groups: ['Overdue', 'Last day', '1 to 2 days', '3 days or more'],
    partnerFor: (partner, customer) => `${partner} for ${customer}`,
    open: 'Open',
    showOnly: 'Show only',
    chooseOne: 'Choose one of these.',
  },
  help: {
    what: 'CPOR claims tie a partner to a customer whose use or purchase of Microsoft products they drive.',
    title: 'What you can do here',
    welcome: (name) => `Welcome${name ? `, ${name}` : ''}`,
    actFor: 'You act for ',
    newClaim:
      '*new claim* files a claim: three short steps, then a file as proof of execution (PoE). Drop files into this chat or use the upload page.',
    mayLook:
      'You may look at your organisation’s claims. Billing admins, Global admins and Incentives admins file and change them.',
    partner:
      '*my claims* lists your organisation’s claims. *claim CPOR-…* opens one. *find words* looks for one.',
    reviewer: [
      'You review claims. *queue* shows what waits, the most urgent first; *claim CPOR-…* opens one; *find words* looks for one.',
      'On a claim’s card you start the review, open the PoE, approve, ask for information or reject.',
    ],
    customer:
      'You are the contact of a customer with whom a partner is associated. You may look at what that means, and decline while there is time. No action is needed.',
    stranger: [
      'Nothing here is waiting for you: you are not named as a partner, a reviewer or a customer’s contact. Partners ask their administrator to be added; a customer’s contact hears from this bot when a claim is approved.',
      'Partners type *new claim*, reviewers *queue*.',
    ],
    skip: '*skip 3 days* moves the time forward on this machine, to see deadlines at work.',
  },
  attach: {
    title: 'Which claim is it for?',
    files: (n) => `${n} files`,
    received: 'Received ',
    press: '. Press the claim that it proves.',
    giveTo: (id) => `Give it to ${id}`,
    more: 'Another claim: open it, press “Add PoE”, then send the file again.',
  },
  newerBelow: (about) => `${about}: see its newer card in this chat.`,
  rejectedFor: (reason) => `The claim is rejected: ${reason}`,
  done: {
    approved:
      'Approved. The partner is told, and the customer’s contact as soon as Teams reaches them.',
    cloned: (id) => `This is a new claim, started from ${id}. Check it, then submit.`,
    commented: 'Your comment was sent to the other side.',
    disputed: 'Disputed. The reviewer was told.',
    noObjection: 'Thank you. The others were told.',
    reassigned: (name) => `The review was given to ${name}.`,
    customerTold: 'Recorded that the customer was told.',
    rejected: 'Rejected. The partner was told.',
    poeRemoved: 'The file was removed.',
    asked: 'The partner was asked.',
    resubmitted: 'Resubmitted. The reviewer was told.',
    reviewStarted: 'The review has started; the partner was told.',
    submitted: 'Submitted. The reviewers were told.',
    adviceTaken: 'The products that the reviewer named were removed.',
    saved: 'Saved.',
    fileLink: (name) => `The link to ${name} works for five minutes.`,
    uploadLink: (megabytes, files) =>
      `Drop files into this chat within 15 minutes, or open the upload page (its link works for an hour). ${quoted.fileTypes}; up to ${megabytes} MB each, ${files} files.`,
  },
  files: {
    picture: 'a picture',
    onePicture: 'the picture',
    thePicture: 'The picture',
    received: (names) => `Received ${names}; still checking. The answer follows here.`,
    unread: (n, most) =>
      `${n} of the files could not be read from the message. Send them again, ${most} at a time at most.`,
    noClaim:
      'No claim of yours can take PoE now. Type “new claim” to start one, then send the file again.',
    gone: 'The file is not known here any more. Press “Add PoE” on the claim, then send it again.',
    givenBefore:
      'This file was given to the claim before. If it is not on it, press “Add PoE” and send it again.',
    given: (name, id) => `Given to ${name ?? 'the claim'} (${id}): see its card in this chat.`,
    checking: (name, id) =>
      `Given to ${name ?? 'the claim'} (${id}): it is being checked, and the answer follows here.`,
    added: (name) => `${name} was added.`,
    known: (name, as) => `${name} is on the claim already: the same bytes as ${as}.`,
    notTaken: (name, why) => `${name} was not taken. ${why}`,
    pasted:
      'Pictures pasted into the chat are not kept. Attach the picture as a file, or press “Add PoE” on the claim and use the upload page.',
  },
  answers: {
    nobody: 'Teams does not say who you are, so nothing can be shown or done here.',
    onlyPersonal: 'Claims are shown in your personal chat with me only. Open that and type “help”.',
    failed: (reference) =>
      `Something went wrong here. Look whether it was done, and if not, try again; if it stays so, name the reference ${reference}.`,
    failedPress: (reference) =>
      `Something went wrong here. Press it once more; if it stays so, name the reference ${reference}.`,
    unknownButton:
      'This button is not known here; its card may be from an older version. Type “help” for what you can do.',
    badId: 'A claim’s id looks like CPOR-7K2M-9QXT. Type “my claims” or “queue” to choose one.',
    discarded: (id, name, date) =>
      `${id} was discarded by ${name} on ${date}. Type “new claim” to start another.`,
    nothingToDecide: 'There is nothing to decide here now.',
    meanwhile: (refusal, last, status, turn) =>
      `${refusal} Last: ${last}. Now: ${status}, ${turn.toLowerCase()}.`,
    clock: 'the clock',
    howFar: 'Say how far: “skip 3 days”, “skip 2 hours” or “skip 1 week”.',
    tooFar: 'That is too far: a hundred years at once at most.',
    skipped: (now) =>
      `It is now ${now}. What was due has been done, and who is concerned was told.`,
  },
  inputLabels: {
    comment: 'Comment',
    justification: 'Justification',
    reasons: 'Reasons',
    reason: 'Reason',
    detail: 'Detail',
    checklist: 'Checklist',
    reviewerId: 'Reviewer',
    confirmContact: 'Contact',
  },
  links: {
    uploadOver:
      'This link does not work, or works no more: it is good for an hour. Press “Add PoE” on the claim’s card in Teams to get a new one.',
    fileOver:
      'This link does not work, or works no more. Press the button on the claim’s card again to get a new one.',
    fileGone: 'This file is no longer kept.',
  },
  uploadPage: {
    tab: 'add proof of execution',
    title: 'Add proof of execution (PoE)',
    choose: 'Choose files',
    orDrop: 'or drop them anywhere on this page',
    types: 'Types:',
    typesTaken: `${quoted.fileTypes}. No macros, no passwords.`,
    size: 'Size:',
    sizeTaken: (megabytes) => `up to ${megabytes} MB each.`,
    room: 'Room:',
    onClaim: 'On this claim: {n} of {most}',
    noScript:
      'This page sends files with JavaScript, which is off in this browser. Drop the files into the chat with the bot in Teams instead.',
    uploads: 'Your uploads',
    next: 'Go back to Teams: the claim’s card shows the files, and there you go on. You can close this page, or add more.',
    kept: 'Files on this claim ({n})',
    none: 'None yet.',
    checks: 'What reviewers look for',
    checksHelp: 'Nothing to do here: you tick these in Teams when you submit.',
    letGo: 'Let go to add the files',
    script: {
      noRoom: 'no more files fit',
      room: { one: '{n} more file fits', other: '{n} more files fit' },
      waiting: 'Waiting',
      progress: 'Progress of {name}',
      sending: 'Sending, {percent}%',
      checking: 'Checking',
      broke: 'The connection broke.',
      failed: 'The upload did not work.',
      known: 'On the claim already, as {name}. It was not added twice.',
      addedNow: '{size}, added just now',
      added: 'Added to the claim.',
      linkOver: 'Not added: this page’s link works no more.',
      folder: 'Folders are not taken. Choose the files in it.',
      cancelled: 'Cancelled.',
      cancel: 'Cancel',
      retry: 'Retry',
      dismiss: 'Dismiss',
      sum: { one: '{done} of {n} file added', other: '{done} of {n} files added' },
      sumFailed: '{n} not added',
      sumCancelled: '{n} cancelled',
      sumLeft: '{n} to go',
    },
  },
};
