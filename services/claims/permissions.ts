import type { Capacity } from './actor.ts';
import type { Claim, Status } from './claim.ts';
import type {
  CommentCommand,
  CustomerCommand,
  PartnerCommand,
  PersonalCommandType,
  ReviewerCommand,
} from './commands.ts';
import { stageOf, stages, statusIn, type Stage } from './stages.ts';

type Permission = {
  /** The verbs of the command's buttons. */
  readonly verbs: readonly string[];
  /** The stages in which the command is allowed. */
  readonly in: readonly Stage[];
  /** The stages in which the status is right, but the window has closed. */
  readonly late?: readonly Stage[];
  /** The one of its verbs that only opens the form; a card of any revision will do for that. */
  readonly opens?: string;
  /** Set where a card of any revision will do (docs/interface.md section 6). */
  readonly anyRevision?: true;
};
type Permissions<C extends { type: string }> = Readonly<Record<C['type'], Permission>>;

const reviewing = ['underReview', 'disputed'] as const;
const decided = ['approved', 'passed', 'rejected', 'declined', 'closed'] as const;
const disputable = ['rejected', 'declined'] as const;

/**
 * The one table of who may do what to a claim in which stage (docs/law.md sections 1, 3 and 4).
 * `decide` reads it for each command; the buttons of the cards, the verbs of the reviewers'
 * channel, the tests and the tables in the docs are derived from it.
 */
const bySide = {
  partner: {
    save: {
      verbs: ['saveClaim', 'editClaim'],
      opens: 'editClaim',
      in: ['editing', 'submitted', 'partnerActionRequired'],
    },
    discard: { verbs: ['discardClaim'], in: ['editing'] },
    addPoe: {
      verbs: ['addPoe', 'attachPoe'],
      in: ['editing', 'submitted', 'partnerActionRequired', ...disputable],
      late: ['closed'],
      anyRevision: true,
    },
    removePoe: { verbs: ['removePoe'], in: ['editing'] },
    submit: { verbs: ['submitClaim'], in: ['editing'] },
    resubmit: { verbs: ['resubmitClaim'], in: ['partnerActionRequired'] },
    takeAdvice: { verbs: ['takeAdvice'], in: ['partnerActionRequired'] },
    requestRejection: {
      verbs: ['requestRejection'],
      in: ['submitted', ...reviewing, 'partnerActionRequired', 'approved', 'passed'],
    },
    dispute: { verbs: ['disputeClaim'], in: disputable, late: ['closed'] },
    noteClone: { verbs: ['cloneClaim'], in: [...disputable, 'closed'] },
  } as const satisfies Permissions<PartnerCommand>,
  reviewer: {
    startReview: { verbs: ['startReview'], in: ['submitted'] },
    approve: { verbs: ['approveClaim'], in: reviewing },
    requestInformation: { verbs: ['requestInformation'], in: reviewing },
    reject: { verbs: ['rejectClaim'], in: reviewing },
    reassign: {
      verbs: ['reassignClaim'],
      in: ['submitted', ...reviewing, 'partnerActionRequired'],
    },
    recordCustomerTold: { verbs: ['recordCustomerTold'], in: ['approved'], late: ['passed'] },
  } as const satisfies Permissions<ReviewerCommand>,
  customer: {
    decline: {
      verbs: ['declineAssociation'],
      in: ['approved'],
      late: ['passed'],
      anyRevision: true,
    },
    noObjection: { verbs: ['noObjection'], in: ['approved'], late: ['passed'], anyRevision: true },
  } as const satisfies Permissions<CustomerCommand>,
  partnerAndReviewer: {
    comment: {
      verbs: ['comment'],
      in: ['submitted', ...reviewing, 'partnerActionRequired', ...decided],
      anyRevision: true,
    },
  } as const satisfies Permissions<CommentCommand>,
};

type Side = keyof typeof bySide;
const whoOf: Readonly<Record<Side, readonly Capacity[]>> = {
  partner: ['partner'],
  reviewer: ['reviewer'],
  customer: ['customer'],
  partnerAndReviewer: ['partner', 'reviewer'],
};

