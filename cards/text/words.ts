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

/** Typed commands. `claim`, `find` and `skip` take the words that follow. */
export type CommandName = 'newClaim' | 'myClaims' | 'claim' | 'find' | 'queue' | 'help' | 'skip';

/** Units in which local mode's clock is moved. */
export type DurationUnit = 'minute' | 'hour' | 'day' | 'week';

/** Reasons why a file is refused: its content, or that it could not be fetched from Teams. */
export type BadFile = RefusedFile | 'webPage' | 'notFetched';

/**
 * All texts of the bot in one language. Texts that depend on values are functions, which also
 * choose plural forms.
 */
export type Words = {
  /** The language's tag (BCP 47), such as "ru". */
  readonly tag: string;
  /** Typed commands, in lower case. Each language's are understood from everybody. */
  readonly commands: Texts<CommandName>;
  /** All forms of a unit's name after a number, in lower case. */
  readonly durations: Readonly<Record<DurationUnit, readonly string[]>>;

  readonly statusLabels: Texts<Status>;
  readonly areas: Texts<SolutionArea>;
  readonly activityNames: Texts<Activity>;
  /** Help for choosing an activity, in the order of its keys, and what a wrong choice costs. */
  readonly activityHelp: Texts<Activity>;
  readonly wrongActivity: string;
  readonly pageTitles: Texts<FormPage | 'edit'>;
  readonly pageHelp: Texts<FormPage | 'edit'>;
  readonly fieldLabels: Texts<Exclude<FieldName, SubscriptionField>>;
  readonly subscriptionLabel: (product: string) => string;
  readonly recentCustomer: string;
  readonly placeholders: Partial<Texts<FieldName>>;
  /** Problems of inputs, and what would be right. */
  readonly problems: Texts<ProblemReason>;
  /** Replaces `tooLong` for comments. */
  readonly commentTooLong: string;
  readonly problemIntro: (count: number) => string;

  readonly informationReasons: Readonly<Record<InformationReason, Texts<'label' | 'why'>>>;
  readonly rejectionReasons: Texts<RejectionReason>;
  /** Explanations of reasons, in languages in which the quoted English name says too little. */
  readonly rejectionWhy: Partial<Texts<RejectionReason>>;
  readonly requestDetails: Texts<RequestDetail>;
  readonly checklist: Texts<ChecklistItem>;
  readonly breaches: Texts<Breach>;

  /** The same text for a claim that does not exist and one that may not be seen. */
  readonly unknownClaim: string;
  readonly roleMissing: string;
  readonly noLongerYours: string;
  /** Refusals: what is allowed instead, and to whom. */
  readonly refusals: {
    readonly [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string;
  };
  readonly badFiles: Texts<Exclude<BadFile, 'tooLarge'>> & {
    readonly tooLarge: (megabytes: number) => string;
  };

  /** Headlines that colleagues at the partner read instead of `notices`. */
  readonly colleagues: Partial<Texts<NoticeKind>>;
  /** Headlines of notices. */
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
  /** Time left until a deadline, or how far it is over. */
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
  /** Labels and hints on a claim's card. */
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
  /** Comparison of two claims for the same workload or subscription. */
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
  /** Questions that are asked before a button acts. */
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

  /** Events in the history; comments are quoted below them. */
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
    /** Groups of waiting claims by time left. */
    readonly groups: readonly [string, string, string, string];
  };
  /** Commands to type stand between asterisks. */
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
  /** Lines on the card after success. */
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
  /** Texts about dropped and uploaded files. */
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
  /** Other answers of one line. */
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
  /** Labels of questions' inputs; fields of a claim have `fieldLabels`. */
  readonly inputLabels: Texts<Exclude<Problem['field'], FieldName>>;
  /** Pages behind links that are no longer valid. */
  readonly links: Texts<'uploadOver' | 'fileOver' | 'fileGone'>;
  readonly uploadPage: UploadPageWords;
};
