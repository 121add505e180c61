import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Small valid files of each kind. */
type Content = string | Buffer;
export type ZipOptions = { flags?: number; comment?: string; stored?: boolean };

export function zip(entries: Readonly<Record<string, Content>>, options: ZipOptions = {}): Buffer {
  return zipOf(Object.entries(entries), options);
}

/** Like `zip`, but two entries may have the same name. */
export function zipOf(
  entries: readonly (readonly [string, Content])[],
  options: ZipOptions = {},
): Buffer {
  const { flags = 0, comment = '', stored = false } = options;
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    // Version, flags, method, time, date, check sum, sizes, length of the name and of the extra
    // field.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt16LE(33, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    // Lengths of the comment, disk, attributes; then the place of the local header.
    directory.push(
      Buffer.from('PK\x01\x02\x14\x00'),
      common,
      Buffer.alloc(10),
      uint32(offset),
      Buffer.from(name),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = uint16(entries.length);
  const sizes = Buffer.concat([
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(comment.length),
  ]);
  return Buffer.concat([
    ...locals,
    central,
    Buffer.from('PK\x05\x06\0\0\0\0'),
    sizes,
    Buffer.from(comment),
  ]);
}

export type OfficeOptions = {
  /** The content type of the main part, after `application/`. */
  mainType?: string;
  /** Further XML in [Content_Types].xml. */
  types?: string;
  /** Further parts. */
  parts?: Readonly<Record<string, Content>>;
  zip?: ZipOptions;
};

const OPEN_XML = 'vnd.openxmlformats-officedocument';
const TYPES_XMLNS = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS_XMLNS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_DOCUMENT =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

export function docx(options: OfficeOptions = {}): Buffer {
  const xmlns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const text = '<w:p><w:r><w:t>Proof of execution</w:t></w:r></w:p>';
  const xml = `<w:document xmlns:w="${xmlns}"><w:body>${text}</w:body></w:document>`;
  return office(
    'word/document.xml',
    xml,
    `${OPEN_XML}.wordprocessingml.document.main+xml`,
    options,
  );
}

export function xlsx(options: OfficeOptions = {}): Buffer {
  const xml =
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>';
  return office('xl/workbook.xml', xml, `${OPEN_XML}.spreadsheetml.sheet.main+xml`, options);
}

export function pptx(options: OfficeOptions = {}): Buffer {
  const xml =
    '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>';
  return office(
    'ppt/presentation.xml',
    xml,
    `${OPEN_XML}.presentationml.presentation.main+xml`,
    options,
  );
}

function office(main: string, xml: string, type: string, options: OfficeOptions): Buffer {
  const { mainType = type, types = '', parts = {} } = options;
  return zip(
    {
      '[Content_Types].xml': contentTypes(
        `<Override PartName="/${main}" ContentType="application/${mainType}"/>${types}`,
      ),
      '_rels/.rels':
        `<Relationships xmlns="${RELATIONS_XMLNS}">` +
        `<Relationship Id="r1" Type="${OFFICE_DOCUMENT}" Target="${main}"/></Relationships>`,
      [main]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`,
      ...parts,
    },
    options.zip,
  );
}

export function contentTypes(declarations: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="${TYPES_XMLNS}">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${declarations}</Types>`
  );
}

/**
 * A compound file (MS-CFB version 3) with these streams of 4 KiB in its root; more than 32 KiB of
 * them is too much.
 */
export function cfb(names: readonly string[], classId = Buffer.alloc(16)): Buffer {
  const [free, end, fatSector] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  const streamSectors = 8;
  // Order of the format: shorter names first, names of equal length by letter.
  const sorted = names.toSorted(
    (one, other) => one.length - other.length || (one < other ? -1 : 1),
  );
  const entries = ['Root Entry', ...sorted];
  const directorySectors = Math.ceil(entries.length / 4);
  const streamsAt = 1 + directorySectors;
  const chain = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => (index === count - 1 ? end : from + index + 1));
  const fat = [fatSector, ...chain(1, directorySectors)];
  for (const index of names.keys())
    fat.push(...chain(streamsAt + index * streamSectors, streamSectors));
  while (fat.length < 128) fat.push(free);

  const header = Buffer.alloc(512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  // Versions, byte order, sizes of sectors and small sectors; then one FAT sector, and the
  // directory's first.
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, index) => header.writeUInt16LE(value, 24 + index * 2));
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(end, 60);
  header.writeUInt32LE(end, 68);
  header.writeUInt32LE(0, 76);

  const directory = Buffer.alloc(directorySectors * 512);
  for (const [index, name] of entries.entries()) {
    const entry = directory.subarray(index * 128, (index + 1) * 128);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry[66] = index === 0 ? 5 : 2;
    entry[67] = 1;
    // The tree of names is a list here: each is the right neighbour of the one before.
    entry.writeUInt32LE(free, 68);
    entry.writeUInt32LE(index > 0 && index < names.length ? index + 1 : free, 72);
    entry.writeUInt32LE(index === 0 && names.length > 0 ? 1 : free, 76);
    entry.writeUInt32LE(index === 0 ? end : streamsAt + (index - 1) * streamSectors, 116);
    entry.writeUInt32LE(index === 0 ? 0 : streamSectors * 512, 120);
  }
  classId.copy(directory, 80);
  const streams = Buffer.alloc(names.length * streamSectors * 512, 'stream ');
  return Buffer.concat([header, ...fat.map(uint32), directory, streams]);
}

