import type { Ranges } from './ranges.ts';

/**
 * The content of a compound file (MS-CFB): the root's class id in hexadecimal, and its children's
 * names in lower case, since they are not case-sensitive.
 */
export type Cfb = { classId: string; names: readonly string[] };

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const FREE = 0xffffffff;
const LAST_REGULAR = 0xfffffffa;
const IN_HEADER = 109;
const ENTRY = 128;
const MAX_SECTORS = 2 ** 22;
const MAX_CHILDREN = 20_000;

type Sectors = { size: number; count: number; read(index: number): Promise<Buffer | undefined> };

export function isCfb(head: Buffer): boolean {
  return head.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** Reads the root of a compound file; undefined where the file is broken or cut off. */
export async function readCfb(file: Ranges): Promise<Cfb | undefined> {
  const header = await file.read(0, 512);
  if (header.length < 512 || !isCfb(header)) return undefined;
  const sectors = sectorsOf(file, header.readUInt16LE(30));
  const fat = sectors && (await readFat(sectors, header));
  const directory = fat && follow(fat, header.readUInt32LE(48));
  return sectors && directory && readRoot(sectors, directory);
}

function sectorsOf(file: Ranges, shift: number): Sectors | undefined {
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 2 ** shift;
  // The header takes the place of one sector.
  const count = Math.ceil(file.size / size) - 1;
  if (count < 1 || count > MAX_SECTORS) return undefined;
  return {
    size,
    count,
    async read(index) {
      const bytes = index < count ? await file.read((index + 1) * size, size) : undefined;
      // Some writers leave the last sector short; the missing part counts as free.
      return bytes && Buffer.concat([bytes, Buffer.alloc(size - bytes.length, 0xff)]);
    },
  };
}

/**
 * The FAT: for each sector, the next one of its chain. As long as the real file: a chain beyond it
 * means that the end of the file is missing.
 */
async function readFat(sectors: Sectors, header: Buffer): Promise<Uint32Array | undefined> {
  const places = await readFatPlaces(sectors, header);
  if (!places) return undefined;
  const fat = new Uint32Array(sectors.count).fill(FREE);
  let at = 0;
  for (const place of places) {
    const sector = await sectors.read(place);
    if (!sector) return undefined;
    for (let offset = 0; offset < sectors.size; offset += 4, at += 1) {
      const next = sector.readUInt32LE(offset);
      if (at < fat.length) fat[at] = next;
      else if (next <= LAST_REGULAR) return undefined;
    }
  }
  return fat;
}

async function readFatPlaces(sectors: Sectors, header: Buffer): Promise<number[] | undefined> {
  const places: number[] = [];
  const perSector = sectors.size / 4;
  const most = Math.ceil(sectors.count / perSector) + IN_HEADER;
  const add = (block: Buffer, from: number, count: number) => {
    for (let index = 0; index < count; index += 1) {
      const place = block.readUInt32LE(from + index * 4);
      if (place <= LAST_REGULAR) places.push(place);
    }
  };
  add(header, 76, IN_HEADER);
  let next = header.readUInt32LE(68);
  for (let blocks = 0; next <= LAST_REGULAR; blocks += 1) {
    const block = await sectors.read(next);
    // Counted, since a circular chain has no end.
    if (!block || blocks > most || places.length > most) return undefined;
    add(block, 0, perSector - 1);
    next = block.readUInt32LE(sectors.size - 4);
  }
  return places.length > most ? undefined : places;
}

/** The chain of sectors from `first`; undefined where it leaves the file or is circular. */
function follow(fat: Uint32Array, first: number): number[] | undefined {
  const chain: number[] = [];
  for (let sector = first; sector <= LAST_REGULAR; sector = fat[sector] ?? FREE) {
    if (sector >= fat.length || chain.length >= fat.length) return undefined;
    chain.push(sector);
  }
  return chain;
}

async function readRoot(sectors: Sectors, directory: readonly number[]): Promise<Cfb | undefined> {
  const perSector = sectors.size / ENTRY;
  const entry = async (id: number) => {
    const place = directory[Math.floor(id / perSector)];
    const sector = place === undefined ? undefined : await sectors.read(place);
    return sector?.subarray((id % perSector) * ENTRY, ((id % perSector) + 1) * ENTRY);
  };
  const root = await entry(0);
  if (root?.[66] !== 5) return undefined;
  const names: string[] = [];
  const seen = new Set<number>();
  const waiting = [root.readUInt32LE(76)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === FREE) continue;
    const child = seen.has(id) || seen.size > MAX_CHILDREN ? undefined : await entry(id);
    if (child?.[66] !== 1 && child?.[66] !== 2) return undefined;
    seen.add(id);
    const nameEnd = Math.max(0, Math.min(child.readUInt16LE(64), 64) - 2);
    names.push(child.toString('utf16le', 0, nameEnd).toLowerCase());
    waiting.push(child.readUInt32LE(68), child.readUInt32LE(72));
  }
  return { classId: root.toString('hex', 80, 96), names };
}
