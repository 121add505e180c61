import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { commands } from '../bot/routes.ts';
import { generated, withPart } from './support/docs.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

/** All that people wrote here: no package, no data folder. */
const files = globSync('**/*.{ts,js,css,md,json}', {
  exclude: (name) => name.startsWith('.') || name === 'node_modules' || name === 'coverage',
}).map((file) => file.replaceAll('\\', '/'));

/** A text as one line, so that a citation may be broken between two lines of a comment. */
const inOneLine = (text: string): string => text.replaceAll(/\s*\n\s*(?:\*|\/\/)?[ \t]*/g, ' ');

const docs = ['law', 'interface'] as const;
const headingsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
const sectionsOf = (name: string): string[] =>
  headingsOf(`docs/${name}.md`).flatMap((title) => /^(\d+)\. /.exec(title)?.[1] ?? []);

/** As GitHub makes the anchor of a heading. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const numbers = String.raw`sections? (\d+(?:(?:, | and )\d+)*)`;

/**
 * The sections that a file cites, as `law 3`; within the documents themselves a bare number is one
 * of their own.
 */
function citedIn(file: string): string[] {
  const own = docs.find((name) => file === `docs/${name}.md`);
  const cite = own ? `(?:(law|interface)\\.md,? )?${numbers}` : `docs/(\\w+)\\.md,? ${numbers}`;
  return [...inOneLine(read(file)).matchAll(new RegExp(cite, 'g'))].flatMap(
    ([, name = own, all = '']) => all.split(/, | and /).map((number) => `${name} ${number}`),
  );
}

/** The rows of the first table of a section: their first cell. */
function firstCells(file: string, section: string): string[] {
  const [, text = ''] = read(file).split(`\n## ${section}`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(text) ?? [];
  return table
    .split('\n')
    .slice(2)
    .flatMap((row) => row.split(' | ')[0]?.replace(/^\| /, '').trim() || []);
}

describe('the documents', () => {
  it.each(generated)(
    'hold what the code says: $part in $file (else: node test/tools/docs.ts)',
    async (one) => {
      const { file, part, content } = one;
      const text = read(file);
      const config = await resolveConfig(file);
      expect(text).toBe(
        await format(withPart(text, part, content()), { ...config, parser: 'markdown' }),
      );
    },
  );

  it('have the sections that are cited, wherever that is', () => {
    const known = new Set(
      docs.flatMap((name) => sectionsOf(name).map((number) => `${name} ${number}`)),
    );
    const cited = files.flatMap((file) => citedIn(file).map((section) => ({ file, section })));
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter(({ section }) => !known.has(section))).toEqual([]);
  });

  it('number their sections from 1 on', () => {
    expect(sectionsOf('law')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(sectionsOf('interface')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('are led to by links that work', () => {
    const broken = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].flatMap(
          ([link, to = '', anchor]) => {
            const target = to === '' ? file : path.join(path.dirname(file), to);
            const there =
              existsSync(target) && (!anchor || headingsOf(target).map(anchorOf).includes(anchor));
            return there ? [] : `${file}: ${link}`;
          },
        ),
      );
    expect(broken).toEqual([]);
  });

  it('are all that is cited: nothing names a text that is not here', () => {
    const elsewhere = ['rules', 'contract', 'platform', 'house', 'domain', 'style'].map(
      (name) => `\\b${name}\\.md\\b`,
    );
    const absent = new RegExp(
      [...elsewhere, String.raw`\.\./shared\b`, ['platform', 'facts'].join(' ')].join('|'),
      'i',
    );
    expect(files.filter((file) => absent.test(read(file)))).toEqual([]);
    const cited = files.flatMap((file) =>
      [...read(file).matchAll(/docs\/\w+\.md/g)].map(([name]) => name),
    );
    expect([...new Set(cited)].filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('docs/interface.md', () => {
  it('names the routes of the server, and no other', () => {
    const source = read('bot/http/server.ts');
    const served = [...source.matchAll(/server\.(get|put|post)\(\s*'([^']+)'/g)].map(
      ([, method = '', route = '']) =>
        `${method.toUpperCase()} ${route.replaceAll(/:(\w+)/g, '<$1>')}`,
    );
    const told = firstCells('docs/interface.md', '4. HTTP').map((cell) => cell.replaceAll('`', ''));
    expect(told.toSorted()).toEqual(served.toSorted());
  });

  it('names what people may type, each command once', () => {
    const told = firstCells('docs/interface.md', '5. What people type').map((cell) =>
      cell.replaceAll('`', '').replaceAll(/<\w+>/g, 'x'),
    );
    const understood = told.map((words) => commands.findIndex((one) => one.words.test(words)));
    expect(understood.toSorted((a, b) => a - b)).toEqual([...commands.keys()]);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const [, text = ''] = read('docs/interface.md').split('\n## 1. Starting');
    const [section = ''] = text.split('\n## ');
    const told = [...section.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});