export function msg(): Buffer {
  return cfb(['__nameid_version1.0', '__properties_version1.0', '__substg1.0_0037001F']);
}

/** The file that Office writes for a document, workbook or presentation with a password. */
export function encryptedDocx(): Buffer {
  return cfb(['EncryptedPackage', 'EncryptionInfo']);
}

/** A Word document of before 2007. */
export function doc(): Buffer {
  return cfb(['1Table', 'WordDocument']);
}

export function msi(): Buffer {
  return cfb(['Table'], Buffer.from('84100c0000000000c000000000000046', 'hex'));
}

const PDF_PAGE = 'BT 20 100 Td (The word /Encrypt) Tj ET';
const PDF_OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
  `<< /Length ${PDF_PAGE.length} >>\nstream\n${PDF_PAGE}\nendstream`,
];
const PDF_ID = '/ID [<00112233445566778899aabbccddeeff> (a\\)/Encrypt 5 0 R)]';

export type PdfOptions = {
  /** Further entries of the trailer, such as `/Encrypt 5 0 R`. */
  trailer?: string;
  /** Bytes before the header, which shift all offsets. */
  before?: string;
};

/** A PDF as of 1993: a table of cross references, then the trailer. */
export function pdf({ trailer = '', before = '' }: PdfOptions = {}): Buffer {
  const { body, offsets } = pdfBody('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', PDF_OBJECTS);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
  const dictionary = `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${PDF_ID} ${trailer} >>\n`;
  return Buffer.from(
    `${before}${body}${table}${dictionary}startxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

/** A PDF as of 1.5: the cross references are a packed stream, whose dictionary is the trailer. */
export function pdfWithXrefStream({ trailer = '' }: PdfOptions = {}): Buffer {
  const { body, offsets } = pdfBody('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', PDF_OBJECTS);
  const rows = [[0, 0, 0xffff], ...[...offsets, body.length].map((offset) => [1, offset, 0])];
  const packed = deflateSync(
    Buffer.from(rows.flatMap(([kind = 0, at = 0, last = 0]) => [kind, at >> 8, at, last])),
  );
  const id = offsets.length + 1;
  const dictionary =
    `<< /Type /XRef /Size ${id + 1} /W [1 2 1] /Root 1 0 R ${PDF_ID} ${trailer}\n` +
    `/Filter /FlateDecode /DecodeParms << /Columns 4 /Encrypt 1 >> /Length ${packed.length} >>`;
  const start = Buffer.from(`${body}${id} 0 obj\n${dictionary}\nstream\n`, 'latin1');
  return Buffer.concat([
    start,
    packed,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ]);
}

/** The file as editors and signers change it: a new page and cross references are appended. */
export function incrementalUpdate(base: Buffer, { trailer = '' }: PdfOptions = {}): Buffer {
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(base.toString('latin1'))?.[1] ?? '0';
  const page = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>\nendobj\n';
  const row = `${String(base.length).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n3 1\n${row}trailer\n<< /Size 5 /Root 1 0 R /Prev ${previous} ${trailer} >>\n`;
  return Buffer.concat([
    base,
    Buffer.from(`${page}${table}startxref\n${base.length + page.length}\n%%EOF\n`),
  ]);
}

function pdfBody(header: string, objects: readonly string[]): { body: string; offsets: number[] } {
  let body = header;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  return { body, offsets };
}

/** One grey pixel. */
export function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([uint32(data.length).swap32(), body, uint32(crc32(body)).swap32()]);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const size = Buffer.from('00000001000000010800000000', 'hex');
  const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 128])));
  return Buffer.concat([signature, chunk('IHDR', size), pixels, chunk('IEND', Buffer.alloc(0))]);
}

/** One grey pixel: quantisation, frame, two code tables of one code each, scan. */
export function jpg(): Buffer {
  const segments = [
    'ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000',
    `ffdb 0043 00 ${'01'.repeat(64)}`,
    'ffc0 000b 08 0001 0001 01 01 11 00',
    `ffc4 0014 00 01${'00'.repeat(15)} 00`,
    `ffc4 0014 10 01${'00'.repeat(15)} 00`,
    'ffda 0008 01 01 00 00 3f 00 3f',
    'ffd9',
  ];
  return Buffer.from(segments.join('').replaceAll(' ', ''), 'hex');
}

export function eml(): Buffer {
  return Buffer.from(
    'Return-Path: <ann@contoso.example>\r\nReceived: from mail.contoso.example\r\n\tby mail.fabrikam.example;\r\n' +
      'From: Ann <ann@contoso.example>\r\nTo: Bo <bo@fabrikam.example>\r\nSubject: We agree\r\n' +
      'Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\r\nWe confirm the work done.\r\n',
  );
}

export function txt(): Buffer {
  return Buffer.from('Die Arbeiten wurden ausgeführt – в срок.\r\n');
}

export function csv(): Buffer {
  return Buffer.from('product;seats\r\nExchange Online;120\r\nMicrosoft Teams;80\r\n');
}

/** The head of a Windows program. */
export function exe(): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.write('MZ');
  bytes.writeUInt32LE(128, 60);
  bytes.write('PE\0\0d\x86', 128, 'latin1');
  return bytes;
}

export function elf(): Buffer {
  return Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(240)]);
}

export function machO(): Buffer {
  return Buffer.concat([Buffer.from('cffaedfe0700000103000000', 'hex'), Buffer.alloc(240)]);
}

export function script(): Buffer {
  return Buffer.from('#!/bin/sh\necho Proof of execution\n');
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
