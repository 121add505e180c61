import { defaultOf, type Setting } from './setting.ts';
import { settingNames, settings, type SettingName, type SettingValues } from './table.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A problem at the setting that must be changed; `says` is a sentence that names the setting. */
export type WrongSetting = { readonly setting: SettingName; readonly says: string };

/** The environment's settings, each read by itself. */
export type ReadEnv = {
  readonly local: boolean;
  /** Texts that are set. An empty text counts as not set. */
  readonly texts: Readonly<Partial<Record<SettingName, string>>>;
  /** Values of settings, defaults included; wrong settings are absent. */
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
    // a default is wrong only through a wrong setting that it quotes, which is reported already
    const standsIn = text !== undefined && texts[name] === undefined;
    if (!standsIn) wrong.push(...says.map((one) => ({ setting: name, says: `${name} ${one}` })));
  }
  return { local, texts, values: values as Partial<SettingValues>, wrong };
}

/**
 * Default of a setting; `$NAME` in it becomes the value of that setting, which comes earlier in the
 * table.
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
