import { nameForeign } from './foreign.ts';
import type { RefusedFile } from './kinds.ts';
import { readTail, type Ranges } from './ranges.ts';

/** The bytes searched for the end of an image: cameras and editors append a little of their own. */
const TAIL = 8 * 1024;

const IMAGES = {
  /**
   * The signature and the head of the first chunk; the last chunk with its check sum, which is
   * always the same.
   */
  png: {
    start: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    end: Buffer.from('49454e44ae426082', 'hex'),
  },
  jpg: { start: Buffer.from('ffd8ff', 'hex'), end: Buffer.from('ffd9', 'hex') },
};
const PNG_SIGNATURE = 8;

export async function inspectImage(
  file: Ranges,
  kind: keyof typeof IMAGES,
): Promise<RefusedFile | undefined> {
  const { start, end } = IMAGES[kind];
  const head = await file.read(0, start.length);
  const signature = start.subarray(0, PNG_SIGNATURE);
  if (!head.subarray(0, signature.length).equals(signature)) return nameForeign(file);
  if (!head.equals(start)) return 'damaged';
  return (await readTail(file, TAIL)).includes(end) ? undefined : 'damaged';
}
