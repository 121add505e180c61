import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { actions } from '../../../bot/routes.ts';
import { looks, policyTable, stages } from '../../../services/claims/policyTable.ts';
import { policyMarkdown } from '../../support/policy.ts';

/** Verbs about no claim yet, or about many. */
const others = ['newClaim', 'listClaims', 'reviewQueue'];

describe('the policy table', () => {
  it('says of each command, in each stage, yes, no or too late', () => {
    for (const { cells } of Object.values(policyTable)) {
      expect(cells).toHaveLength(stages.length);
      expect(cells.filter((cell) => !['ok', '-', 'late'].includes(cell))).toEqual([]);
    }
  });

  it('knows every verb that the bot knows, and no other', () => {
    const verbs = [...Object.values(policyTable).flatMap((row) => row.verbs), ...Object.keys(looks), ...others];
    expect(verbs.toSorted()).toEqual([...actions.keys()].toSorted());
  });

  it('stands in the README as it is (else: node test/tools/policyTable.ts)', async () => {
    const readme = readFileSync('services/claims/README.md', 'utf8');
    expect(readme).toContain(await format(policyMarkdown(), { parser: 'markdown', printWidth: 120 }));
  });
});
