import type { Config } from '../settings/config.ts';
import { fileDirectory } from '../settings/directory.ts';
import { holidaysFrom } from '../settings/holidays.ts';
import type { Finding } from './settings.ts';

const quiet = { info: () => undefined, warn: () => undefined, fault: () => '' };

/** The policy in force and the next public holidays. `today` as YYYY-MM-DD. */
export function policyFindings({ policy }: Pick<Config, 'policy'>, today: string): Finding[] {
  const { zone, holidays, ...lengths } = policy;
  const closed = holidays ? holidaysFrom(holidays, today).slice(0, 5) : [];
  return [
    ok(
      'policy',
      Object.entries(lengths)
        .map(([name, value]) => `${name} ${value ?? 'none'}`)
        .join(', '),
    ),
    ok('time zone', zone),
    ok(
      'holidays',
      holidays
        ? `${holidays}; next: ${closed.map(({ day, name }) => `${day} ${name}`).join(', ')}`
        : 'none',
    ),
  ];
}

/** Reads the directory and counts who is in it. */
export function examineDirectory({ peopleFile }: Pick<Config, 'peopleFile'>): Finding {
  try {
    const { organisations, people, reviewers } = fileDirectory(peopleFile, quiet).size();
    const found = `${organisations} organisations with ${people} people, ${reviewers} reviewers`;
    return reviewers > 0
      ? ok('directory', found)
      : {
          what: 'directory',
          state: 'PROBLEM',
          says: `${found}: without a reviewer no claim is ever decided`,
        };
  } catch (error) {
    return {
      what: 'directory',
      state: 'PROBLEM',
      says: error instanceof Error ? error.message : String(error),
    };
  }
}

const ok = (what: string, says: string): Finding => ({ what, state: 'ok', says });
