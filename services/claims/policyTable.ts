import type { Capacity } from './actor.ts';
import type { Claim, Status } from './claim.ts';
import type { PersonalCommandType } from './commands.ts';

/** Where a claim may stand, as finely as the rules tell it apart. */
export const stages = [
  'editing',
  'discarded',
  'submitted',
  'underReview',
  'partnerActionRequired',
  'approved',
  'passed',
  'rejected',
  'declined',
  'disputed',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** The status that people see of it; `passed`: the consent window is over, `closed`: that of the dispute. */
export const statusIn: Readonly<Record<Stage, Status | 'discarded'>> = {
  editing: 'editing',
  discarded: 'discarded',
  submitted: 'submitted',
  underReview: 'underReview',
  partnerActionRequired: 'partnerActionRequired',
  approved: 'approved',
  passed: 'approved',
  rejected: 'rejected',
  declined: 'rejected',
  disputed: 'underReview',
  closed: 'rejected',
};

/** Where a claim stands. */
export function stageOf({ state }: Claim): Stage {
  switch (state.status) {
    case 'underReview':
      return state.dispute ? 'disputed' : 'underReview';
    case 'approved':
      return state.consent === 'passed' ? 'passed' : 'approved';
    case 'rejected':
      if (state.dispute === 'closed') return 'closed';
      return state.reason === 'customerDecline' ? 'declined' : 'rejected';
    default:
      return state.status;
  }
}

type Row = {
  /** What buttons send for it. */
  readonly verbs: readonly string[];
  readonly who: readonly Capacity[];
  /** One for each stage: `ok`; `-` not in this status; `late` in this status, but its window is closed. */
  readonly cells: readonly string[];
  /** Judged by status alone: an old card will do. */
  readonly anyRevision?: true;
};
const row = (verbs: string, who: string, cells: string, anyRevision?: true): Row => ({
  verbs: verbs.split(' '),
  who: who.split(' ') as Capacity[],
  cells: cells.trim().split(/\s+/),
  ...(anyRevision ? { anyRevision } : {}),
});

/**
 * Who may do what to a claim, and where it may stand for that: docs/law.md sections 1, 3 and 4. Read by the law itself, by its
 * tests, and by the README beside this file.
 */
// prettier-ignore
export const policyTable: Readonly<Record<PersonalCommandType, Row>> = {
  //                                                            edit disc subm revw par  appr pass rej  decl disp closed
  save: row('saveClaim editClaim', 'partner', '                 ok   -    ok   -    ok   -    -    -    -    -    -'),
  discard: row('discardClaim', 'partner', '                     ok   -    -    -    -    -    -    -    -    -    -'),
  addPoe: row('addPoe attachPoe', 'partner', '                  ok   -    ok   -    ok   -    -    ok   ok   -    late', true),
  removePoe: row('removePoe', 'partner', '                      ok   -    -    -    -    -    -    -    -    -    -'),
  submit: row('submitClaim', 'partner', '                       ok   -    -    -    -    -    -    -    -    -    -'),
  resubmit: row('resubmitClaim', 'partner', '                   -    -    -    -    ok   -    -    -    -    -    -'),
  takeAdvice: row('takeAdvice', 'partner', '                    -    -    -    -    ok   -    -    -    -    -    -'),
  requestRejection: row('requestRejection', 'partner', '        -    -    ok   ok   ok   ok   ok   -    -    ok   -'),
  dispute: row('disputeClaim', 'partner', '                     -    -    -    -    -    -    -    ok   ok   -    late'),
  noteClone: row('cloneClaim', 'partner', '                     -    -    -    -    -    -    -    ok   ok   -    ok'),
  startReview: row('startReview', 'reviewer', '                 -    -    ok   -    -    -    -    -    -    -    -'),
  approve: row('approveClaim', 'reviewer', '                    -    -    -    ok   -    -    -    -    -    ok   -'),
  requestInformation: row('requestInformation', 'reviewer', '   -    -    -    ok   -    -    -    -    -    ok   -'),
  reject: row('rejectClaim', 'reviewer', '                      -    -    -    ok   -    -    -    -    -    ok   -'),
  reassign: row('reassignClaim', 'reviewer', '                  -    -    ok   ok   ok   -    -    -    -    ok   -'),
  recordCustomerTold: row('recordCustomerTold', 'reviewer', '   -    -    -    -    -    ok   late -    -    -    -'),
  decline: row('declineAssociation', 'customer', '              -    -    -    -    -    ok   late -    -    -    -', true),
  noObjection: row('noObjection', 'customer', '                 -    -    -    -    -    ok   late -    -    -    -', true),
  comment: row('comment', 'partner reviewer', '                 -    -    ok   ok   ok   ok   ok   ok   ok   ok   ok', true),
};

/** What only looks, at a claim that one sees. */
export const looks: Readonly<Record<string, readonly Capacity[]>> = {
  showClaim: ['partner', 'reviewer', 'customer'],
  refreshClaim: ['partner', 'reviewer', 'customer'],
  showHistory: ['partner', 'reviewer'],
  openPoe: ['partner', 'reviewer'],
  compareClaims: ['reviewer'],
};

const everApproved = ['approved', 'passed', 'declined'] as const;

/** As what somebody stands before a claim: where they see it, and whether they may only look. */
export const standings = {
  partner: { capacity: 'partner', sees: stages },
  onlooker: { capacity: 'partner', sees: stages, mayNot: 'roleMissing' },
  otherLocation: { capacity: 'partner', sees: stages, mayNot: 'otherLocation' },
  reviewer: { capacity: 'reviewer', sees: stages.filter((stage) => stage !== 'editing' && stage !== 'discarded') },
  contact: { capacity: 'customer', sees: everApproved },
  nobody: { capacity: undefined, sees: [] },
} as const satisfies Record<
  string,
  { capacity: Capacity | undefined; sees: readonly Stage[]; mayNot?: 'roleMissing' | 'otherLocation' }
>;
export type Standing = keyof typeof standings;

const eachRow = <T>(of: (row: Row) => T): Readonly<Record<PersonalCommandType, T>> =>
  Object.fromEntries(Object.entries(policyTable).map(([type, one]) => [type, of(one)])) as Record<
    PersonalCommandType,
    T
  >;

/** Whether a command may be done where the claim stands: not in this status, or too late. */
export const cellOf = (type: PersonalCommandType, claim: Claim): string =>
  policyTable[type].cells[stages.indexOf(stageOf(claim))] ?? '-';

/** The statuses in which each command is allowed; a refusal names them. */
export const allowedIn = eachRow(({ cells }): readonly Status[] => {
  const allowed = stages.filter((_, i) => cells[i] !== '-').map((stage) => statusIn[stage]);
  return [...new Set(allowed)].filter((status) => status !== 'discarded');
});

/** Whose command it is. */
export const commandOf = eachRow(({ who }) => who);

/** Whether a card must show the current revision for it (docs/interface.md section 6). */
export const needsRevision = (type: PersonalCommandType): boolean => !policyTable[type].anyRevision;
