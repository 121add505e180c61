import { describe, expect, it } from '@jest/globals';
import { answerTo, inspect } from '../../support/inspecting.ts';
import * as samples from '../../support/samples.ts';

describe('an Office file', () => {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${type}"/>`;
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const document = { 'word/document.xml': '<w:document/>' };
  const packageOf = (types: string | Buffer, parts: Record<string, string | Buffer>) =>
    samples.zip({ '[Content_Types].xml': types, ...parts });

  it.each([
    { what: 'VBA', parts: { 'word/vbaProject.bin': 'x' } },
    { what: 'VBA behind a backslash', parts: { 'word\\vbaProject.bin': 'x' } },
    { what: 'VBA under another case', parts: { 'word/VBAPROJECT.BIN': 'x' } },
    { what: 'an ActiveX control', parts: { 'word/activeX/activeX1.bin': 'x' } },
    { what: 'an OLE object', parts: { 'word/embeddings/oleObject1.bin': 'x' } },
    { what: 'an embedded workbook with macros', parts: { 'word/embeddings/Sheet1.xlsm': 'x' } },
    { what: 'Excel 4.0 macros', parts: { 'xl/macrosheets/sheet1.xml': 'x' } },
    { what: 'a main part with macros', mainType: 'vnd.ms-word.document.macroEnabled.main+xml' },
    {
      what: 'VBA under another name',
      types: override('/word/a.dat', 'application/vnd.ms-office.vbaProject'),
    },
  ])('is refused for macros: $what', async (options) => {
    expect(await inspect('a.docx', samples.docx(options))).toBe('macros');
  });

  it.each([
    { what: 'printer settings', parts: { 'xl/printerSettings/printerSettings1.bin': 'x' } },
    { what: 'an embedded workbook of a chart', parts: { 'word/embeddings/Sheet1.xlsx': 'x' } },
    { what: 'names in another case', parts: { 'word/STYLES.xml': 'x' } },
    { what: 'parts that are not packed', zip: { stored: true } },
    { what: 'a comment of the zip', zip: { comment: 'by hand' } },
  ])('may hold $what', async (options) => {
    expect(await answerTo('a.docx', samples.docx(options))).toHaveProperty('ok', true);
  });

  it.each([
    { what: 'declared by a default', types: `<Default Extension="xml" ContentType="${word}"/>` },
    {
      what: 'declared in single quotes',
      types: `<Override ContentType='${word}' PartName='/word/document.xml' />`,
    },
    {
      what: 'with a prefix',
      types: `<t:Override PartName="/word/document.xml" ContentType="${word}"/>`,
    },
  ])('may have its main part $what', async ({ types }) => {
    expect(await answerTo('a.docx', packageOf(types, document))).toHaveProperty('ok', true);
  });

  it('may have its content types in UTF-16', async () => {
    const types = Buffer.from(
      `\ufeff${samples.contentTypes(override('/word/document.xml', word))}`,
      'utf16le',
    );
    expect(await answerTo('a.docx', packageOf(types, document))).toHaveProperty('ok', true);
  });

  it.each([
    {
      what: 'another kind',
      mainType: 'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    },
    {
      what: 'a template',
      mainType: 'vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
    },
    { what: 'no kind at all', mainType: 'xml' },
    {
      what: 'two kinds',
      types: override(
        '/xl/workbook.xml',
        word.replace('wordprocessingml.document', 'spreadsheetml.sheet'),
      ),
    },
  ])('differs from its name if its main part is of $what', async (options) => {
    expect(await inspect('a.docx', samples.docx(options))).toBe('contentDiffers');
  });

  it.each(['docx', 'xlsx', 'pptx'])(
    'is encrypted if it is an old container with the package in it: %s',
    async (extension) => {
      expect(await inspect(`a.${extension}`, samples.encryptedDocx())).toBe('encrypted');
    },
  );

  it.each([{ flags: 1 }, { flags: 0x41 }])(
    'is encrypted if its entries are, flags $flags',
    async ({ flags }) => {
      expect(await inspect('a.docx', samples.docx({ zip: { flags } }))).toBe('encrypted');
    },
  );

  it('is damaged if cut off anywhere', async () => {
    const whole = samples.docx();
    for (let length = 8; length < whole.length; length += 7)
      expect(await inspect('a.docx', whole.subarray(0, length))).toBe('damaged');
  });

  it('is damaged if its encrypted container is cut off', async () => {
    expect(await inspect('a.docx', samples.encryptedDocx().subarray(0, 4096))).toBe('damaged');
  });

  it('is damaged if a part lies behind its end', async () => {
    const bytes = samples.docx();
    bytes.writeUInt32LE(bytes.length, bytes.lastIndexOf('PK\x01\x02') + 42);
    expect(await inspect('a.docx', bytes)).toBe('damaged');
  });

  it('may have a few bytes behind it', async () => {
    const bytes = Buffer.concat([samples.docx(), Buffer.from('\0\r\n')]);
    expect(await answerTo('a.docx', bytes)).toHaveProperty('ok', true);
  });

  it.each([
    {
      what: 'the folder of the main part is missing',
      bytes: packageOf(`<Default Extension="xml" ContentType="${word}"/>`, { 'a.xml': '' }),
    },
    {
      what: 'the main part is missing',
      bytes: packageOf(override('/word/document.xml', word), { 'word/a.xml': '' }),
    },
    {
      what: 'two parts have one name',
      bytes: samples.zipOf([
        ['[Content_Types].xml', override('/word/document.xml', word)],
        ['word/document.xml', 'one'],
        ['Word/document.xml', 'other'],
      ]),
    },
    {
      what: 'its content types have a document type',
      bytes: packageOf(`<!DOCTYPE a>${override('/word/document.xml', word)}`, document),
    },
    {
      what: 'its content types are spelled in references',
      bytes: packageOf(
        override('/word/document.xml', word) + override('/word/a', 'application/macro&#69;nabled'),
        document,
      ),
    },
    {
      what: 'its content types are larger than 1 MiB when unpacked',
      bytes: packageOf(override('/word/document.xml', word) + ' '.repeat(1024 * 1024), document),
    },
    {
      what: 'its content types are larger than 1 MiB and not packed',
      bytes: samples.zip(
        {
          '[Content_Types].xml': override('/word/document.xml', word) + ' '.repeat(1024 * 1024),
          ...document,
        },
        { stored: true },
      ),
    },
    {
      what: 'a part leads out of the package',
      bytes: packageOf(override('/word/document.xml', word), { ...document, '../evil.txt': '' }),
    },
  ])('is damaged if $what', async ({ bytes }) => {
    expect(await inspect('a.docx', bytes)).toBe('damaged');
  });

  it('is damaged if the content types say less of their size than they have', async () => {
    const bytes = packageOf(
      override('/word/document.xml', word) + ' '.repeat(3 * 1024 * 1024),
      document,
    );
    const central = bytes.indexOf('PK\x01\x02');
    bytes.writeUInt32LE(100, central + 24);
    expect(await inspect('a.docx', bytes)).toBe('damaged');
  });

  it('is damaged if the check sum of the content types is wrong', async () => {
    const bytes = samples.docx({ zip: { stored: true } });
    bytes.write('RELS', bytes.indexOf('rels'));
    expect(await inspect('a.docx', bytes)).toBe('damaged');
  });

  it('is an archive if it has more than 10 000 entries', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`word/${index}.xml`, ''] as const);
    const bytes = samples.zipOf([
      ['[Content_Types].xml', override('/word/document.xml', word)],
      ...many,
    ]);
    expect(await inspect('a.docx', bytes)).toBe('archive');
  });

  it('is damaged, and ends nothing, if a 64-bit place lies beyond all files', async () => {
    const record = Buffer.concat([
      Buffer.from('PK\x06\x06'),
      Buffer.alloc(44),
      Buffer.alloc(8, 0xff),
    ]);
    const zip = samples.docx();
    const end = zip.lastIndexOf('PK\x05\x06');
    for (const place of [Buffer.alloc(8, 0xff), uint64(end)]) {
      const locator = Buffer.concat([
        Buffer.from('PK\x06\x07\0\0\0\0'),
        place,
        Buffer.from('\x01\0\0\0'),
      ]);
      const bytes = Buffer.concat([zip.subarray(0, end), record, locator, zip.subarray(end)]);
      // The end record promises one entry, so that the reader goes to where the directory should
      // be.
      bytes[end + 32] = 1;
      expect(await inspect('a.docx', bytes)).toBe('damaged');
    }
  });

  it('is not slow to refuse if its names are spelled out a thousand times', async () => {
    // "Unicode path" fields whose check sum is wrong: a careless reader compares each with the
    // name.
    const fields = Buffer.alloc(65_530, Buffer.from('75700600010000000000', 'hex'));
    const entries = Array.from({ length: 60 }, (_, index) => {
      const head = Buffer.alloc(46);
      head.write('PK\x01\x02');
      head.writeUInt16LE(65_000, 28);
      head.writeUInt16LE(fields.length, 30);
      return Buffer.concat([head, Buffer.alloc(65_000, `${index} `), fields]);
    });
    const end = samples.zip({});
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(4, 16);
    expect(
      await inspect('a.docx', Buffer.concat([Buffer.from('PK\x03\x04'), ...entries, end])),
    ).toBe('archive');
  });
});

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
