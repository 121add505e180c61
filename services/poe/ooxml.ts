import { isCfb, readCfb } from './cfb.ts';
import { isZip, nameForeign } from './foreign.ts';
import type { RefusedFile } from './kinds.ts';
import { readPackage, type Package } from './package.ts';
import type { Ranges } from './ranges.ts';

type OfficeExtension = 'docx' | 'xlsx' | 'pptx';

const PREFIX = 'application/vnd.openxmlformats-officedocument.';
const MAIN_PARTS: Readonly<Record<OfficeExtension, { type: string; folder: string }>> = {
  docx: { type: `${PREFIX}wordprocessingml.document.main+xml`, folder: 'word/' },
  xlsx: { type: `${PREFIX}spreadsheetml.sheet.main+xml`, folder: 'xl/' },
  pptx: { type: `${PREFIX}presentationml.presentation.main+xml`, folder: 'ppt/' },
};

const MACRO_TYPES = /macroenabled|vbaproject|macrosheet/;
/**
 * Names of VBA, Excel 4.0 macros, and embedded ActiveX and OLE objects, which are not looked into.
 */
const MACRO_NAMES =
  /(^|\/)vbaproject[^/]*\.bin$|(^|\/)macrosheets\/|(^|\/)(activex|embeddings)\/[^/]+\.bin$|(^|\/)embeddings\/[^/]+\.(doc|dot|xls|xlt|xla|ppt|pot|pps|sld)[mb]$/;

export async function inspectOoxml(
  file: Ranges,
  extension: OfficeExtension,
): Promise<RefusedFile | undefined> {
  const head = await file.read(0, 8);
  if (isCfb(head)) return inspectOldContainer(file);
  if (!isZip(head)) return nameForeign(file);
  const read = await readPackage(file);
  return typeof read === 'string' ? read : inspectPackage(read, extension);
}

/** Inspects an old container: Office encrypts by putting the whole package into a stream of one. */
async function inspectOldContainer(file: Ranges): Promise<RefusedFile> {
  const container = await readCfb(file);
  if (!container) return 'damaged';
  return container.names.includes('encryptedpackage') ? 'encrypted' : nameForeign(file);
}

function inspectPackage(
  { types, names }: Package,
  extension: OfficeExtension,
): RefusedFile | undefined {
  const declared = declarations(types);
  // Office writes neither. A reader that resolved them would see other types than this code does.
  if (types.includes('<!DOCTYPE') || declared.some(({ type }) => type.includes('&')))
    return 'damaged';
  if (declared.some(({ type }) => MACRO_TYPES.test(type))) return 'macros';
  if ([...names].some((name) => MACRO_NAMES.test(name))) return 'macros';
  const kinds = Object.values(MAIN_PARTS).filter(({ type }) =>
    declared.some((one) => one.type === type),
  );
  const main = MAIN_PARTS[extension];
  if (kinds.length !== 1 || kinds[0] !== main) return 'contentDiffers';
  const { part } = declared.find(({ type }) => type === main.type) ?? {};
  const isThere =
    part === undefined ? [...names].some((name) => name.startsWith(main.folder)) : names.has(part);
  return isThere ? undefined : 'damaged';
}

/** Each content type in lower case, with its part; defaults have no part. */
function declarations(types: string): { type: string; part?: string }[] {
  return [...types.matchAll(/<(?:\w+:)?(?:Override|Default)\s([^<>]*)>/g)].map(
    ([, attributes = '']) => {
      const type = attribute(attributes, 'ContentType');
      const part = attribute(attributes, 'PartName').replace(/^\//, '');
      return part === '' ? { type } : { type, part };
    },
  );
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (match?.[1] ?? match?.[2] ?? '').trim().toLowerCase();
}
