import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newClaimId, newPoeId, parseClaimId } from '../../../services/claims/ids.ts';
import { runs } from '../../support/law.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: 16 });

describe('a claim id', () => {
  it('reads CPOR-XXXX-XXXX, without letters that are easily mistaken', () => {
    fc.assert(
      fc.property(bytes(8), (random) => {
        expect(newClaimId(random)).toMatch(/^CPOR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseClaimId(newClaimId(random))).toBe(newClaimId(random));
      }),
      runs(1000),
    );
  });

  it('uses five bits of each of eight bytes, evenly, so that it cannot be guessed', () => {
    const letters = new Set(
      Array.from({ length: 256 }, (_, i) => newClaimId(new Uint8Array(8).fill(i)).at(-1)),
    );
    expect(letters.size).toBe(32);
    const base = new Uint8Array(8);
    const ids = base
      .map((_, i) => i)
      .reduce((set, i) => set.add(newClaimId(base.with(i, 1))), new Set<string>());
    expect(ids.size).toBe(8);
  });

  it.each([
    'CPOR-01AB-Z9XY',
    'cpor-01ab-z9xy',
    '  CPOR-01AB-Z9XY ',
    'CPOR-O1AB-Z9XY',
    'cpor-oiab-z9xy',
    'CPOR-0LAB-Z9XY',
    'CpOr-olAb-z9xY',
  ])('is understood as people type it: "%s"', (typed) => {
    expect(parseClaimId(typed)).toBe('CPOR-01AB-Z9XY');
  });

  it.each<unknown>([
    '',
    'CPOR-01AB',
    'CPOR-01AB-Z9X',
    'CPOR-01AB-Z9XYZ',
    'CPOR-01AU-Z9XY',
    'CPOR-01AB-Z9XY-1',
    'CPER-01AB-Z9XY',
    'CPOR 01AB Z9XY',
    'CPOR-01A\n-Z9XY',
    `CPOR-01AB-Z9XY${' '.repeat(40)}`,
    'constructor',
    17,
    null,
    undefined,
    ['CPOR-01AB-Z9XY'],
    { toString: () => 'CPOR-01AB-Z9XY' },
  ])('is nothing else: %j', (value) => {
    expect(parseClaimId(value)).toBeUndefined();
  });

  it('is understood whatever one typed for 0 and 1, in any case', () => {
    const typed = fc.constantFrom('0', 'O', 'o', '1', 'I', 'i', 'L', 'l');
    fc.assert(
      fc.property(fc.array(typed, { minLength: 8, maxLength: 8 }), (letters) => {
        const meant = letters.map((letter) => ('0Oo'.includes(letter) ? '0' : '1')).join('');
        const text = letters.join('');
        expect(parseClaimId(`cpor-${text.slice(0, 4)}-${text.slice(4)}`)).toBe(
          `CPOR-${meant.slice(0, 4)}-${meant.slice(4)}`,
        );
      }),
      runs(500),
    );
  });
});

describe('the id of a file', () => {
  it('is a P and six letters of the same alphabet', () => {
    fc.assert(
      fc.property(bytes(6), (random) => {
        expect(newPoeId(random)).toMatch(/^P[0-9A-HJKMNP-TV-Z]{6}$/);
      }),
      runs(200),
    );
  });
});
