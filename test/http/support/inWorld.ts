import { afterAll, beforeAll } from '@jest/globals';
import { startWorld, type World } from './world.ts';

/**
 * The world in which the tests of a file (or of a `describe`) live, one for them all: it starts
 * before the first of them and stops after the last. The object is empty until then, so nothing of
 * it can be taken out at once.
 */
export function inWorld(...settings: Parameters<typeof startWorld>): World {
  const world = {} as World;
  beforeAll(async () => {
    Object.assign(world, await startWorld(...settings));
  });
  afterAll(() => world.stop());
  return world;
}