/** Verbs that show a claim to those who see it, in any stage, and change nothing. */
export const looks = {
  showClaim: ['partner', 'reviewer', 'customer'],
  refreshClaim: ['partner', 'reviewer', 'customer'],
  showHistory: ['partner', 'reviewer'],
  openPoe: ['partner', 'reviewer'],
  compareClaims: ['reviewer'],
} as const satisfies Record<string, readonly Capacity[]>;

/** Verbs about no claim or many. */
export const aboutNoClaim = {
  newClaim: ['partner'],
  listClaims: ['partner'],
  reviewQueue: ['reviewer'],
} as const satisfies Record<string, readonly Capacity[]>;

type VerbsIn<T> = T extends { readonly verbs: readonly (infer V)[] } ? V : never;
type VerbsOfSide<T> = T extends unknown ? VerbsIn<T[keyof T]> : never;
/** Verbs that change a claim. */
export type ChangingVerb = VerbsOfSide<(typeof bySide)[Side]>;
/** Verbs about one claim. */
export type ClaimVerb = ChangingVerb | keyof typeof looks;
export type Verb = ClaimVerb | keyof typeof aboutNoClaim;

/** The same table by command, each with the capacities that may give it. */
export const permissions = Object.fromEntries(
  Object.entries(bySide).flatMap(([side, commands]) =>
    Object.entries(commands).map(([type, permission]) => [
      type,
      { who: whoOf[side as Side], ...permission },
    ]),
  ),
) as Readonly<Record<PersonalCommandType, Permission & { readonly who: readonly Capacity[] }>>;

export const isPartners = (command: { type: string }): command is PartnerCommand =>
  command.type in bySide.partner;
export const isReviewers = (command: { type: string }): command is ReviewerCommand =>
  command.type in bySide.reviewer;
export const isCustomers = (command: { type: string }): command is CustomerCommand =>
  command.type in bySide.customer;

/** Whether a command is allowed in the claim's stage: now, no longer (`late`), or not at all. */
export function timeFor(
  type: PersonalCommandType,
  claim: Pick<Claim, 'state'>,
): 'now' | 'late' | 'never' {
  const { in: right, late } = permissions[type];
  const stage = stageOf(claim);
  if (right.includes(stage)) return 'now';
  return late?.includes(stage) ? 'late' : 'never';
}

/**
 * The statuses in which a command is allowed, even if its window has closed; a refusal names them.
 */
export function allowedIn(type: PersonalCommandType): readonly Status[] {
  const { in: right, late = [] } = permissions[type];
  const found = stages
    .filter((stage) => right.includes(stage) || late.includes(stage))
    .map((stage) => statusIn[stage]);
  return [...new Set(found)].filter((status) => status !== 'discarded');
}

const typeOfVerb = new Map(
  Object.entries(permissions).flatMap(([type, { verbs }]) =>
    verbs.map((verb) => [verb, type as PersonalCommandType]),
  ),
);
/** The command of a verb; undefined for a verb that changes no claim. */
export function commandOf(verb: ChangingVerb): PersonalCommandType;
export function commandOf(verb: string): PersonalCommandType | undefined;
export function commandOf(verb: string): PersonalCommandType | undefined {
  return typeOfVerb.get(verb);
}

/** Whether a verb only opens the form for its command, and changes nothing by itself. */
export function onlyOpens(verb: ChangingVerb): boolean {
  return permissions[commandOf(verb)].opens === verb;
}

/** The capacities that may use a verb. */
export function whoMay(verb: Verb): readonly Capacity[] {
  const type = commandOf(verb);
  return type ? permissions[type].who : { ...looks, ...aboutNoClaim }[verb as keyof typeof looks];
}

/**
 * Whether a verb is allowed in the claim's stage to this capacity, for somebody with all its
 * rights.
 */
export function isOffered(
  verb: ChangingVerb,
  claim: Pick<Claim, 'state'>,
  capacity: Capacity,
): boolean {
  const type = commandOf(verb);
  return permissions[type].who.includes(capacity) && timeFor(type, claim) === 'now';
}
