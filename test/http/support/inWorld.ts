import { afterAll, beforeAll } from '@jest/globals';
import { startWorld, type World } from './world.ts';

/**
 * A world for all tests of a file (or of a `describe`): it starts before the first and stops after
 * the last. The object is empty until then, so its members must not be destructured early.
 */
export function inWorld(...settings: Parameters<typeof startWorld>): World {
  const world = {} as World;
  beforeAll(async () => {
    Object.assign(world, await startWorld(...settings));
  });
  afterAll(() => world.stop());
  return world;
}
