import { describe, expect, it } from '@jest/globals';
import { BadConfig, readConfig } from '../../../bot/settings/config.ts';
import { readSettings, standIn, type WrongSetting } from '../../../bot/settings/readSettings.ts';
import { defaultOf, type Setting } from '../../../bot/settings/setting.ts';
import { settingNames, settings, type SettingName } from '../../../bot/settings/table.ts';
import { production } from '../../support/production.ts';

const problemsOf = (env: Record<string, string>): readonly WrongSetting[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof BadConfig) return error.problems;
    throw error;
  }
};
const entries = settingNames.map((name): [SettingName, Setting] => [name, settings[name]]);
const secrets = entries.filter(([, { secret }]) => secret).map(([name]) => name);

describe('the table of settings', () => {
  it.each([true, false])('has defaults that can be read; local mode: %p', (local) => {
    const { values } = readSettings(local ? { LOCAL: '1' } : {});
    const withDefault = entries.filter(([, setting]) => defaultOf(setting, local) !== undefined);
    expect(withDefault.length).toBeGreaterThan(8);
    expect(withDefault.filter(([name]) => values[name] === undefined)).toEqual([]);
    expect(withDefault.filter(([name]) => standIn(name, { local, values })?.includes('$'))).toEqual(
      [],
    );
  });

  it('takes an empty variable as one that is not set', () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, '']));
    expect(readConfig({ ...empty, LOCAL: '1' })).toEqual(readConfig({ LOCAL: '1' }));
  });
});

describe('a setting that is wrong', () => {
  it('is a problem at its own name, in the order of the table', () => {
    expect(
      problemsOf({ ...production, LINK_SECRET_PREVIOUS: 'short', LOG_LEVEL: 'loud', PORT: '0' }),
    ).toEqual([
      { setting: 'PORT', says: 'PORT must be a number from 1 to 65535' },
      {
        setting: 'LINK_SECRET_PREVIOUS',
        says: 'LINK_SECRET_PREVIOUS is too short: an earlier LINK_SECRET must have 32 bytes or more as well',
      },
      {
        setting: 'LOG_LEVEL',
        says: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      },
    ]);
  });

  it('is said once: an earlier secret for links without one of now', () => {
    const { LINK_SECRET, ...others } = production;
    const missing = [{ setting: 'LINK_SECRET', says: 'LINK_SECRET is missing' }];
    expect(problemsOf({ ...others, LINK_SECRET_PREVIOUS: LINK_SECRET })).toEqual(missing);
    expect(problemsOf({ LOCAL: '1', LINK_SECRET_PREVIOUS: LINK_SECRET })).toEqual(missing);
  });

  it('is not said again of a default that quotes it', () => {
    expect(problemsOf({ LOCAL: '1', PORT: 'x' }).map(({ setting }) => setting)).toEqual(['PORT']);
    expect(readConfig({ LOCAL: '1', PORT: ' 4000 ' }).publicUrl).toBe('http://127.0.0.1:4000');
  });

  it.each(secrets)('never shows what %s holds', (name) => {
    const held = 'hush\u0007=?';
    const says = problemsOf({ [name]: held, MicrosoftAppType: 'Any' }).map(
      (problem) => problem.says,
    );
    expect(says.length).toBeGreaterThan(3);
    expect(says.join()).not.toContain('hush');
  });
});

describe('a setting that does nothing yet', () => {
  const coming = [
    'PEOPLE_BLOB',
    'ELIGIBILITY_QUEUE',
    'ELIGIBILITY_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
    'SCAN_REQUIRED',
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    'ChannelService',
  ];
  it.each(coming)('is named where it is set, never ignored: %s', (name) => {
    const named = [{ setting: name, says: `${name} is not supported yet; unset it` }];
    expect(problemsOf({ LOCAL: '1', [name]: '1' })).toEqual(named);
    expect(problemsOf({ ...production, [name]: '1' })).toEqual(named);
    expect(problemsOf({ LOCAL: '1', [name]: '' })).toEqual([]);
  });

  it('may be switched off: SCAN_REQUIRED=0', () => {
    expect(problemsOf({ LOCAL: '1', SCAN_REQUIRED: '0' })).toEqual([]);
    expect(problemsOf({ LOCAL: '1', SCAN_REQUIRED: 'yes' })).toEqual([
      { setting: 'SCAN_REQUIRED', says: 'SCAN_REQUIRED must be 1 or unset' },
    ]);
  });
});
