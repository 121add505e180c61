import fc from 'fast-check';
import type { Actor, PartnerRole } from '../../services/claims/actor.ts';
import type { Day, Instant } from '../../services/claims/businessDays.ts';
import type { Claim, Person, Poe } from '../../services/claims/claim.ts';
import type { Command, CommandType } from '../../services/claims/commands.ts';
import type { Rules } from '../../services/claims/deadlines.ts';
import type { Decision } from '../../services/claims/decide.ts';
import { decide } from '../../services/claims/decide.ts';
import { start } from '../../services/claims/start.ts';
import type { ClaimEvent } from '../../services/claims/events.ts';
import type { FieldInput, FieldName } from '../../services/claims/fields.ts';
import { fieldsOf, formPages } from '../../services/claims/form.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import { permissions } from '../../services/claims/permissions.ts';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';
import { stages, type Stage } from '../../services/claims/stages.ts';
import type { Organisation } from '../../services/claims/validate.ts';

/** Monday 2 November 2026, 10:00 UTC: the default beginning of every story. */
export const MONDAY: Instant = '2026-11-02T10:00:00.000Z';

/** A UTC instant of a day and a time, `utc('2026-11-02', '10:00')`. */
export const utc = (day: Day, time = '00:00'): Instant =>
  `${day}T${time}${time.length > 5 ? '' : ':00.000'}Z`;
export const plusMs = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();
export const justBefore = (instant: Instant): Instant => plusMs(instant, -1);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The built-in policy with some settings changed; `closed` are the public holidays. */
export function rulesWith({
  closed = [],
  ...policy
}: Partial<Policy> & { closed?: readonly Day[] } = {}): Rules {
  const days = new Set(closed);
  return {
    policy: { ...builtInPolicy, ...(days.size > 0 ? { holidays: 'XX' } : {}), ...policy },
    holidays: (region, day) => region === 'XX' && days.has(day),
  };
}

export function claimIdOf(text: string): ClaimId {
  const id = parseClaimId(text);
  if (!id) throw new Error(`${text} is no claim id.`);
  return id;
}

export const SEATTLE = '1234566';
export const OSLO = '1234577';
export const LAGOS = '1234588';
export const fabrikam: Organisation = {
  id: 'fabrikam',
  name: 'Fabrikam Consulting',
  tenantId: '10000000-0000-4000-8000-00000000000a',
  globalMpnId: '1234500',
  locations: [
    { mpnId: SEATTLE, name: 'Seattle', enrolled: true },
    { mpnId: OSLO, name: 'Oslo', enrolled: true },
    { mpnId: LAGOS, name: 'Lagos', enrolled: false },
  ],
};

