import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ALLOWED_EXTENSIONS, inspectFile, inspectName } from '../../../services/poe/inspect.ts';
import { inspectOoxml } from '../../../services/poe/ooxml.ts';
import type { Ranges } from '../../../services/poe/ranges.ts';
import { inspectText } from '../../../services/poe/text.ts';
import { answerTo, inspect } from '../../support/inspecting.ts';
import * as samples from '../../support/samples.ts';

const NOWHERE = path.join(tmpdir(), 'there is no such file');

const WHOLE: readonly { name: string; bytes: Buffer; type: string }[] = [
  { name: 'a.pdf', bytes: samples.pdf(), type: 'application/pdf' },
  {
    name: 'a.docx',
    bytes: samples.docx(),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    name: 'a.xlsx',
    bytes: samples.xlsx(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    name: 'a.pptx',
    bytes: samples.pptx(),
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  { name: 'a.png', bytes: samples.png(), type: 'image/png' },
  { name: 'a.jpg', bytes: samples.jpg(), type: 'image/jpeg' },
  { name: 'a.JPEG', bytes: samples.jpg(), type: 'image/jpeg' },
  { name: 'a.msg', bytes: samples.msg(), type: 'application/vnd.ms-outlook' },
  { name: 'a.eml', bytes: samples.eml(), type: 'message/rfc822' },
  { name: 'a.txt', bytes: samples.txt(), type: 'text/plain' },
  { name: 'a.csv', bytes: samples.csv(), type: 'text/csv' },
];

const TEXTS = new Set(['eml', 'txt', 'csv']);

describe('the name of a file', () => {
  it.each(ALLOWED_EXTENSIONS.map((extension) => ({ extension })))(
    'may end in .$extension',
    ({ extension }) => {
      expect(inspectName(`Statement of work.${extension}`)).toEqual({ extension });
      expect(inspectName(`archive.exe.${extension.toUpperCase()} `)).toEqual({ extension });
    },
  );

  it.each([
    { name: '', refused: 'nameMissing' },
    { name: ' \t', refused: 'nameMissing' },
    { name: '.pdf', refused: 'nameMissing' },
    { name: `${'a'.repeat(197)}.pdf`, refused: 'nameTooLong' },
    { name: 'readme', refused: 'typeNotAllowed' },
    { name: 'a.', refused: 'typeNotAllowed' },
    { name: 'a.pdf.', refused: 'typeNotAllowed' },
    { name: 'a.pdf/b', refused: 'typeNotAllowed' },
    { name: 'a.html', refused: 'typeNotAllowed' },
    { name: 'a.doc', refused: 'typeNotAllowed' },
    { name: 'a.constructor', refused: 'typeNotAllowed' },
    { name: 'a.docm', refused: 'macros' },
    { name: 'a.XLSM', refused: 'macros' },
    { name: 'a.pptm', refused: 'macros' },
    { name: 'a.dotm', refused: 'macros' },
    { name: 'a.zip', refused: 'archive' },
    { name: 'a.rar', refused: 'archive' },
    { name: 'a.7z', refused: 'archive' },
    { name: 'a.tar.gz', refused: 'archive' },
    { name: 'a.pdf.exe', refused: 'executable' },
    { name: 'a.exe ', refused: 'executable' },
    { name: 'a.msi', refused: 'executable' },
    { name: 'a.jar', refused: 'executable' },
    { name: 'a.ps1', refused: 'executable' },
    { name: 'a.js', refused: 'executable' },
  ])('"$name" is refused: $refused', ({ name, refused }) => {
    expect(inspectName(name)).toEqual({ refused });
  });

  it('may have 200 characters', () => {
    expect(inspectName(`${'a'.repeat(196)}.pdf`)).toEqual({ extension: 'pdf' });
  });

  it('is looked at before the file is opened', async () => {
    expect(await inspectFile(NOWHERE, 'a.exe')).toEqual({ refused: 'executable' });
  });
});

describe('a file whose content is what its name says', () => {
  it.each(WHOLE)('is taken as $type: $name', async ({ name, bytes, type }) => {
    expect(await answerTo(name, bytes)).toEqual({ ok: true, contentType: type });
  });
});

describe('a file whose content is not what its name says', () => {
  const others = WHOLE.flatMap(({ name, bytes }) => {
    const own = name.slice(2).toLowerCase().replace('jpeg', 'jpg');
    return ALLOWED_EXTENSIONS.filter((extension) => extension.replace('jpeg', 'jpg') !== own)
      .filter((extension) => !(TEXTS.has(own) && TEXTS.has(extension) && extension !== 'eml'))
      .map((extension) => ({ own, extension, bytes }));
  });

  it.each(others)('$own as .$extension is refused', async ({ extension, bytes }) => {
    expect(await inspect(`a.${extension}`, bytes)).toBe('contentDiffers');
  });

  it.each(ALLOWED_EXTENSIONS.map((extension) => ({ extension })))(
    'is named, as .$extension',
    async ({ extension }) => {
      const as = (bytes: Buffer) => inspect(`a.${extension}`, bytes);
      expect(await as(Buffer.alloc(0))).toBe('empty');
      for (const program of [
        samples.exe(),
        samples.elf(),
        samples.machO(),
        samples.script(),
        samples.msi(),
      ])
        expect(await as(program)).toBe('executable');
      for (const archive of [
        samples.zip({ 'a.txt': 'text' }),
        samples.zip({}),
        Buffer.concat([Buffer.from('PK\x07\x08'), samples.zip({ 'a.txt': 'text' })]),
        samples.zip({ 'a.txt': 'text' }, { flags: 1 }),
        gzipSync('text'),
        Buffer.from('Rar!\x1a\x07\x01\x00 and more of it', 'latin1'),
        Buffer.from('377abcaf271c00040000000000000000', 'hex'),
      ])
        expect(await as(archive)).toBe('archive');
      expect(await as(samples.doc())).toBe('contentDiffers');
    },
  );

  it('is not misled by a PDF header behind a program or an archive', async () => {
    expect(await inspect('a.pdf', Buffer.concat([samples.exe(), samples.pdf()]))).toBe(
      'executable',
    );
    expect(await inspect('a.pdf', samples.zip({ 'a.pdf': samples.pdf() }, { stored: true }))).toBe(
      'archive',
    );
  });
});

describe('whatever the bytes', () => {
  const REFUSALS = new Set([
    'contentDiffers',
    'macros',
    'encrypted',
    'damaged',
    'archive',
    'executable',
  ]);
  const bases = [
    ...WHOLE.map(({ bytes }) => bytes),
    samples.encryptedDocx(),
    samples.doc(),
    samples.msi(),
    samples.pdfWithXrefStream(),
    samples.incrementalUpdate(samples.pdf()),
    samples.docx({ zip: { stored: true, comment: 'PK\x05\x06' } }),
    samples.exe(),
  ];
  const word = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xfffffffa, 0xfffffffe, 0xffffffff);
  const change = fc.record({
    at: fc.nat(20_000),
    value: fc.oneof(word, fc.nat(0xffff)),
    width: fc.constantFrom(1, 2, 4),
  });
  const mutated = fc
    .record({
      base: fc.constantFrom(...bases),
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
      end: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.nat(20_000)),
      behind: fc.uint8Array({ maxLength: 64 }),
    })
    .map(({ base, changes, end, behind }) => {
      const bytes = Buffer.concat([
        base.subarray(0, (end ?? base.length) % (base.length + 1)),
        behind,
        Buffer.alloc(8),
      ]);
      const left = bytes.length - 8;
      for (const { at, value, width } of changes)
        bytes.writeUIntLE(value % 256 ** width, at % (left + 1), width);
      return bytes.subarray(0, Math.max(1, left));
    });
  const random = fc
    .uint8Array({ minLength: 1, maxLength: 4096 })
    .map((bytes) => Buffer.from(bytes));

  it('the answer is one of those that there are', async () => {
    const extensions = fc.constantFrom(...ALLOWED_EXTENSIONS);
    await fc.assert(
      fc.asyncProperty(
        extensions,
        fc.oneof({ weight: 5, arbitrary: mutated }, random),
        async (extension, bytes) => {
          const answer = await answerTo(`a.${extension}`, bytes);
          expect('refused' in answer ? REFUSALS.has(answer.refused) : answer.ok).toBe(true);
        },
      ),
      { numRuns: 1500, seed: 20_261_127 },
    );
  });

  it('only the file system may fail', async () => {
    await expect(inspectFile(NOWHERE, 'a.pdf')).rejects.toMatchObject({ code: 'ENOENT' });
    for (let reads = 0; reads < 4; reads += 1)
      await expect(inspectOoxml(failing(samples.docx(), reads), 'docx')).rejects.toThrow('EIO');
    await expect(inspectText(failing(Buffer.from('\ufefftext', 'utf16le'), 1))).rejects.toThrow(
      'EIO',
    );
    for (const extension of ALLOWED_EXTENSIONS)
      await expect(inspectFile(tmpdir(), `a.${extension}`)).rejects.toHaveProperty(
        'syscall',
        'read',
      );
  });
});

/** A file on a disk that fails once it has been read for a while. */
function failing(bytes: Buffer, reads: number): Ranges {
  const fault = Object.assign(new Error('EIO'), { syscall: 'read' });
  let left = reads;
  return {
    size: bytes.length,
    read: (position, length) =>
      (left -= 1) < 0
        ? Promise.reject(fault)
        : Promise.resolve(bytes.subarray(position, position + length)),
    async *chunks() {
      yield await Promise.reject<Buffer>(fault);
    },
  };
}
