import { existsSync, readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { meaningUnset, type Setting } from '../../bot/settings/setting.ts';
import { settings } from '../../bot/settings/table.ts';

/** Between these lines a document holds the table of settings. */
const [begin, end] = ['<!-- settings: written by test/tools/settingsTable.ts -->', '<!-- end of settings -->'];

/** The documents that may hold it. */
const documents = ['README.md', 'docs/interface.md'];

/** Those of them that do. */
export const documentsWithSettings = (): string[] =>
  documents.filter((file) => existsSync(file) && readFileSync(file, 'utf8').includes(begin));

/** A document with the table of settings as it is now; the rest of it is left as it stands. */
export async function withSettings(file: string): Promise<string> {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${file} must hold ${begin} and after it ${end}`);
  const table = await format(settingsMarkdown(), { ...(await resolveConfig(file)), parser: 'markdown' });
  return `${text.slice(0, from)}${begin}\n\n${table}\n${text.slice(to)}`;
}

/** The settings as a table in Markdown: name, what it is where nothing is set, what it is for. */
export function settingsMarkdown(): string {
  const rows = Object.entries<Setting>(settings).map(([name, setting]) => [
    `\`${name}\``,
    unsetEverywhere(setting),
    setting.help,
  ]);
  return [['Variable', 'Default', 'Meaning'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
    .join('\n');
}

function unsetEverywhere(setting: Setting): string {
  const [local, elsewhere] = [meaningUnset(setting, true), meaningUnset(setting, false)];
  if (local === elsewhere) return local ?? '–';
  return `${local ?? '–'} in local mode, else ${elsewhere ?? 'none'}`;
}
