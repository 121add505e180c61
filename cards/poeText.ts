import type { Poe } from '../services/claims/claim.ts';
import type { BadFile, Words } from './text/words.ts';
import { dateText } from './time.ts';

/** Date and size of a file. */
export const poeDetail = ({ at, size }: Poe, zone: string, words: Words): string =>
  `${dateText(at, zone, words)}, ${sizeText(size, words.claimWords)}`;

export function sizeText(bytes: number, { units }: Pick<Words['claimWords'], 'units'>): string {
  if (bytes < 1024) return `${bytes} ${units.byte}`;
  if (bytes < MB) return `${Math.round(bytes / 1024)} ${units.kilo}`;
  return `${(bytes / MB).toFixed(1).replace('.', units.point)} ${units.mega}`;
}

const MB = 1024 * 1024;
export const megabytes = (bytes: number): number => Math.floor(bytes / MB);

/** Reason why a file is not taken, and what to do about it. */
export const badFileText = (reason: BadFile, maxBytes: number, { badFiles }: Words): string =>
  reason === 'tooLarge' ? badFiles.tooLarge(megabytes(maxBytes)) : badFiles[reason];
