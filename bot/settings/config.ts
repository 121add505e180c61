import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import cron from 'node-cron';
import { z } from 'zod';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';
import { isRegion } from './holidays.ts';
import { storeSettings, type StoreSettings } from './storeSettings.ts';

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
  readonly app: { readonly id: string; readonly type: string; readonly tenantId: string; readonly password: string };
};

type Env = Readonly<Record<string, string | undefined>>;

/** The environment does not do: one line that names all that is wrong. */
export class BadConfig extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The bot cannot start: ${problems.join('; ')}.`);
    this.problems = problems;
  }
}

const whole = z.number().int().min(1).max(365);
const policyFile = z
  .strictObject({
    reviewStart: whole,
    decision: whole,
    target: whole,
    answer: whole,
    consent: whole,
    dispute: whole,
    disputeResult: whole,
    maxDisputes: z.number().int().min(0).max(100).nullable(),
    remindAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
    poeMaxFiles: z.number().int().min(1).max(20),
    poeMaxBytes: z
      .number()
      .int()
      .min(1)
      .max(25 * 1024 * 1024),
  })
  .partial();

/** Reads the environment; throws BadConfig that names everything missing or malformed at once. */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = [];
  const wrong = (text: string): void => void problems.push(text);
  const local = env.LOCAL === '1';
  if (local && env.NODE_ENV === 'production')
    wrong('LOCAL=1 is refused together with NODE_ENV=production; unset one of them');
  if (env.LOCAL !== undefined && !['', '0', '1'].includes(env.LOCAL)) wrong('LOCAL must be 1 or unset');

  const port = Number(env.PORT ?? 3978);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) wrong('PORT must be a number from 1 to 65535');
  const publicUrl = env.PUBLIC_URL || (local ? `http://127.0.0.1:${port}` : '');
  if (!/^https?:\/\/[^/]+/.test(publicUrl) || !URL.canParse(publicUrl))
    wrong('PUBLIC_URL must be the address under which people reach this bot, such as https://claims.example.com');

  const stores = storeSettings(env, wrong);
  const peopleFile = env.PEOPLE_FILE || (local ? path.join(import.meta.dirname, '..', 'local', 'people.json') : '');
  if (!peopleFile) wrong('PEOPLE_FILE must name the directory file of partners and reviewers');

  const app = {
    id: env.MicrosoftAppId ?? '',
    type: env.MicrosoftAppType ?? '',
    tenantId: env.MicrosoftAppTenantId ?? '',
    password: env.MicrosoftAppPassword ?? '',
  };
  if (!local && !app.id) wrong('MicrosoftAppId is missing (or set LOCAL=1 to try the bot on this machine)');
  if (app.id) appProblems(app).forEach(wrong);

  for (const name of ['PEOPLE_BLOB', 'ELIGIBILITY_QUEUE', 'SMTP_URL'] as const) {
    if (env[name]) wrong(`${name} is not supported yet; unset it`);
  }
  if (env.SCAN_REQUIRED === '1') wrong('SCAN_REQUIRED is not supported yet; unset it');

  const reviewChannel = env.REVIEW_CHANNEL || undefined;
  if (reviewChannel && !/^19:[^;\s]+$/.test(reviewChannel))
    wrong('REVIEW_CHANNEL must be the id of a Teams channel, such as 19:0123abcd@thread.tacv2');

  const sweepCron = env.SWEEP_CRON || '* * * * *';
  if (!cron.validate(sweepCron)) wrong(`SWEEP_CRON "${sweepCron}" is no cron expression`);
  const linkSecrets = [env.LINK_SECRET, env.LINK_SECRET_PREVIOUS].flatMap((secret) => secret || []);
  if (linkSecrets.some((secret) => Buffer.byteLength(secret) < 32)) wrong('LINK_SECRET must have 32 bytes or more');
  if (!env.LINK_SECRET && (!local || env.LINK_SECRET_PREVIOUS)) wrong('LINK_SECRET is missing');
  const logLevel = env.LOG_LEVEL || 'info';
  if (!['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(logLevel))
    wrong('LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent');
  if (env.RATE_LIMITS === 'off' && !local) wrong('RATE_LIMITS=off is accepted with LOCAL=1 only');

  const policy = readPolicy(env, wrong);
  if (problems.length > 0) throw new BadConfig(problems);
  const tenants = env.ALLOWED_TENANTS?.split(',')
    .map((id) => id.trim().toLowerCase())
    .filter(Boolean);
  return {
    local,
    port,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    ...stores,
    peopleFile: path.resolve(peopleFile),
    policy,
    sweepCron,
    logLevel,
    rateLimits: env.RATE_LIMITS !== 'off',
    allowedTenants: tenants && tenants.length > 0 ? tenants : undefined,
    linkSecrets,
    reviewChannel,
    app,
  };
}

/** Bot Framework's own rules, said before it trips over them. */
function appProblems({ type, tenantId, password }: Config['app']): string[] {
  const known = ['', 'MultiTenant', 'SingleTenant', 'UserAssignedMSI'];
  return [
    ...(known.includes(type) ? [] : ['MicrosoftAppType must be MultiTenant, SingleTenant or UserAssignedMSI']),
    ...(!tenantId && (type === 'SingleTenant' || type === 'UserAssignedMSI')
      ? [`MicrosoftAppTenantId is missing (MicrosoftAppType is ${type})`]
      : []),
    ...(!password && type !== 'UserAssignedMSI' ? ['MicrosoftAppPassword is missing'] : []),
  ];
}

function readPolicy(env: Env, wrong: (text: string) => void): Policy {
  const zone = env.TIME_ZONE || builtInPolicy.zone;
  if (!DateTime.local({ zone }).isValid) wrong(`TIME_ZONE "${zone}" is no IANA time zone, such as Europe/Berlin`);
  const holidays = env.HOLIDAYS || builtInPolicy.holidays;
  if (holidays && !isRegion(holidays))
    wrong(`HOLIDAYS "${holidays}" is no country or region with known holidays, such as US or DE-BY`);
  return { ...builtInPolicy, ...lengths(env.POLICY_FILE, wrong), zone, holidays };
}

function lengths(file: string | undefined, wrong: (text: string) => void): Partial<Policy> {
  if (!file) return {};
  try {
    const parsed = policyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success)
      return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
    wrong(
      `POLICY_FILE ${file}: ${parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`.trim()).join(', ')}`,
    );
  } catch (error) {
    wrong(`POLICY_FILE ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}
