import { readFileSync } from 'node:fs';
import { routes } from '../../bot/routes.ts';
import { fieldLabel } from '../../cards/fieldText.ts';
import { MOST_UNITS } from '../../cards/render.ts';
import { english, languages } from '../../cards/text/languages.ts';
import type { Words } from '../../cards/text/words.ts';
import {
  activities,
  activitiesOf,
  catalogue,
  productsFor,
  solutionAreas,
} from '../../services/claims/catalogue.ts';
import { statuses } from '../../services/claims/claim.ts';
import { isEditable } from '../../services/claims/saveFields.ts';
import { isSubscriptionField, type FieldName, type Fields } from '../../services/claims/fields.ts';
import { fieldsOf, formPages, relevantFields } from '../../services/claims/form.ts';
import { commandOf, permissions, whoMay, type Verb } from '../../services/claims/permissions.ts';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';
import {
  checklistItems,
  informationReasons,
  requestDetails,
  reviewerRejections,
} from '../../services/claims/reasons.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT } from '../../services/claims/validate.ts';
import { ALLOWED_EXTENSIONS } from '../../services/poe/kinds.ts';
import { permissionsMarkdown } from './permissions.ts';
import { settingsMarkdown } from './settings.ts';
import { remindersMarkdown, toldMarkdown } from './told.ts';

/** Tables for docs/law.md and docs/interface.md made from the code, one by each function. */

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const code = (id: string): string => `\`${id}\``;
const codes = (ids: readonly string[]): string => ids.map(code).join(', ');

/** The content of each input of a button; the form's fields have a table of their own. */
const inputs: Readonly<Record<string, string>> = {
  comment: `text, ${MAX_COMMENT} characters at most`,
  checklist: `what is ticked: ${codes(checklistItems)}`,
  detail: `one of ${codes(requestDetails)}`,
  justification: `text, ${MAX_COMMENT} characters at most; needed unless PoE was added since the rejection`,
  reasons: `one or more of ${codes(informationReasons)}`,
  reason: `one of ${codes(reviewerRejections)}`,
  productIds: 'products of the claim to remove; may be empty',
  reviewerId: 'the `aadObjectId` of a reviewer who may see the claim',
  confirmContact:
    '`true`: the contact’s e-mail was checked; needed where it is not at the customer’s domain',
  poeId: 'id of a file; `attachPoe`: of one file or several',
  poeIds: 'ids of the files to carry over; may be empty',
  otherId: 'id of the claim to compare with',
  beside: 'id of the claim whose comparison holds the file; sent by that card',
  status: 'id of a status; all, where it is none',
  query: 'words of a claim’s id, name or customer',
  page: 'counted from 0; of a form the name of its page',
  after: 'where the page begins; sent by the list itself',
  back: '`true`: to the step before',
  mark: 'lets a claim begin from this form; sent by the form itself',
  recentCustomer: 'the tenant id of a recent customer, for what is left empty',
};
const FORM = 'the fields of the form';

