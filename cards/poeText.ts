import type { Poe } from '../services/claims/claim.ts';
import { dateText } from './time.ts';
import type { Words } from './text/words.ts';

/** When a file came and how big it is. */
export const poeDetail = ({ at, size }: Poe, zone: string, words: Words): string =>
  `${dateText(at, zone, words)}, ${sizeText(size, words.claimWords)}`;

function sizeText(bytes: number, { units }: Words['claimWords']): string {
  if (bytes < 1024) return `${bytes} ${units.byte}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${units.kilo}`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', units.point)} ${units.mega}`;
}
