import { describe, expect, it } from '@jest/globals';
import { inspect } from '../../support/inspecting.ts';
import * as samples from '../../support/samples.ts';

describe('a PDF', () => {
  it.each([
    { what: 'has cross reference streams', bytes: samples.pdfWithXrefStream() },
    { what: 'was updated', bytes: samples.incrementalUpdate(samples.pdf()) },
    {
      what: 'was updated twice',
      bytes: samples.incrementalUpdate(samples.incrementalUpdate(samples.pdf())),
    },
    {
      what: 'was updated and has both',
      bytes: samples.incrementalUpdate(samples.pdfWithXrefStream()),
    },
    {
      what: 'has bytes before its header',
      bytes: samples.pdf({ before: 'HTTP/1.1 200 OK\r\n\r\n' }),
    },
    { what: 'has bytes behind its end', bytes: Buffer.concat([samples.pdf(), Buffer.alloc(1024)]) },
    { what: 'has /Encrypt: null', bytes: samples.pdf({ trailer: '/Encrypt null' }) },
    {
      what: 'has /Encrypt in a nested dictionary',
      bytes: samples.pdf({ trailer: '/A << /Encrypt 5 0 R >>' }),
    },
    {
      what: 'has /Encrypt as a value',
      bytes: samples.pdf({ trailer: '/A /Encrypt /B [/Encrypt 1]' }),
    },
    { what: 'has /Encrypt in a comment', bytes: samples.pdf({ trailer: '% /Encrypt 5 0 R\n' }) },
    {
      what: 'has /Encrypt: null behind a comment',
      bytes: samples.pdf({ trailer: '/Encrypt % 5 0 R\nnull' }),
    },
    { what: 'has a wrong startxref', bytes: withStartXref(samples.pdf(), 3) },
    {
      what: 'has a wrong and a shifted one',
      bytes: withStartXref(samples.pdf({ before: ' '.repeat(500) }), 1000),
    },
  ])('is taken if it $what', async ({ bytes }) => {
    expect(await inspect('a.pdf', bytes)).toBe('application/pdf');
  });

  const encrypt = { trailer: '/Encrypt 5 0 R' };
  it.each([
    { what: 'its trailer', bytes: samples.pdf(encrypt) },
    {
      what: 'its trailer, in place',
      bytes: samples.pdf({ trailer: '/Encrypt<</Filter/Standard/V 2>>' }),
    },
    { what: 'its trailer, spelled otherwise', bytes: samples.pdf({ trailer: '/#45ncrypt 5 0 R' }) },
    {
      what: 'its trailer, after nested brackets',
      bytes: samples.pdf({ trailer: '/A (a(b)c) /Encrypt 5 0 R' }),
    },
    {
      what: 'its trailer, after a lone bracket',
      bytes: samples.pdf({ trailer: '/A (\\() /Encrypt 5 0 R' }),
    },
    {
      what: 'the dictionary of its cross references, shifted',
      bytes: Buffer.concat([Buffer.from('junk\n'), samples.pdfWithXrefStream(encrypt)]),
    },
    { what: 'the dictionary of its cross references', bytes: samples.pdfWithXrefStream(encrypt) },
    { what: 'the trailer of its update', bytes: samples.incrementalUpdate(samples.pdf(), encrypt) },
    {
      what: 'its trailer behind shifted offsets',
      bytes: samples.pdf({ ...encrypt, before: 'junk\n'.repeat(9) }),
    },
    { what: 'its trailer, with a wrong startxref', bytes: withStartXref(samples.pdf(encrypt), 3) },
    {
      what: 'its trailer far behind the table',
      // The word begins in one piece of 64 KiB and ends in the next.
      bytes: withGap(samples.pdf(encrypt), 64 * 1024),
    },
  ])('is encrypted if $what says so', async ({ bytes }) => {
    expect(await inspect('a.pdf', bytes)).toBe('encrypted');
  });

  it.each([
    { what: 'its end is missing', bytes: samples.pdf().subarray(0, -30) },
    { what: 'only %%EOF is missing', bytes: samples.pdf().subarray(0, -4) },
    {
      what: 'its end is too far from its end',
      bytes: Buffer.concat([samples.pdf(), Buffer.alloc(4096)]),
    },
    {
      what: 'startxref names no number',
      bytes: replaced(samples.pdf(), /startxref\n\d+/, 'startxref\noops'),
    },
    { what: 'startxref points beyond its end', bytes: withStartXref(samples.pdf(), 10_000_000) },
  ])('is damaged if $what', async ({ bytes }) => {
    expect(await inspect('a.pdf', bytes)).toBe('damaged');
  });
});

function replaced(bytes: Buffer, pattern: RegExp, by: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(pattern, by), 'latin1');
}

function withStartXref(bytes: Buffer, offset: number): Buffer {
  return replaced(bytes, /startxref\n\d+/, `startxref\n${offset}`);
}

/**
 * Moves the trailer so that it begins 3 bytes before `distance` from the cross references, and far
 * before the end.
 */
function withGap(bytes: Buffer, distance: number): Buffer {
  const [xref, trailer] = [bytes.indexOf('\nxref\n') + 1, bytes.indexOf('trailer\n')];
  const end = bytes.indexOf('startxref');
  const spaces = (count: number) => Buffer.alloc(count, ' ');
  const gap = spaces(distance - 3 - (trailer - xref));
  return Buffer.concat([
    bytes.subarray(0, trailer),
    gap,
    bytes.subarray(trailer, end),
    spaces(4096),
    bytes.subarray(end),
  ]);
}
