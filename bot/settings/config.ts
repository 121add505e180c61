import path from 'node:path';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';
import { readSettings, type Env, type WrongSetting } from './readSettings.ts';
import { storeSettings, type StoreSettings } from './storeSettings.ts';
import { settingNames, type SettingValues } from './table.ts';
import { wrongTogether } from './together.ts';

/** Everything the environment says, read once. */
export type Config = StoreSettings & {
  readonly local: boolean;
  readonly port: number;
  readonly publicUrl: string;
  readonly peopleFile: string;
  readonly policy: Policy;
  readonly sweepCron: string;
  readonly logLevel: string;
  /** Off in local mode only, for measuring. */
  readonly rateLimits: boolean;
  /** Where review cards go instead of the reviewers' own chats. */
  readonly reviewChannel: string | undefined;
  /** Undefined: any. */
  readonly allowedTenants: readonly string[] | undefined;
  /** Empty in local mode without one: made and kept under `dataDir`. */
  readonly linkSecrets: readonly string[];
  readonly app: {
    readonly id: string;
    readonly type: string;
    readonly tenantId: string;
    readonly password: string;
  };
};

/**
 * The environment does not do: one line that names all that is wrong, in the order of the table.
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
  // nothing is wrong, so nothing is absent that the table promises
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
