import { meaningUnset, type Setting } from '../../bot/settings/setting.ts';
import { settings } from '../../bot/settings/table.ts';

/** The settings as a Markdown table: name, default, help. */
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
