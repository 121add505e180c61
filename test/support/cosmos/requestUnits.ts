import type { Item } from './storage.ts';

/**
 * Request units estimated from the sizes of documents. Reads and writes:
 * learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes (1 KB and 100 KB: read 1 and 10,
 * written 5 and 50 without index); strong consistency doubles every read. Our assumptions: half a
 * unit for each indexed path; a replaced document as two writes; a query as 2.5 for each physical
 * partition and the documents that it loads.
 */
const kiloBytes = (item: Item): number =>
  Math.max(1, Buffer.byteLength(JSON.stringify(item)) / 1024);
const STRONG = 2;

export const readUnits = (item: Item | undefined): number =>
  round(STRONG * (item ? 1 + (9 * (kiloBytes(item) - 1)) / 99 : 1));

export function writeUnits(indexed: ReadonlySet<string>) {
  return (item: Item, operation: string): number => {
    const paths = Object.keys(item).filter((property) => indexed.has(`/${property}`)).length;
    const written = 5 + (45 * (kiloBytes(item) - 1)) / 99 + paths / 2;
    return round(operation === 'Replace' ? 2 * written : written);
  };
}

export const queryUnits = (items: readonly Item[]): number =>
  round(
    STRONG * (2.5 + items.reduce((sum, item) => sum + 0.3 + (9 * (kiloBytes(item) - 1)) / 99, 0)),
  );

const round = (units: number): number => Math.round(units * 100) / 100;
