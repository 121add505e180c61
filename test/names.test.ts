import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

const typeNames = globSync('{bot,cards,services}/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:export )?(?:type|interface|class) (\w+)/gm)].map(
    ([, name]) => ({ name, file }),
  ),
);

it('a type name stands for one thing in the whole product', () => {
  const byName = Map.groupBy(typeNames, ({ name }) => name);
  byName.delete('Parts'); // whatever the one function of a file is made from
  expect([...byName.values()].filter((declared) => declared.length > 1)).toEqual([]);
  expect(byName.size).toBeGreaterThan(200);
});
