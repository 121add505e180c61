import type { Words } from '../../cards/text/words.ts';
import { endOfDay } from '../../services/claims/businessDays.ts';
import type { ClaimFact, EventOf } from '../../services/claims/events.ts';
import { builtInPolicy } from '../../services/claims/policy.ts';
import { claimIdOf, fabrikam, MONDAY, people } from './law.ts';

type IsTold<T> = T extends string | readonly unknown[] | undefined
  ? false
  : T extends (...given: never[]) => string
    ? true
    : true extends { [K in keyof T]: IsTold<T[K]> }[keyof T]
      ? true
      : false;
/** Sample arguments for a text with parameters, one for each of its forms. */
type Samples<T> = {
  readonly [K in keyof T as IsTold<T[K]> extends true ? K : never]: T[K] extends (
    ...given: infer Given
  ) => string
    ? readonly Readonly<Given>[]
    : Samples<T[K]>;
};

const id = claimIdOf('CPOR-1111-1111');
const deadline = endOfDay('2026-11-27', 'UTC', 'business');
const { person } = people.reviewer;
const poe = { id: 'x', name: 'x', size: 1, sha256: 'x', contentType: 'x', by: person, at: MONDAY };
const happened = <T extends ClaimFact['type']>(
  fact: ClaimFact & { type: T },
): readonly [EventOf<T>] => [
  { v: 1, seq: 1, at: MONDAY, by: { role: 'system' }, ...fact } as unknown as EventOf<T>,
];
const counts = [[1], [2], [5], [21]] as const;
const onDays = counts.flatMap(([n]) => [[n, 'business'] as const, [n, 'calendar'] as const]);
const twoTexts = [['x', 'y']] as const;
const text = [['x']] as const;

/**
 * Samples for each text; a missing one does not compile. Only single letters and names, which no
 * language translates.
 */
