import { readSettings, standIn, type Env, type WrongSetting } from '../settings/readSettings.ts';
import { meaningUnset, type Setting } from '../settings/setting.ts';
import { settingNames, settings } from '../settings/table.ts';

/** A line of the doctor's report. */
export type Finding = {
  readonly what: string;
  readonly state: 'ok' | 'unset' | 'PROBLEM';
  readonly says: string;
};

/**
 * One line for each setting: its value, its default, or what is wrong with it and how to change it.
 */
export function settingFindings(env: Env, problems: readonly WrongSetting[]): Finding[] {
  const read = readSettings(env);
  return settingNames.map((name): Finding => {
    const wrong = problems.filter(({ setting }) => setting === name);
    if (wrong.length > 0)
      return { what: name, state: 'PROBLEM', says: wrong.map(({ says }) => says).join('; ') };
    const setting: Setting = settings[name];
    const text = read.texts[name];
    if (text !== undefined)
      return { what: name, state: 'ok', says: setting.secret ? 'set (not shown)' : text };
    const meaning = meaningUnset(setting, read.local, standIn(name, read)) ?? '';
    return { what: name, state: 'unset', says: meaning.replaceAll('`', '') };
  });
}
