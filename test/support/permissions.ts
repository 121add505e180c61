import type { PersonalCommandType } from '../../services/claims/commands.ts';
import {
  commandOf,
  looks,
  permissions,
  type ClaimVerb,
} from '../../services/claims/permissions.ts';
import { stages, type Stage } from '../../services/claims/stages.ts';
import { standings, type Standing } from '../../services/claims/standing.ts';

const seenIn: Readonly<Record<(typeof standings)[Standing]['sees'], (stage: Stage) => boolean>> = {
  always: () => true,
  fromSubmitted: (stage) => stage !== 'editing' && stage !== 'discarded',
  // the stages after a first approval; an approved claim stays visible in later stages too
  onceApproved: (stage) => stage === 'approved' || stage === 'passed' || stage === 'declined',
  never: () => false,
};
export const sees = (who: Standing, stage: Stage): boolean => seenIn[standings[who].sees](stage);

const answers = { now: 'ok', late: 'windowClosed', never: 'wrongStatus' } as const;

function cellOf(type: PersonalCommandType, stage: Stage): keyof typeof answers {
  const { in: right, late } = permissions[type];
  if (right.includes(stage)) return 'now';
  return late?.includes(stage) ? 'late' : 'never';
}

/** The table's answer to somebody's command: `ok`, or the kind of the refusal. */
export function answerTo(who: Standing, type: PersonalCommandType, stage: Stage): string {
  const standing = standings[who];
  if (!('capacity' in standing) || !sees(who, stage)) return 'unknownClaim';
  if (!permissions[type].who.includes(standing.capacity)) return 'notForYou';
  return 'mayNot' in standing ? standing.mayNot : answers[cellOf(type, stage)];
}

/** The same for any verb about a claim, those that only show it included. */
export function answerToVerb(who: Standing, verb: ClaimVerb, stage: Stage): string {
  const type = commandOf(verb);
  if (type) return answerTo(who, type, stage);
  const standing = standings[who];
  if (!('capacity' in standing) || !sees(who, stage)) return 'unknownClaim';
  const lookers: readonly string[] = looks[verb as keyof typeof looks];
  return lookers.includes(standing.capacity) ? 'ok' : 'notForYou';
}

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
const marks = { now: 'yes', never: '', late: 'too late' } as const;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (n: number): string => line(Array.from({ length: n }, () => '---'));
const seenFrom: Readonly<Record<keyof typeof seenIn, string>> = {
  always: 'always',
  fromSubmitted: 'from Submitted on',
  onceApproved: 'from the first approval on',
  never: 'never',
};
const titles: Readonly<Record<Standing, string>> = {
  partner:
    'Billing admin, Global admin or Incentives admin of the organisation, for the claim’s MPN ID or for all',
  onlooker: 'anyone else of the organisation',
  otherLocation: 'an admin of the organisation for other MPN IDs only',
  reviewer: 'a reviewer who does not belong to the organisation',
  contact: 'the customer’s contact',
  nobody: 'anyone else',
};

/** The tables as the docs show them. */
export function permissionsMarkdown(): string {
  const rows = (Object.keys(permissions) as PersonalCommandType[]).map((type) => {
    const { verbs, who } = permissions[type];
    const cells = stages.map((stage) => marks[cellOf(type, stage)]);
    return line([verbs.map((verb) => `\`${verb}\``).join(', '), who.join(', '), ...cells]);
  });
  const looking = Object.entries(looks).map(([verb, who]) => line([`\`${verb}\``, who.join(', ')]));
  const people = (Object.keys(standings) as Standing[]).map((name) => {
    const standing = standings[name];
    const own = 'capacity' in standing ? `what is the ${standing.capacity}’s` : 'nothing';
    return line([titles[name], seenFrom[standing.sees], 'mayNot' in standing ? 'looks only' : own]);
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