export const samples: Samples<Words> = {
  subscriptionLabel: text,
  problemIntro: counts,
  refusals: {
    unknownClaim: [[{ kind: 'unknownClaim' }]],
    notForYou: [[{ kind: 'notForYou', who: ['partner', 'reviewer', 'customer'] }]],
    roleMissing: [[{ kind: 'roleMissing' }]],
    otherLocation: [[{ kind: 'otherLocation', mpnIds: ['1', '2'] }]],
    stale: [[{ kind: 'stale' }]],
    wrongStatus: [[{ kind: 'wrongStatus', allowed: ['editing', 'approved'] }]],
    windowClosed: [
      [{ kind: 'windowClosed', window: 'consent' }],
      [{ kind: 'windowClosed', window: 'dispute' }],
    ],
    disputesUsed: [[{ kind: 'disputesUsed', max: 2 }]],
    fieldsFixed: [[{ kind: 'fieldsFixed', allowed: ['submitted', 'partnerActionRequired'] }]],
    invalid: [[{ kind: 'invalid', problems: [{ field: 'name', reason: 'required' }] }]],
    poeMissing: [[{ kind: 'poeMissing' }]],
    poeFull: [[{ kind: 'poeFull', max: 20 }]],
    poeUnknown: [[{ kind: 'poeUnknown' }]],
    noAdvice: [[{ kind: 'noAdvice' }]],
    heldByOther: [[{ kind: 'heldByOther' }]],
    reviewerUnfit: [[{ kind: 'reviewerUnfit' }]],
  },
  badFiles: { tooLarge: [[25]] },
  left: { days: onDays, over: onDays },
  next: { outcome: text },
  claimWords: { advised: text, disputedOn: text, ticked: [['x'], ['']], unticked: text },
  facts: { andMore: [['x', 2]], noObjection: text },
  buttons: { association: text },
  form: { tooLong: [['x', 100]], chooseOne: text, yesOrNo: text },
  sideBySide: {
    both: text,
    tickedBy: text,
    files: [
      [0, 0, 0],
      [1, 1, 1],
      [7, 1, 5],
      [7, 8, 7],
    ],
    next: counts,
  },
  questions: {
    information: { help: counts },
    rejection: { help: counts },
    confirm: { checked: twoTexts },
  },
  events: {
    created: [
      happened({ type: 'created', id, organisation: fabrikam }),
      happened({ type: 'created', id, organisation: fabrikam, clonedFrom: id }),
    ],
    poeAdded: [happened({ type: 'poeAdded', poe })],
    poeRemoved: [happened({ type: 'poeRemoved', poeId: 'x', name: 'x' })],
    discarded: [happened({ type: 'discarded' })],
    submitted: [
      happened({
        type: 'submitted',
        checklist: [],
        policy: builtInPolicy,
        deadline,
        target: deadline,
      }),
      happened({
        type: 'submitted',
        checklist: ['claim', 'dates'],
        policy: builtInPolicy,
        deadline,
        target: deadline,
      }),
    ],
    reviewStarted: [happened({ type: 'reviewStarted', comment: '', deadline })],
    informationRequested: [[], ['x']].map((advice) =>
      happened({
        type: 'informationRequested',
        reasons: ['missingProducts'],
        comment: '',
        advice,
        deadline,
        pausedOn: '2026-11-02',
      }),
    ),
    resubmitted: [happened({ type: 'resubmitted', comment: '', deadline })],
    approved: [true, false].map((contactConfirmed) =>
      happened({ type: 'approved', comment: '', deadline, contactConfirmed }),
    ),
    rejected: [
      happened({ type: 'rejected', reason: 'poeUnavailable', comment: '', withdraws: false }),
      happened({
        type: 'rejected',
        reason: 'partnerRequest',
        detail: 'other',
        comment: '',
        withdraws: true,
      }),
    ],
    disputed: [happened({ type: 'disputed', justification: '', deadline })],
    disputeClosed: [happened({ type: 'disputeClosed' })],
    customerTold: (['teams', 'email', 'reviewer'] as const).map((how) =>
      happened({ type: 'customerTold', told: { how, to: 'x', at: MONDAY }, comment: '' }),
    ),
    noObjection: [happened({ type: 'noObjection' })],
    sentToEligibility: [happened({ type: 'sentToEligibility', messageId: 'x' })],
    eligibilityAnswered: [
      happened({ type: 'eligibilityAnswered', messageId: 'x', code: 'IVDMPN' }),
    ],
    commented: [happened({ type: 'commented', comment: '' })],
    reassigned: [happened({ type: 'reassigned', to: { ...person, name: 'x' } })],
    cloned: [happened({ type: 'cloned', to: id })],
    holdLost: [happened({ type: 'holdLost' })],
    breached: [happened({ type: 'breached', period: 'decision', deadline })],
    reminded: [happened({ type: 'reminded', reminder: 'answerIn3', scheduled: MONDAY })],
  },
  history: {
    title: [[1, 2]],
    linkIssued: text,
    opened: text,
    told: twoTexts,
    couldNotTell: twoTexts,
  },
  lists: {
    overdue: counts,
    alsoOverdue: text,
    overdueSummary: text,
    wanted: text,
    one: [[1]],
    range: [[1, 8]],
    of: [[8]],
    waiting: counts.flatMap(([n]) => [[n, true] as const, [n, false] as const]),
    partnerFor: twoTexts,
  },
  help: { welcome: [['x'], ['']] },
  attach: { files: counts, giveTo: text },
  newerBelow: text,
  rejectedFor: text,
  done: { cloned: text, reassigned: text, fileLink: text, uploadLink: [[25, 20]] },
  files: {
    received: text,
    unread: counts.map(([n]) => [n, 5] as const),
    given: [
      ['x', 'y'],
      [undefined, 'y'],
    ],
    checking: [
      ['x', 'y'],
      [undefined, 'y'],
    ],
    added: text,
    known: twoTexts,
    notTaken: twoTexts,
  },
  answers: {
    failed: text,
    failedPress: text,
    discarded: [['x', 'y', 'z']],
    meanwhile: [['x', 'y', 'z', 'x']],
    skipped: text,
  },
  uploadPage: { sizeTaken: [[25]] },
};

/**
 * Every text of a language by where it stands, such as "questions.submit.title" or "left.days(2)".
 */
export function textsOf(words: Words): Map<string, string> {
  return new Map(walk(words, samples, ''));
}

function walk(value: unknown, given: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...args: unknown[]) => string;
    return (given as unknown[][]).map((args, i) => [`${path}(${i + 1})`, say(...args)]);
  }
  const below = (given ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(value as object).flatMap(([key, one]) =>
    walk(one, below[key], path === '' ? key : `${path}.${key}`),
  );
}
