import fc from 'fast-check';
import type { Actor } from '../../../services/claims/actor.ts';
import type { Instant } from '../../../services/claims/businessDays.ts';
import type { Claim, State } from '../../../services/claims/claim.ts';
import type { Command } from '../../../services/claims/commands.ts';
import { dueAt, type Rules } from '../../../services/claims/deadlines.ts';
import type { Decision } from '../../../services/claims/decide.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import type { FieldInput } from '../../../services/claims/fields.ts';
import { formPages } from '../../../services/claims/form.ts';
import {
  ask,
  claimIdOf,
  DAY,
  draft,
  good,
  HOUR,
  m365Input,
  MONDAY,
  people,
  plusMs,
  poeOf,
  presalesInput,
  revenueInput,
  rulesWith,
  type Step,
} from '../../support/law.ts';

/**
 * Zones with and without summer time, some with days whose midnight is missing or comes twice, and
 * the zones in which a day ends first and last.
 */
export const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'America/Santiago',
  'Africa/Cairo',
  'America/Havana',
  'Atlantic/Azores',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

const days = Array.from({ length: 730 }, (_, i) => plusMs(MONDAY, (i - 300) * DAY).slice(0, 10));
const holidays = fc.subarray(days, { maxLength: 150 });

/** Days before a change of the clocks in one of these zones, so that deadlines fall on it. */
export const aroundClockChanges: fc.Arbitrary<Instant> = fc
  .record({
    change: fc.constantFrom('2026-03-08', '2026-04-24', '2026-09-06', '2026-10-25', '2026-11-01'),
    before: fc.integer({ min: 0, max: 10 * DAY }),
  })
  .map(({ change, before }) => plusMs(`${change}T10:00:00.000Z`, -before));

export const someRules: fc.Arbitrary<Rules> = fc
  .record({
    zone: fc.constantFrom(...zones),
    closed: holidays,
    maxDisputes: fc.constantFrom(null, null, null, null, 0, 1, 3),
    answer: fc.constantFrom(5, 1, 2),
    reviewStart: fc.constantFrom(5, 1),
    target: fc.constantFrom(10, 3),
    consent: fc.constantFrom(7, 1),
    poeMaxFiles: fc.constantFrom(20, 3),
  })
  .map(rulesWith);

const text = fc.constantFrom('', 'Words.', 'x'.repeat(1001));
const page = fc.constantFrom(...formPages, 'edit' as const, 'partial' as const);
const editable: { [F in keyof FieldInput]: fc.Arbitrary<string> } = {
  mpnId: fc.constantFrom('1234566', '1234577', '1234588', '1234500', '7654321', 'x', ''),
  productIds: fc.constantFrom(
    'm365.exchange',
    'm365.exchange,m365.teams',
    'd365.sales',
    'd365.sales,d365.guides',
    '',
  ),
  customerContactEmail: fc.constantFrom(
    'cora@tailspin.example',
    'carl@tailspin.example',
    'cora@else.example',
    'x',
    '',
  ),
  partnerContactName: fc.constantFrom('Pia Partner', ''),
  'subscription_d365.guides': fc.constantFrom('50000000-0000-4000-8000-000000000002', 'x', ''),
};
const anyField: { [F in keyof FieldInput]: fc.Arbitrary<string> } = {
  ...editable,
  name: fc.constantFrom('Another name', ''),
  customerTenantId: fc.constantFrom(
    people.partner.person.tenantId,
    people.pretender.person.tenantId,
  ),
  solutionArea: fc.constantFrom('microsoft365', 'businessApplications', ''),
  activity: fc.constantFrom('usage', 'presales', 'revenueAssociation', ''),
};
const input: fc.Arbitrary<FieldInput> = fc.oneof(
  fc.record(editable, { requiredKeys: [] }),
  fc.record(anyField, { requiredKeys: [] }),
);
const reason = fc.constantFrom(
  'missingAllPoe',
  'missingOrOldDates',
  'missingProducts',
  'insufficientPoe',
  'noPartnerResponse',
  'partnerRequest',
  'nonsense',
);
const is = <T extends string>(type: T): fc.Arbitrary<T> => fc.constant(type);

