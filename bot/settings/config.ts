import path from 'node:path';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';
import { readSettings, type Env, type WrongSetting } from './readSettings.ts';
import { storeSettings, type StoreSettings } from './storeSettings.ts';
import { settingNames, type SettingValues } from './table.ts';
import { wrongTogether } from './together.ts';

/** Configuration of the bot, read from the environment once. */
export type Config = StoreSettings & {
  readonly local: boolean;
  readonly port: number;
  readonly publicUrl: string;
  readonly peopleFile: string;
  readonly policy: Policy;
  readonly sweepCron: string;
  readonly logLevel: string;
  /** Whether Teams' limits are kept to; false in local mode only, to measure speed. */
  readonly rateLimits: boolean;
  /**
   * Conversation id of the channel for review cards; undefined: they go to the reviewers' own
   * chats.
   */
  readonly reviewChannel: string | undefined;
  /** Tenants that may use the bot; undefined: any. */
  readonly allowedTenants: readonly string[] | undefined;
  /**
   * Secrets that sign links, the newest first. Empty in local mode where none is set: one is made
   * then and kept under `dataDir`.
   */
  readonly linkSecrets: readonly string[];
  readonly app: {
    readonly id: string;
    readonly type: string;
    readonly tenantId: string;
    readonly password: string;
  };
};

/**
 * Invalid environment. The message is one line that names all problems, in the order of the table.
 */
export class BadConfig extends Error {
  readonly problems: readonly WrongSetting[];

  constructor(wrong: readonly WrongSetting[]) {
    const problems = settingNames.flatMap((name) =>
      wrong.filter(({ setting }) => setting === name),
    );
    super(`The bot cannot start: ${problems.map(({ says }) => says).join('; ')}.`);
    this.problems = problems;
  }
}

/** Reads the environment; throws BadConfig that names everything missing or malformed at once. */
export function readConfig(env: Env = process.env): Config {
  const read = readSettings(env);
  const wrong = [...read.wrong, ...wrongTogether(read)];
  if (wrong.length > 0) throw new BadConfig(wrong);
  // without problems, no value is absent that the table promises
  return configOf(read.values as SettingValues);
}

function configOf(values: SettingValues): Config {
  return {
    local: values.LOCAL,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    ...storeSettings(values),
    peopleFile: path.resolve(values.PEOPLE_FILE),
    policy: {
      ...builtInPolicy,
      ...values.POLICY_FILE,
      zone: values.TIME_ZONE,
      holidays: values.HOLIDAYS ?? builtInPolicy.holidays,
    },
    sweepCron: values.SWEEP_CRON,
    logLevel: values.LOG_LEVEL,
    rateLimits: values.RATE_LIMITS,
    allowedTenants: values.ALLOWED_TENANTS,
    linkSecrets: [values.LINK_SECRET, values.LINK_SECRET_PREVIOUS].filter(
      (secret) => secret !== undefined,
    ),
    reviewChannel: values.REVIEW_CHANNEL,
    app: {
      id: values.MicrosoftAppId ?? '',
      type: values.MicrosoftAppType ?? '',
      tenantId: values.MicrosoftAppTenantId ?? '',
      password: values.MicrosoftAppPassword ?? '',
    },
  };
}
