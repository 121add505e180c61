import { defaultOf, type Setting } from './setting.ts';
import { settingNames, settings, type SettingName, type SettingValues } from './table.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * One thing that is wrong, at the setting where it is to be mended; `says` is a sentence that names
 * it.
 */
export type WrongSetting = { readonly setting: SettingName; readonly says: string };

/** The environment, read setting by setting. */
export type ReadEnv = {
  readonly local: boolean;
  /** What is set; an empty text is not. */
  readonly texts: Readonly<Partial<Record<SettingName, string>>>;
  /** What that means, and what stands in; a setting that is wrong is absent. */
  readonly values: Readonly<Partial<SettingValues>>;
  readonly wrong: readonly WrongSetting[];
};

/** Reads each setting of the table by itself, in the table's order. */
export function readSettings(env: Env): ReadEnv {
  const texts: ReadEnv['texts'] = Object.fromEntries(
    settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const local = texts.LOCAL === '1';
  const values: Partial<Record<SettingName, unknown>> = {};
  const wrong: WrongSetting[] = [];
  for (const name of settingNames) {
    const text = texts[name] ?? standIn(name, { local, values });
    const { value, says } = readText(settings[name], text, local);
    if (value !== undefined) values[name] = value;
    // what stands in is wrong only where a setting that it quotes is wrong, which is said of that
    // one
    const standsIn = text !== undefined && texts[name] === undefined;
    if (!standsIn) wrong.push(...says.map((one) => ({ setting: name, says: `${name} ${one}` })));
  }
  return { local, texts, values: values as Partial<SettingValues>, wrong };
}

/**
 * What stands in for a setting that is not set; `$NAME` in it becomes the value of that setting,
 * which stands before it.
 */
export function standIn(
  name: SettingName,
  { local, values }: { local: boolean; values: Partial<Record<SettingName, unknown>> },
): string | undefined {
  const known = new Map<string, unknown>(Object.entries(values));
  return defaultOf(settings[name], local)?.replaceAll(/\$([A-Z_]+)/g, (quoted, other: string) => {
    const value = known.get(other);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : quoted;
  });
}

function readText(
  { read, required }: Setting,
  text: string | undefined,
  local: boolean,
): { value?: unknown; says: readonly string[] } {
  if (text === undefined) return { says: required !== undefined && !local ? [required] : [] };
  const { success, data, error } = read.safeParse(text);
  return success ? { value: data, says: [] } : { says: error.issues.map(({ message }) => message) };
}