/** Every command there is, good and bad. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: is('save'), page, input }),
  fc.record({ type: is('discard') }),
  fc.record({ type: is('addPoe'), poe: fc.integer({ min: 1, max: 8 }).map((n) => poeOf(n)) }),
  fc.record({
    type: is('removePoe'),
    poeId: fc.integer({ min: 1, max: 3 }).map((n) => poeOf(n).id),
  }),
  fc.record({
    type: is('submit'),
    checklist: fc.subarray(['claim', 'dates', 'products'] as const),
  }),
  fc.record({ type: is('resubmit'), comment: text }),
  fc.record({ type: is('takeAdvice') }),
  fc.record({
    type: is('requestRejection'),
    detail: fc.constantFrom('other', 'incorrectMpn', 'x'),
    comment: text,
  }),
  fc.record({ type: is('dispute'), justification: text }),
  fc.record({
    type: is('noteClone'),
    to: fc.constantFrom('CPOR-2222-2222', 'CPOR-3333-3333').map(claimIdOf),
  }),
  fc.record({ type: is('startReview'), comment: text }),
  fc.record({ type: is('approve'), comment: text, confirmContact: fc.boolean() }),
  fc.record({
    type: is('requestInformation'),
    reasons: fc.array(reason, { maxLength: 4 }),
    comment: text,
    productIds: fc.subarray(['m365.exchange', 'm365.teams', 'd365.sales']),
  }),
  fc.record({ type: is('reject'), reason, comment: text }),
  fc.record({
    type: is('reassign'),
    reviewerId: fc
      .constantFrom(people.reviewer, people.otherReviewer, people.reviewerOfTheirs, people.partner)
      .map(({ person }) => person.id),
  }),
  fc.record({ type: is('recordCustomerTold'), comment: text }),
  fc.record({ type: is('decline'), comment: text }),
  fc.record({ type: is('noObjection') }),
  fc.record({ type: is('comment'), comment: text }),
  fc.record({ type: is('tick') }),
  fc.record({
    type: is('recordNotice'),
    told: fc.record({
      how: fc.constantFrom('teams' as const, 'email' as const),
      to: text,
      at: fc.constant(MONDAY),
    }),
  }),
  fc.record({
    type: is('recordEligibility'),
    messageId: fc.constantFrom('CPOR-1111-1111-1', 'CPOR-1111-1111-2', 'x'),
    code: fc.constantFrom('eligible' as const, 'IVDMPN' as const),
  }),
  fc.record({ type: is('loseHold') }),
);

const command = fc.oneof(anyCommand, fc.constantFrom<Command>(...Object.values(good)));

const times = (n: number, one: Command): Command[] => Array.from({ length: n }, () => one);
/**
 * Commands that lead on from each status; without them a random story would hardly leave its draft.
 */
const onward: Readonly<Record<State['status'], readonly Command[]>> = {
  editing: [good.submit],
  submitted: [...times(6, good.startReview), good.save, good.requestRejection],
  underReview: [
    ...times(6, good.approve),
    ...times(3, { ...good.requestInformation, productIds: [] }),
    ...times(3, { ...good.requestInformation, reasons: ['missingAllPoe', 'missingProducts'] }),
    good.reject,
    { ...good.reject, reason: 'missingCustomerConsent' },
    { ...good.reject, reason: 'missingProducts' },
    { ...good.reject, reason: 'poeUnavailable' },
    good.requestRejection,
  ],
  partnerActionRequired: [
    ...times(4, good.resubmit),
    good.takeAdvice,
    good.addPoe,
    good.tick,
    good.requestRejection,
  ],
  approved: [
    ...times(3, good.recordNotice),
    ...times(3, good.decline),
    good.tick,
    good.requestRejection,
  ],
  rejected: [...times(6, good.dispute), good.addPoe, good.tick],
  discarded: [good.tick],
};

/** `due` waits until the claim's next due instant, and so many milliseconds more. */
type Wait = { readonly until: 'due' | 'time'; readonly ms: number };
/** One command in a random story, some time after (or before) the last. */
export type Move = {
  /** Absent: somebody who may give the command. */
  readonly actor: Actor | undefined;
  readonly command: Command;
  /** Instead of the command: one that leads on from here, by somebody who may give it. */
  readonly onward: number | undefined;
  readonly rev: 'current' | 'older' | 'none';
  /** Whether another organisation holds what is claimed. */
  readonly heldElsewhere: boolean;
  readonly wait: Wait;
};

