import type { PersonalCommandType } from '../../services/claims/commands.ts';
import { looks, policyTable, stages, standings, type Stage, type Standing } from '../../services/claims/policyTable.ts';

export const sees = (who: Standing, stage: Stage): boolean => standings[who].sees.some((one) => one === stage);

/** What the table says to somebody who asks for something: `ok`, or the kind of the refusal. */
export function answerTo(who: Standing, type: PersonalCommandType, stage: Stage): string {
  const standing = standings[who];
  const { who: whose, cells } = policyTable[type];
  if (!standing.capacity || !sees(who, stage)) return 'unknownClaim';
  if (!whose.includes(standing.capacity)) return 'notForYou';
  if ('mayNot' in standing) return standing.mayNot;
  const cell = cells[stages.indexOf(stage)] ?? '';
  return { '-': 'wrongStatus', late: 'windowClosed' }[cell] ?? cell;
}

/** The same of a verb that only looks. */
export function lookAnswerTo(who: Standing, verb: string, stage: Stage): string {
  const { capacity } = standings[who];
  if (!capacity || !sees(who, stage)) return 'unknownClaim';
  return looks[verb]?.includes(capacity) ? 'ok' : 'notForYou';
}

export const typeOfVerb = (verb: string): PersonalCommandType | undefined =>
  (Object.keys(policyTable) as PersonalCommandType[]).find((type) => policyTable[type].verbs.includes(verb));

const columns: Readonly<Record<Stage, string>> = {
  editing: 'Editing',
  discarded: 'discarded',
  submitted: 'Submitted',
  underReview: 'Under review',
  partnerActionRequired: 'Partner action required',
  approved: 'Approved',
  passed: 'Approved, consent passed',
  rejected: 'Rejected',
  declined: 'Rejected by the customer',
  disputed: 'Under review, disputed',
  closed: 'Rejected, dispute closed',
};
const marks: Readonly<Record<string, string>> = { ok: 'yes', '-': '', late: 'too late' };
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (n: number): string => line(Array.from({ length: n }, () => '---'));
const firstSeen: Partial<Record<Stage, string>> = { approved: 'the first approval' };
const titles: Readonly<Record<Standing, string>> = {
  partner: 'Billing admin, Global admin or Incentives admin of the organisation, for the claim’s MPN ID or for all',
  onlooker: 'anyone else of the organisation',
  otherLocation: 'an admin of the organisation for other MPN IDs only',
  reviewer: 'a reviewer who does not belong to the organisation',
  contact: 'the customer’s contact',
  nobody: 'anyone else',
};

/** The table as the README shows it. */
export function policyMarkdown(): string {
  const rows = Object.values(policyTable).map(({ verbs, who, cells }) =>
    line([verbs.map((verb) => `\`${verb}\``).join(', '), who.join(', '), ...cells.map((cell) => marks[cell] ?? cell)]),
  );
  const looking = Object.entries(looks).map(([verb, who]) => line([`\`${verb}\``, who.join(', ')]));
  const people = Object.entries(standings).map(([name, { capacity, sees: seen, ...more }]) => {
    const from = seen[0];
    const where =
      seen.length === stages.length ? 'always' : from ? `from ${firstSeen[from] ?? columns[from]} on` : 'never';
    const does = 'mayNot' in more ? 'looks only' : capacity ? `what is the ${capacity}’s` : 'nothing';
    return line([titles[name as Standing], where, does]);
  });
  return [
    line(['verb', 'who', ...stages.map((stage) => columns[stage])]),
    rule(stages.length + 2),
    ...rows,
    '',
    'Looking changes nothing and is possible wherever the claim is seen:',
    '',
    line(['verb', 'who']),
    rule(2),
    ...looking,
    '',
    line(['somebody', 'sees the claim', 'may do']),
    rule(3),
    ...people,
  ].join('\n');
}
