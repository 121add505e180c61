import type { Role } from '../../services/claims/actor.ts';
import type { Deadline } from '../../services/claims/businessDays.ts';
import type { Activity, SolutionArea } from '../../services/claims/catalogue.ts';
import type { Status, Told } from '../../services/claims/claim.ts';
import type { Breach, ClaimFact, EventOf } from '../../services/claims/events.ts';
import type { FieldName, SubscriptionField } from '../../services/claims/fields.ts';
import type { FormPage } from '../../services/claims/form.ts';
import type { NoticeKind } from '../../services/claims/messages.ts';
import type {
  ChecklistItem,
  InformationReason,
  RejectionReason,
  RequestDetail,
} from '../../services/claims/reasons.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import type { Problem, ProblemReason } from '../../services/claims/validate.ts';
import type { RefusedFile } from '../../services/poe/kinds.ts';
import type { UploadPageWords } from './uploadPage.ts';

type Texts<K extends string> = Readonly<Record<K, string>>;
type Counted = Deadline['counted'];

/** What people type. What follows `claim`, `find` and `skip` is theirs. */
export type CommandName = 'newClaim' | 'myClaims' | 'claim' | 'find' | 'queue' | 'help' | 'skip';

/** How far local mode's clock can be moved at once: so many of these. */
export type DurationUnit = 'minute' | 'hour' | 'day' | 'week';

/** Files are refused by what they are, or because Teams does not give them. */
export type BadFile = RefusedFile | 'webPage' | 'notFetched';

/**
 * Everything that the bot says, in one language. Texts that depend on something are functions,
 * which count and decline.
 */
