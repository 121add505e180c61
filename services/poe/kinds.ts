/** The files that may prove an execution (docs/law.md section 6). */
export const ALLOWED_EXTENSIONS = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'png',
  'jpg',
  'jpeg',
  'msg',
  'eml',
  'txt',
  'csv',
] as const;
export type Extension = (typeof ALLOWED_EXTENSIONS)[number];

/** `tooLarge` is decided where the bytes arrive, before they are inspected. */
export type RefusedFile =
  | 'nameMissing'
  | 'nameTooLong'
  | 'typeNotAllowed'
  | 'empty'
  | 'tooLarge'
  | 'contentDiffers'
  | 'macros'
  | 'encrypted'
  | 'damaged'
  | 'archive'
  | 'executable';

export const CONTENT_TYPES: Readonly<Record<Extension, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  msg: 'application/vnd.ms-outlook',
  eml: 'message/rfc822',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** Extensions that are refused with a reason of their own; all others are `typeNotAllowed`. */
export const REFUSED_EXTENSIONS: ReadonlyMap<string, RefusedFile> = new Map([
  ...list('macros', 'docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam sldm'),
  ...list(
    'archive',
    'zip zipx rar 7z gz tgz tar bz2 tbz tbz2 xz txz lz lzma lz4 z zst cab arj ace lzh lha cpio ar',
  ),
  ...list('archive', 'iso img dmg udf wim vhd vhdx deb rpm'),
  ...list(
    'executable',
    'exe dll sys drv scr com msi msp mst bat cmd pif cpl ocx xll lnk reg inf scf chm hta gadget',
  ),
  ...list(
    'executable',
    'js jse mjs cjs vb vbs vbe wsf wsh wsc sct ps1 psm1 psd1 sh bash zsh csh ksh py pyw pl rb php',
  ),
  ...list(
    'executable',
    'jar class apk app appx msix msixbundle appinstaller application elf so dylib run command wasm',
  ),
]);

function list(reason: RefusedFile, extensions: string): [string, RefusedFile][] {
  return extensions.split(' ').map((extension) => [extension, reason]);
}
