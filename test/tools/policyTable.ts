import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { policyMarkdown } from '../support/policy.ts';

/** `node test/tools/policyTable.ts` writes the policy table into the README of the law. */
const FILE = 'services/claims/README.md';
const mark = '<!-- the table below is written by test/tools/policyTable.ts -->';
const [before = ''] = readFileSync(FILE, 'utf8').split(mark);
writeFileSync(FILE, await format(`${before}${mark}\n\n${policyMarkdown()}\n`, { parser: 'markdown', printWidth: 120 }));
