import { describe, expect, it } from '@jest/globals';
import { inspect } from '../../support/inspecting.ts';

describe('a text', () => {
  const utf16 = Buffer.from('\ufeffDie Arbeiten, работы 🎉\r\n', 'utf16le');

  it.each([
    { what: 'UTF-8 with a mark', bytes: Buffer.from('\ufeffArbeiten') },
    { what: 'windows-1252', bytes: Buffer.from('ausgef\xfchrt \x96 100 \x80', 'latin1') },
    { what: 'Shift-JIS', bytes: Buffer.from('8dec8bc68aae97b9', 'hex') },
    { what: 'ISO-2022-JP', bytes: Buffer.from('\x1b$B:n6H\x1b(B') },
    { what: 'UTF-16, little end first', bytes: utf16 },
    { what: 'UTF-16, big end first', bytes: Buffer.from(utf16).swap16() },
    {
      what: 'UTF-16, longer than one piece',
      bytes: Buffer.from(`\ufeff${'🎉'.repeat(40_000)}`, 'utf16le'),
    },
    { what: 'HTML', bytes: Buffer.from('<html><script>alert(1)</script></html>') },
    { what: 'letters that begin a program', bytes: Buffer.from('MZ;seats\r\nWest;12\r\n') },
    { what: 'letters that begin a bitmap', bytes: Buffer.from('BM and ID3 and FORM') },
    { what: 'ASCII with an old end mark', bytes: Buffer.from('done\r\n\x1a') },
    { what: 'a few control characters', bytes: Buffer.from(`\x01${'text '.repeat(100)}\x02`) },
  ])('may be of $what', async ({ bytes }) => {
    expect(await inspect('a.txt', bytes)).toBe('text/plain');
  });

  it.each([
    { what: 'a NUL at its very end', bytes: Buffer.from(`${'text '.repeat(40_000)}\0`) },
    { what: 'many control characters', bytes: Buffer.from('\x01\x02\x03 text') },
    { what: 'UTF-16 without its mark', bytes: utf16.subarray(2) },
    { what: 'UTF-16 of half characters', bytes: Buffer.from('fffe3dd84100', 'hex') },
    { what: 'UTF-16 of an odd length', bytes: Buffer.concat([utf16, Buffer.from('a')]) },
    { what: 'UTF-16 with NUL', bytes: Buffer.from(`\ufeff${'text '.repeat(100)}\0`, 'utf16le') },
    {
      what: 'UTF-16 of control characters, big end first',
      bytes: Buffer.from('\ufeff\x01\x02 text', 'utf16le').swap16(),
    },
    {
      what: 'UTF-16 of control characters',
      bytes: Buffer.from('\ufeff\x01\x02\x03 text', 'utf16le'),
    },
    { what: 'a PDF', bytes: Buffer.from('%PDF-1.4\n1 0 obj') },
    { what: 'RTF', bytes: Buffer.from('{\\rtf1 text}') },
  ])('is none with $what', async ({ bytes }) => {
    expect(await inspect('a.txt', bytes)).toBe('contentDiffers');
  });

  it('is a program if it says by which it is run, also behind a mark', async () => {
    expect(await inspect('a.csv', Buffer.from('\ufeff#!/usr/bin/env node\n'))).toBe('executable');
  });
});