const forward: fc.Arbitrary<Wait> = fc.oneof(
  { arbitrary: fc.record({ until: is('time'), ms: fc.constantFrom(0, 1, HOUR) }), weight: 8 },
  {
    arbitrary: fc.record({ until: is('time'), ms: fc.integer({ min: 0, max: 5 * DAY }) }),
    weight: 6,
  },
  {
    arbitrary: fc.record({ until: is('time'), ms: fc.integer({ min: 0, max: 40 * DAY }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ until: is('due'), ms: fc.constantFrom(-1, 0, 1, HOUR) }), weight: 4 },
);
const back: fc.Arbitrary<Wait> = fc.record({
  until: is('time'),
  ms: fc.integer({ min: -2 * DAY, max: -1 }),
});

const moveWith = (wait: fc.Arbitrary<Wait>): fc.Arbitrary<Move> =>
  fc.record({
    actor: fc.option(fc.constantFrom<Actor>(...Object.values(people)), { freq: 2, nil: undefined }),
    command,
    onward: fc.option(fc.nat({ max: 839 }), { freq: 2, nil: undefined }),
    rev: fc.constantFrom('current', 'current', 'current', 'current', 'older', 'none'),
    heldElsewhere: fc.boolean(),
    wait,
  });
const listOf = (wait: fc.Arbitrary<Wait>, maxLength: number, minLength = 1): fc.Arbitrary<Move[]> =>
  fc.array(moveWith(wait), { minLength, maxLength, size: 'max' });
/** Commands by anybody, at times that never go back. */
export const moves = (maxLength = 40): fc.Arbitrary<Move[]> => listOf(forward, maxLength);
/** The same, with a clock that sometimes goes back. */
export const movesThroughTime = (maxLength = 40): fc.Arbitrary<Move[]> =>
  listOf(fc.oneof({ arbitrary: forward, weight: 4 }, { arbitrary: back, weight: 1 }), maxLength);
/** Many commands in a short time, so that no window closes. */
export const hectic = (length: number): fc.Arbitrary<Move[]> =>
  listOf(fc.record({ until: is('time'), ms: fc.constantFrom(0, 1, 1000) }), length, length);

/** One step of a story: the claim before it, the command with its time, and the result. */
export type Moment = {
  readonly before: Claim;
  readonly step: Step & { at: Instant };
  readonly decision: Decision;
};
export type Played = {
  readonly claim: Claim;
  readonly events: readonly ClaimEvent[];
  readonly moments: readonly Moment[];
};

export const inputs = fc.constantFrom(m365Input, presalesInput, revenueInput);

type Start = {
  readonly fields?: FieldInput;
  readonly begin?: Instant;
  readonly seal?: (claim: Claim) => Claim;
};
/** Plays moves on a new draft; `seal` is applied to each claim before it is handed out. */
export function playOut(list: readonly Move[], rules: Rules, start: Start = {}): Played {
  const { fields = m365Input, begin = MONDAY, seal = (one) => one } = start;
  const story = draft({ rules, input: fields, begin });
  let claim = seal(story.claim);
  let now = begin;
  const moments = list.map((move): Moment => {
    now = timeOf(move.wait, now, claim, rules);
    const step = { ...stepOf(move, claim), at: now };
    const moment = { before: claim, step, decision: ask(claim, step, rules) };
    claim = seal(moment.decision.claim);
    return moment;
  });
  const events = [...story.events, ...moments.flatMap(({ decision }) => decision.events)];
  return { claim, events, moments };
}

function timeOf({ until, ms }: Wait, now: Instant, claim: Claim, rules: Rules): Instant {
  const from = until === 'due' ? (dueAt(claim, rules) ?? now) : now;
  const next = plusMs(from, ms);
  return until === 'due' && next < now ? now : next;
}

function stepOf(
  { actor, command: any, onward: pick, rev, heldElsewhere }: Move,
  claim: Claim,
): Step {
  const leads = onward[claim.state.status];
  const lead = pick === undefined ? undefined : leads[pick % leads.length];
  if (lead) return { command: lead };
  const seen = { current: claim.rev, older: claim.rev - 1, none: undefined }[rev];
  return { command: any, rev: seen, heldElsewhere, ...(actor ? { actor } : {}) };
}