export type Words = {
  /** The language's tag (BCP 47), such as "ru". */
  readonly tag: string;
  /** In lower case. People may type them in any language. */
  readonly commands: Texts<CommandName>;
  /** Each unit in all the forms in which it follows a number, in lower case. */
  readonly durations: Readonly<Record<DurationUnit, readonly string[]>>;

  readonly statusLabels: Texts<Status>;
  readonly areas: Texts<SolutionArea>;
  readonly activityNames: Texts<Activity>;
  /**
   * Which activity to choose, and what a wrong choice costs; shown in the order in which they
   * stand.
   */
  readonly activityHelp: Texts<Activity>;
  readonly wrongActivity: string;
  readonly pageTitles: Texts<FormPage | 'edit'>;
  readonly pageHelp: Texts<FormPage | 'edit'>;
  readonly fieldLabels: Texts<Exclude<FieldName, SubscriptionField>>;
  readonly subscriptionLabel: (product: string) => string;
  readonly recentCustomer: string;
  readonly placeholders: Partial<Texts<FieldName>>;
  /** What is wrong with an input, and what would be right. */
  readonly problems: Texts<ProblemReason>;
  /** In place of `tooLong`, which is said of fields. */
  readonly commentTooLong: string;
  readonly problemIntro: (count: number) => string;

  readonly informationReasons: Readonly<Record<InformationReason, Texts<'label' | 'why'>>>;
  readonly rejectionReasons: Texts<RejectionReason>;
  /** What a reason means, in languages in which its quoted name says too little. */
  readonly rejectionWhy: Partial<Texts<RejectionReason>>;
  readonly requestDetails: Texts<RequestDetail>;
  readonly checklist: Texts<ChecklistItem>;
  readonly breaches: Texts<Breach>;

  /** The same words for a claim that does not exist and for one that may not be seen. */
  readonly unknownClaim: string;
  readonly roleMissing: string;
  readonly noLongerYours: string;
  /** What is allowed instead, and to whom. */
  readonly refusals: {
    readonly [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string;
  };
  readonly badFiles: Texts<Exclude<BadFile, 'tooLarge'>> & {
    readonly tooLarge: (megabytes: number) => string;
  };

  /** What a colleague at the partner did, as the others there read it. */
  readonly colleagues: Partial<Texts<NoticeKind>>;
  /** Headlines of notices, as somebody of this capacity reads them. */
  readonly notices: Texts<NoticeKind>;

  /** Monday first, as dates name them. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  /** January first, as dates name them. */
  readonly months: readonly [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  /** What is left of a deadline, or how far it is over. */
  readonly left: Texts<'passed' | 'lastDay' | 'paused'> & {
    readonly days: (n: number, counted: Counted) => string;
    readonly over: (n: number, counted: Counted) => string;
  };

  readonly unnamed: string;
  readonly noCustomer: string;
  readonly turns: Texts<'yours' | 'partner' | 'reviewer' | 'customer' | 'nobody'>;
  readonly next: Texts<
    | 'form'
    | 'poe'
    | 'submit'
    | 'submittedPartner'
    | 'submittedReviewer'
    | 'reviewPartner'
    | 'reviewReviewer'
    | 'answerPartner'
    | 'answerReviewer'
    | 'disputeClosed'
    | 'disputesUsed'
    | 'disputePartner'
    | 'disputeReviewer'
    | 'notPayout'
    | 'notTold'
    | 'told'
    | 'sent'
  > & {
    readonly outcome: (code: string) => string;
  };
  /** What stands on a claim's card beside what the claim itself says. */
  readonly claimWords: Texts<
    | 'history'
    | 'historyLink'
    | 'disputed'
    | 'open'
    | 'fileToOpen'
    | 'chooseFile'
    | 'openFile'
    | 'openFileLink'
    | 'comment'
    | 'commentTooLong'
    | 'commentClock'
    | 'commentTold'
    | 'now'
    | 'target'
    | 'overdue'
    | 'reviewStart'
    | 'decision'
    | 'disputeResult'
    | 'answer'
    | 'decline'
    | 'dispute'
    | 'poe'
    | 'noPoe'
    | 'addPoe'
    | 'compare'
    | 'compareLink'
  > & {
    readonly advised: (products: string) => string;
    readonly disputedOn: (date: string) => string;
    readonly ticked: (items: string) => string;
    readonly unticked: (items: string) => string;
    readonly units: Texts<'byte' | 'kilo' | 'mega' | 'point'>;
  };
  readonly facts: Texts<
    | 'partner'
    | 'customer'
    | 'tenant'
    | 'activity'
    | 'products'
    | 'mpn'
    | 'customerContact'
    | 'technicalContact'
    | 'partnerContact'
    | 'seller'
    | 'revenueCustomer'
    | 'isvSolution'
    | 'reviewer'
    | 'clonedFrom'
    | 'clonedTo'
    | 'foreignContact'
    | 'recognition'
    | 'neverPaid'
    | 'since'
    | 'told'
    | 'notYet'
    | 'sent'
  > & {
    readonly andMore: (names: string, more: number) => string;
    readonly noObjection: (when: string) => string;
    readonly ways: Texts<Told['how']>;
  };
  readonly buttons: Texts<
    | 'comment'
    | 'addPoe'
    | 'submit'
    | 'change'
    | 'goOn'
    | 'removePoe'
    | 'discard'
    | 'withdraw'
    | 'takeAdvice'
    | 'resubmit'
    | 'giveUp'
    | 'dispute'
    | 'clone'
    | 'reassign'
    | 'startReview'
    | 'approve'
    | 'ask'
    | 'reject'
    | 'told'
    | 'decline'
    | 'noObjection'
    | 'newClaim'
    | 'myClaims'
    | 'queue'
    | 'uploadPage'
    | 'openFile'
    | 'back'
    | 'backToClaim'
    | 'close'
    | 'save'
    | 'next'
    | 'previous'
    | 'finish'
    | 'show'
    | 'older'
    | 'newer'
  > & {
    readonly association: (id: string) => string;
  };
  readonly consent: Texts<
    | 'title'
    | 'meaning'
    | 'inForce'
    | 'over'
    | 'declined'
    | 'notInForce'
    | 'partner'
    | 'products'
    | 'since'
    | 'said'
    | 'youDeclined'
    | 'yourReason'
    | 'until'
    | 'reason'
    | 'reasonTooLong'
  >;
  readonly form: Texts<'check' | 'payment' | 'choose'> & {
    readonly tooLong: (label: string, max: number) => string;
    readonly chooseOne: (label: string) => string;
    readonly yesOrNo: (label: string) => string;
  };
  /** Two claims for the same workload or subscription, as a reviewer compares them. */
  readonly sideBySide: Texts<
    | 'title'
    | 'open'
    | 'openFile'
    | 'checks'
    | 'ticked'
    | 'unticked'
    | 'submitted'
    | 'since'
    | 'moreFiles'
    | 'firstFiles'
    | 'none'
    | 'hidden'
  > & {
    readonly both: (names: string) => string;
    readonly tickedBy: (name: string) => string;
    readonly files: (n: number, first: number, last: number) => string;
    readonly next: (n: number) => string;
  };
  /** What is asked before a button acts. */
  readonly questions: {
    readonly submit: Texts<'title' | 'help' | 'press' | 'label' | 'rival'>;
    readonly information: Texts<'title' | 'press' | 'reasons' | 'products' | 'comment'> & {
      readonly help: (days: number) => string;
    };
    readonly rejection: Texts<'title' | 'press' | 'reason' | 'comment'> & {
      readonly help: (days: number) => string;
    };
    readonly confirm: Texts<'title' | 'help' | 'press' | 'label'> & {
      readonly checked: (email: string, domain: string) => string;
    };
    readonly dispute: Texts<'title' | 'added' | 'help' | 'press' | 'label' | 'optional'>;
    readonly withdrawal: Texts<'title' | 'help' | 'press' | 'label'>;
    readonly reassign: Texts<'title' | 'help' | 'press' | 'label'>;
    readonly remove: Texts<'title' | 'help' | 'press' | 'label'>;
    readonly clone: Texts<'title' | 'help' | 'press' | 'label'>;
    readonly comment: string;
  };

  /** What happened, as the history says it; a comment is quoted below. */
  readonly events: {
    readonly [K in Exclude<ClaimFact['type'], 'fieldsChanged'>]: (event: EventOf<K>) => string;
  };
  /** Values of fields that were changed. */
  readonly change: Texts<'empty' | 'yes' | 'no'>;
  readonly history: Texts<'system' | 'uploadLinkIssued' | 'reviewers' | 'channel'> & {
    readonly title: (page: number, pages: number) => string;
    readonly linkIssued: (name: string) => string;
    readonly opened: (name: string) => string;
    readonly told: (who: string, when: string) => string;
    readonly couldNotTell: (who: string, when: string) => string;
    readonly roles: Texts<Role>;
  };
  readonly lists: Texts<
    | 'all'
    | 'press'
    | 'nothingFound'
    | 'nothingWaits'
    | 'noneOfStatus'
    | 'none'
    | 'open'
    | 'showOnly'
    | 'chooseOne'
  > & {
    readonly overdue: (n: number) => string;
    readonly alsoOverdue: (ids: string) => string;
    readonly overdueSummary: (ids: string) => string;
    readonly wanted: (query: string) => string;
    readonly one: (n: number) => string;
    readonly range: (first: number, last: number) => string;
    readonly of: (total: number) => string;
    readonly waiting: (n: number, more: boolean) => string;
    readonly partnerFor: (partner: string, customer: string) => string;
    readonly titles: Texts<'mine' | 'queue' | 'overdue'>;
    /** How long what waits has left. */
    readonly groups: readonly [string, string, string, string];
  };
  /** Between asterisks: what to type. */
  readonly help: Texts<
    'what' | 'title' | 'actFor' | 'newClaim' | 'mayLook' | 'partner' | 'customer' | 'skip'
  > & {
    readonly welcome: (name: string) => string;
    readonly reviewer: readonly [string, string];
    readonly stranger: readonly [string, string];
  };
  readonly attach: Texts<'title' | 'received' | 'press' | 'more'> & {
    readonly files: (n: number) => string;
    readonly giveTo: (id: string) => string;
  };
  readonly newerBelow: (about: string) => string;
  readonly rejectedFor: (reason: string) => string;
  /** Said on the card once a button has done its work. */
  readonly done: Texts<
    | 'approved'
    | 'commented'
    | 'disputed'
    | 'noObjection'
    | 'customerTold'
    | 'rejected'
    | 'poeRemoved'
    | 'asked'
    | 'resubmitted'
    | 'reviewStarted'
    | 'submitted'
    | 'adviceTaken'
    | 'saved'
  > & {
    readonly cloned: (id: string) => string;
    readonly reassigned: (name: string) => string;
    readonly fileLink: (name: string) => string;
    readonly uploadLink: (megabytes: number, files: number) => string;
  };
  /** About files that were dropped or uploaded. */
  readonly files: Texts<
    'picture' | 'onePicture' | 'thePicture' | 'noClaim' | 'gone' | 'givenBefore' | 'pasted'
  > & {
    readonly received: (names: string) => string;
    readonly unread: (n: number, most: number) => string;
    readonly given: (name: string | undefined, id: string) => string;
    readonly checking: (name: string | undefined, id: string) => string;
    readonly added: (name: string) => string;
    readonly known: (name: string, as: string) => string;
    readonly notTaken: (name: string, why: string) => string;
  };
  /** What the bot answers in a line. */
  readonly answers: Texts<
    | 'nobody'
    | 'onlyPersonal'
    | 'unknownButton'
    | 'badId'
    | 'nothingToDecide'
    | 'clock'
    | 'howFar'
    | 'tooFar'
  > & {
    readonly failed: (reference: string) => string;
    readonly failedPress: (reference: string) => string;
    readonly discarded: (id: string, name: string, date: string) => string;
    readonly meanwhile: (refusal: string, last: string, status: string, turn: string) => string;
    readonly skipped: (now: string) => string;
  };
  /** Inputs of questions, where a line names them; fields of a claim have `fieldLabels`. */
  readonly inputLabels: Texts<Exclude<Problem['field'], FieldName>>;
  /** Links to the upload page and to files that lead nowhere any more. */
  readonly links: Texts<'uploadOver' | 'fileOver' | 'fileGone'>;
  readonly uploadPage: UploadPageWords;
};