/** The inputs that a verb's own file reads, in the order of the table above. */
function inputsOf(verb: string): string[] {
  const file = verb === 'refreshClaim' ? 'showClaim' : verb;
  const source = readFileSync(`bot/actions/${file}.ts`, 'utf8');
  const read = [
    ...source.matchAll(/(?:textOf|idsOf|answers)\([\w.]*data, '(\w+)'\)|\bdata\.(\w+)/g),
  ]
    .flatMap(([, asked, direct]) => [asked ?? direct ?? ''])
    .filter((id) => id !== 'rev' && id !== 'claimId');
  if (/\bpageOf\(/.test(source)) read.push('page');
  const missing = read.find((id) => !(id in inputs));
  if (missing !== undefined) throw new Error(`What does the input "${missing}" of ${verb} hold?`);
  return Object.keys(inputs).filter((id) => read.includes(id));
}

const asksFor = (verb: string): string => {
  const ids = inputsOf(verb);
  const own = verb === 'saveClaim' ? [FORM] : [];
  return [...own, ...ids.map(code)].join(', ') || '–';
};

function revisionOf(verb: Verb): string {
  const type = commandOf(verb);
  if (!type) return '';
  const { anyRevision, opens } = permissions[type];
  return anyRevision || opens === verb ? '' : 'yes';
}

/** Verbs and their inputs, in the order of the routes. */
function verbsMarkdown(): string {
  const verbs = Object.keys({ ...routes.ofClaim, ...routes.others }) as Verb[];
  const used = new Set(verbs.flatMap(inputsOf));
  const idle = Object.keys(inputs).find((id) => !used.has(id));
  if (idle !== undefined) throw new Error(`No verb reads the input "${idle}".`);
  return [
    table(
      ['verb', 'who', 'needs the current `rev`', 'inputs'],
      verbs.map((verb) => [code(verb), whoMay(verb).join(', '), revisionOf(verb), asksFor(verb)]),
    ),
    '',
    table(
      ['input', 'holds'],
      Object.entries(inputs).map(([id, holds]) => [code(id), holds]),
    ),
  ].join('\n');
}

/** A claim of each kind, holding one product. */
const kinds = solutionAreas.flatMap((solutionArea) =>
  activitiesOf(solutionArea).map((activity): Fields => ({
    solutionArea,
    activity,
    productIds: productsFor(solutionArea, activity)
      .slice(0, 1)
      .map(({ id }) => id),
  })),
);

/** The name for the subscription field of any product. */
const general = (field: FieldName): FieldName =>
  isSubscriptionField(field) ? 'subscription_<productId>' : field;

/** The kinds of claim that have a field, in words. */
function askedOf(field: FieldName): string {
  const asks = (kind: Fields): boolean => relevantFields(kind).map(general).includes(field);
  const groups: [string, (kind: Fields) => boolean][] = [
    ['every claim', () => true],
    [
      english.areas.businessApplications,
      ({ solutionArea }) => solutionArea === 'businessApplications',
    ],
    [english.activityNames.revenueAssociation, ({ activity }) => activity === 'revenueAssociation'],
    [
      `all but ${english.activityNames.revenueAssociation}`,
      ({ activity }) => activity !== 'revenueAssociation',
    ],
  ];
  const found = groups.find(([, of]) => kinds.every((kind) => of(kind) === asks(kind)));
  if (!found) throw new Error(`Of which claims is the field "${field}" asked?`);
  return found[0];
}

function holdsOf(field: FieldName): string {
  switch (field) {
    case 'mpnId':
      return '5 to 10 digits';
    case 'solutionArea':
      return codes(solutionAreas);
    case 'activity':
      return codes(activities);
    case 'productIds':
      return 'ids of the table below';
    case 'optOutOfPayment':
      return '`true` or `false`';
    case 'customerTenantId':
    case 'subscription_<productId>':
      return 'a GUID';
    case 'customerDomain':
      return `a domain, ${MAX_EMAIL} characters at most`;
    default:
      return field.endsWith('Email')
        ? `an e-mail address, ${MAX_EMAIL} characters at most`
        : `text, ${MAX_TEXT} characters at most`;
  }
}

/** The fields of the form, in its order. */
function fieldsMarkdown(): string {
  const rows = formPages.flatMap((page) => {
    const asked = new Set(kinds.flatMap((kind) => fieldsOf(page, kind)).map(general));
    return [...asked].map((field) => [
      code(field),
      fieldLabel(field, english).replace('<productId>', 'the product'),
      code(page),
      askedOf(field),
      isEditable(field) ? 'yes' : '',
      holdsOf(field),
    ]);
  });
  return table(
    ['field', 'label', 'page', 'asked of', 'may change after submission', 'holds'],
    rows,
  );
}

/** The products of the catalogue. */
function productsMarkdown(): string {
  return table(
    ['id', 'name', 'solution area', 'activities', 'associated per'],
    catalogue.map(({ id, name, area, activities: known, per }) => [
      code(id),
      name,
      english.areas[area],
      known.map((activity) => english.activityNames[activity]).join(', '),
      per,
    ]),
  );
}

type Period = { readonly what: string; readonly counted: string; readonly passes: string };
const flagged = 'the claim is flagged as overdue; the reviewers’ digest names it';
const periods = {
  reviewStart: {
    what: 'Submitted until a review starts',
    counted: 'business days',
    passes: flagged,
  },
  decision: { what: 'Under review until a decision', counted: 'business days', passes: flagged },
  target: {
    what: 'target: from submission to the first decision',
    counted: 'business days',
    passes: flagged,
  },
  answer: {
    what: 'the partner’s answer in Partner action required',
    counted: 'business days',
    passes: 'Rejected (No Partner Response)',
  },
  consent: {
    what: 'the customer may decline, from the approval on',
    counted: 'calendar days',
    passes: 'handed over to eligibility, once, if the customer was told',
  },
  dispute: {
    what: 'the partner may dispute, from the rejection on',
    counted: 'calendar days',
    passes: 'no dispute any more',
  },
  disputeResult: { what: 'a dispute until its result', counted: 'business days', passes: flagged },
} satisfies Partial<Record<keyof Policy, Period>>;
const settings = {
  maxDisputes: 'disputes of one claim in all',
  remindAt: 'when reminders and the digest go out, in the programme’s zone',
  poeMaxFiles: 'files of PoE on one claim',
  poeMaxBytes: 'bytes of one file',
} satisfies Record<Exclude<keyof Policy, keyof typeof periods | 'zone' | 'holidays'>, string>;

/** The periods and other settings of the policy, as built in. */
function lengthsMarkdown(): string {
  const lengths: Readonly<Record<string, string | number | null>> = builtInPolicy;
  const value = (id: string): string => String(lengths[id] ?? 'no limit');
  return [
    table(
      ['setting', 'period', 'length', 'counted in', 'when it passes'],
      Object.entries(periods).map(([id, { what, counted, passes }]) => [
        code(id),
        what,
        value(id),
        counted,
        passes,
      ]),
    ),
    '',
    table(
      ['setting', 'what', 'built in'],
      Object.entries(settings).map(([id, what]) => [code(id), what, value(id)]),
    ),
  ].join('\n');
}

/** The limits of lengths and sizes. */
function limitsMarkdown(): string {
  return table(
    ['what', 'at most'],
    [
      ['a text of the form', `${MAX_TEXT} characters`],
      ['an e-mail address, a domain', `${MAX_EMAIL} characters`],
      ['a comment, a justification', `${MAX_COMMENT} characters`],
      ['files of PoE on a claim (setting)', String(builtInPolicy.poeMaxFiles)],
      ['a file of PoE (setting)', `${builtInPolicy.poeMaxBytes / 1024 / 1024} MB`],
      ['types of PoE', ALLOWED_EXTENSIONS.join(', ')],
      ['a claim’s card, as JSON', `${MOST_UNITS} UTF-16 units`],
    ],
  );
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const inLanguages = [...languages].map(([tag, words]) => ({ name: languageNames.of(tag), words }));
const head = inLanguages.map(({ name = '' }) => name);

/** What each command does, and what is typed after its name. */
const typedCommands: Readonly<Record<keyof Words['commands'], { after?: string; does: string }>> = {
  newClaim: { does: 'the first form of a claim' },
  myClaims: { does: 'the organisation’s claims' },
  claim: { after: '<id>', does: 'opens a claim; a draft goes on where it was left' },
  find: { after: '<words>', does: 'looks for words in ids, names and customers' },
  queue: { does: 'what waits for review' },
  help: { does: 'what this person can do here' },
  skip: {
    after: '3 <unit>',
    does: 'local mode only: what `POST /local/clock` does. Minutes, hours, days, weeks',
  },
};

function commandsMarkdown(): string {
  const names = Object.keys(typedCommands) as (keyof Words['commands'])[];
  const rows = names.map((name) => {
    const { after = '', does } = typedCommands[name];
    return [
      ...inLanguages.map(({ words }) => code(`${words.commands[name]} ${after}`.trim())),
      does,
    ];
  });
  return table([...head, 'Does'], rows);
}

const statusesMarkdown = (): string =>
  table(
    head,
    statuses.map((status) => inLanguages.map(({ words }) => words.statusLabels[status])),
  );

/** The parts of the documents that test/tools/docs.ts writes: file, name of the part, content. */
export const generated: readonly {
  readonly file: string;
  readonly part: string;
  readonly content: () => string;
}[] = [
  { file: 'docs/law.md', part: 'permissions', content: permissionsMarkdown },
  { file: 'docs/law.md', part: 'lengths', content: lengthsMarkdown },
  { file: 'docs/law.md', part: 'reminders', content: remindersMarkdown },
  { file: 'docs/law.md', part: 'told', content: toldMarkdown },
  { file: 'README.md', part: 'settings', content: settingsMarkdown },
  { file: 'docs/interface.md', part: 'settings', content: settingsMarkdown },
  { file: 'docs/interface.md', part: 'verbs', content: verbsMarkdown },
  { file: 'docs/interface.md', part: 'fields', content: fieldsMarkdown },
  { file: 'docs/interface.md', part: 'products', content: productsMarkdown },
  { file: 'docs/interface.md', part: 'commands', content: commandsMarkdown },
  { file: 'docs/interface.md', part: 'statuses', content: statusesMarkdown },
  { file: 'docs/interface.md', part: 'limits', content: limitsMarkdown },
];

/** The document with the content of one part replaced, between its marks. */
export function withPart(document: string, part: string, content: string): string {
  const begin = `<!-- ${part}: written by test/tools/docs.ts -->`;
  const end = `<!-- end of ${part} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`The document lacks the marks of "${part}".`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
}