export const CUSTOMER_TENANT = '30000000-0000-4000-8000-00000000000c';
export const CONTACT_EMAIL = 'cora@tailspin.example';
const REVIEW_TENANT = '20000000-0000-4000-8000-00000000000b';
const person = (n: number, tenantId: string, name: string): Person => ({
  id: `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  tenantId,
  name,
});
const ofFabrikam = (
  who: Person,
  roles: readonly PartnerRole[],
  mpnIds: readonly string[] = [],
): Actor => ({
  person: who,
  partner: { organisationId: fabrikam.id, roles, mpnIds },
});

/** People with every standing toward a claim of Fabrikam's Seattle for Tailspin. */
export const people = {
  partner: ofFabrikam(person(1, fabrikam.tenantId, 'Petra Partner'), ['incentivesAdmin']),
  billingAdmin: ofFabrikam(person(2, fabrikam.tenantId, 'Bill Billing'), ['billingAdmin']),
  globalAdmin: ofFabrikam(person(3, fabrikam.tenantId, 'Gloria Global'), ['globalAdmin']),
  ofSeattle: ofFabrikam(
    person(4, fabrikam.tenantId, 'Sean Seattle'),
    ['incentivesAdmin'],
    [SEATTLE],
  ),
  ofOslo: ofFabrikam(person(5, fabrikam.tenantId, 'Olga Oslo'), ['incentivesAdmin'], [OSLO]),
  onlooker: ofFabrikam(person(6, fabrikam.tenantId, 'Paul Onlooker'), []),
  rival: {
    person: person(7, '10000000-0000-4000-8000-00000000000d', 'Adam Rival'),
    partner: { organisationId: 'adatum', roles: ['globalAdmin'], mpnIds: [] },
  },
  reviewer: { person: person(8, REVIEW_TENANT, 'Rita Reviewer'), reviewer: { belongsTo: [] } },
  otherReviewer: {
    person: person(9, REVIEW_TENANT, 'Rashid Reviewer'),
    reviewer: { belongsTo: ['adatum'] },
  },
  reviewerOfTheirs: {
    person: person(10, REVIEW_TENANT, 'Ruth Related'),
    reviewer: { belongsTo: [fabrikam.id] },
  },
  reviewerOfTheirTenant: {
    person: person(11, fabrikam.tenantId.toUpperCase(), 'Ron Related'),
    reviewer: { belongsTo: [] },
  },
  contact: {
    person: person(12, CUSTOMER_TENANT, 'Cora Contact'),
    customer: { email: CONTACT_EMAIL, tenantId: CUSTOMER_TENANT },
  },
  colleague: {
    person: person(13, CUSTOMER_TENANT, 'Carl Colleague'),
    customer: { email: 'carl@tailspin.example', tenantId: CUSTOMER_TENANT },
  },
  pretender: {
    person: person(14, '30000000-0000-4000-8000-00000000000e', 'Cora Elsewhere'),
    customer: { email: CONTACT_EMAIL, tenantId: '30000000-0000-4000-8000-00000000000e' },
  },
  stranger: { person: person(15, '40000000-0000-4000-8000-00000000000f', 'Stan Stranger') },
} as const satisfies Record<string, Actor>;
export type Who = keyof typeof people;

const common: FieldInput = {
  name: 'Tailspin rollout',
  mpnId: SEATTLE,
  customerName: 'Tailspin Toys',
  customerDomain: 'tailspin.example',
  customerTenantId: CUSTOMER_TENANT,
  customerContactName: 'Cora Contact',
  customerContactTitle: 'Head of IT',
  customerContactEmail: CONTACT_EMAIL,
  partnerContactName: 'Petra Partner',
  partnerContactEmail: 'petra@fabrikam.example',
};
export const m365Input: FieldInput = {
  ...common,
  solutionArea: 'microsoft365',
  activity: 'usage',
  productIds: 'm365.exchange,m365.teams',
};
export const SUBSCRIPTION = '50000000-0000-4000-8000-000000000001';
export const presalesInput: FieldInput = {
  ...common,
  solutionArea: 'businessApplications',
  activity: 'presales',
  productIds: 'd365.sales',
  'subscription_d365.sales': SUBSCRIPTION,
  technicalContactName: 'Tom Technical',
  technicalContactTitle: 'Engineer',
  technicalContactEmail: 'tom@tailspin.example',
};
export const revenueInput: FieldInput = {
  ...presalesInput,
  activity: 'revenueAssociation',
  sellerName: 'Sam Seller',
  revenueCustomerName: 'Tailspin Toys Holding',
  isvSolution: 'Toy planner',
};

/** The n-th file of proof, each with bytes of its own. */
export const poeOf = (n: number, at: Instant = MONDAY): Poe => ({
  id: `P${String(n).padStart(6, '0')}`,
  name: `proof-${n}.pdf`,
  size: 1000 + n,
  contentType: 'application/pdf',
  sha256: n.toString(16).padStart(64, '0'),
  by: people.partner.person,
  at,
});

/** One good command of every type. */
export const good = {
  save: { type: 'save', page: 'edit', input: { partnerContactName: 'Pia Partner' } },
  discard: { type: 'discard' },
  addPoe: { type: 'addPoe', poe: poeOf(2) },
  removePoe: { type: 'removePoe', poeId: poeOf(1).id },
  submit: { type: 'submit', checklist: ['claim', 'dates'] },
  resubmit: { type: 'resubmit', comment: 'The signed page is there now.' },
  takeAdvice: { type: 'takeAdvice' },
  requestRejection: { type: 'requestRejection', detail: 'incorrectMpn', comment: '' },
  dispute: { type: 'dispute', justification: 'The signature is on page two.' },
  noteClone: { type: 'noteClone', to: claimIdOf('CPOR-2222-2222') },
  startReview: { type: 'startReview', comment: '' },
  approve: { type: 'approve', comment: '', confirmContact: false },
  requestInformation: {
    type: 'requestInformation',
    reasons: ['missingProducts'],
    comment: 'Teams is not named.',
    productIds: ['m365.teams'],
  },
  reject: { type: 'reject', reason: 'insufficientPoe', comment: 'Nothing says what was done.' },
  reassign: { type: 'reassign', reviewerId: people.otherReviewer.person.id },
  recordCustomerTold: { type: 'recordCustomerTold', comment: 'By telephone.' },
  decline: { type: 'decline', comment: 'We never met.' },
  noObjection: { type: 'noObjection' },
  comment: { type: 'comment', comment: 'See page two.' },
  tick: { type: 'tick' },
  recordNotice: { type: 'recordNotice', told: { how: 'teams', to: CONTACT_EMAIL, at: MONDAY } },
  recordEligibility: { type: 'recordEligibility', messageId: 'CPOR-1111-1111-1', code: 'IVDMPN' },
  loseHold: { type: 'loseHold' },
} as const satisfies { [T in CommandType]: Extract<Command, { type: T }> };

/**
 * One command in a story: by whom, when, on which revision. By default at the time of the claim's
 * last event, on the current revision, and with no hold of another organisation.
 */
export type Step = {
  command: Command;
  actor?: Actor;
  at?: Instant;
  rev?: unknown;
  heldElsewhere?: boolean;
};
export const by = (actor: Actor, command: Command): Step => ({ actor, command });
export const on = (at: Instant, step: Command | Step): Step => ({ ...stepOf(step), at });
const stepOf = (step: Command | Step): Step => ('command' in step ? step : { command: step });

/** Somebody who may give this command. */
export function rightful(type: CommandType): Actor | undefined {
  const [capacity] = type in permissions ? permissions[type as keyof typeof permissions].who : [];
  return (
    capacity &&
    { partner: people.partner, reviewer: people.reviewer, customer: people.contact }[capacity]
  );
}

export function circumstancesOf(
  claim: Claim,
  step: Step,
  rules: Rules,
): Parameters<typeof decide>[2] {
  const actor = step.actor ?? rightful(step.command.type);
  const rev = 'rev' in step ? step.rev : claim.rev;
  return {
    now: step.at ?? claim.updatedAt,
    rules,
    rev,
    organisation: fabrikam,
    heldElsewhere: step.heldElsewhere ?? false,
    reviewers: Object.values(people).filter((one) => 'reviewer' in one),
    ...(actor ? { actor } : {}),
  };
}

/** The decision on one step. */
export function ask(claim: Claim, step: Command | Step, rules: Rules = rulesWith()): Decision {
  const whole = stepOf(step);
  return decide(claim, whole.command, circumstancesOf(claim, whole, rules));
}

/** A decision in short: `ok`, or the kind of the refusal. */
export const answerOf = ({ refusal }: Decision): string => refusal?.kind ?? 'ok';

export type StoryOptions = { rules?: Rules; input?: FieldInput; begin?: Instant };
export type Story = { claim: Claim; events: readonly ClaimEvent[] };

/** Adds steps to a story; throws where one is refused. */
export function goOn(
  story: Story,
  steps: readonly (Command | Step)[],
  rules: Rules = rulesWith(),
): Story {
  return steps.reduce<Story>(({ claim, events }, step) => {
    const decision = ask(claim, step, rules);
    if (decision.refusal)
      throw new Error(`${stepOf(step).command.type}: ${JSON.stringify(decision.refusal)}`);
    return { claim: decision.claim, events: [...events, ...decision.events] };
  }, story);
}

/** A new claim with what the form's first page asks for. */
export function firstPage({
  rules = rulesWith(),
  input = m365Input,
  begin = MONDAY,
}: StoryOptions = {}): Story {
  const id = claimIdOf('CPOR-1111-1111');
  const around = { actor: people.partner, organisation: fabrikam, now: begin, rules };
  const { claim, events, refusal } = start(
    { id, input: pick(input, fieldsOf('customer', {})) },
    around,
  );
  if (!claim) throw new Error(JSON.stringify(refusal));
  return { claim, events };
}

/** A draft filled in page by page, with one file of proof: ready to be submitted. */
export function draft(options: StoryOptions = {}): Story {
  const { rules, input = m365Input, begin = MONDAY } = options;
  const filled = formPages.slice(1).reduce((story, page) => {
    const sent = pick(input, fieldsOf(page, story.claim.fields));
    return goOn(story, [{ type: 'save', page, input: sent }], rules);
  }, firstPage(options));
  return goOn(filled, [{ type: 'addPoe', poe: poeOf(1, begin) }], rules);
}

const pick = (input: FieldInput, fields: readonly FieldName[]): FieldInput =>
  Object.fromEntries(
    Object.entries(input).filter(([field]) => (fields as readonly string[]).includes(field)),
  );

/** Plays steps on a new draft. */
export const run = (steps: readonly (Command | Step)[], options: StoryOptions = {}): Story =>
  goOn(draft(options), steps, options.rules);

const underReview = [good.submit, good.startReview];
const approved = [...underReview, good.approve];
// a minute later, so that earlier files differ from those for the dispute
const rejected = [...underReview, on(plusMs(MONDAY, 60_000), good.reject)];
/** Steps to each stage, all on the Monday; `passed` and `closed` take longer. */
export const paths = {
  editing: [],
  discarded: [good.discard],
  submitted: [good.submit],
  underReview,
  partnerActionRequired: [...underReview, good.requestInformation],
  approved,
  passed: [...approved, good.recordNotice, on(utc('2026-11-10'), good.tick)],
  rejected,
  declined: [...approved, good.decline],
  disputed: [...rejected, good.dispute],
  closed: [...rejected, on(utc('2026-12-03'), good.tick)],
} as const satisfies Record<Stage, readonly (Command | Step)[]>;
export { stages, type Stage };
export const reach = (stage: Stage, options: StoryOptions = {}): Claim =>
  run(paths[stage], options).claim;

/**
 * Parameters of property tests: a tenth of the runs with a fixed seed; with FULL=1 all runs with a
 * new seed.
 */
export const runs = (n: number): fc.Parameters<unknown> =>
  process.env.FULL === '1'
    ? { numRuns: n }
    : { numRuns: Math.max(10, Math.round(n / 10)), seed: 2020_09 };
