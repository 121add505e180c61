import { describe, expect, it } from '@jest/globals';
import { answerTo, inspect } from '../../support/inspecting.ts';
import * as samples from '../../support/samples.ts';

describe('an image', () => {
  it.each([
    { name: 'a.png', bytes: samples.png() },
    { name: 'a.jpg', bytes: samples.jpg() },
  ])(
    'is damaged without its end, and may have a few KB behind it: $name',
    async ({ name, bytes }) => {
      expect(await inspect(name, bytes.subarray(0, -2))).toBe('damaged');
      expect(await answerTo(name, Buffer.concat([bytes, Buffer.alloc(4096, 1)]))).toHaveProperty(
        'ok',
        true,
      );
      expect(await inspect(name, Buffer.concat([bytes, Buffer.alloc(64 * 1024, 1)]))).toBe(
        'damaged',
      );
    },
  );

  it('of PNG is damaged if its first chunk is not its head', async () => {
    const bytes = samples.png();
    bytes.write('IDAT', bytes.indexOf('IHDR'));
    expect(await inspect('a.png', bytes)).toBe('damaged');
  });
});
