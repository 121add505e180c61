import path from 'node:path';
import { z } from 'zod';
import { builtInPolicy } from '../../services/claims/policy.ts';
import { blobConnection, blobContainer, blobEndpoint } from './blobSettings.ts';
import { comingSettings } from './comingSettings.ts';
import { BUILT_IN_FILE, policyFile } from './policyFile.ts';
import {
  cosmosEndpoint,
  cronExpression,
  flag,
  holidayRegion,
  linkSecret,
  port,
  PUBLIC_ADDRESS,
  publicAddress,
  tenants,
  timeZone,
} from './readers.ts';
import type { Setting } from './setting.ts';

const people = path.join(import.meta.dirname, '..', 'local', 'people.json');
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;

/**
 * Every variable of the environment that the bot reads, or refuses since it has no effect yet
 * (docs/interface.md section 2). `readConfig`, the doctor and the table of settings in docs/ are
 * made from it. Rules between settings are in `together.ts`.
 */
export const settings = {
  LOCAL: {
    read: flag,
    default: '0',
    unset: 'not local mode',
    help: '`1`: local mode. This machine only, no app id, the clock can be moved (`POST /local/clock`)',
  },
  NODE_ENV: {
    read: z.string(),
    unset: 'not `production`',
    help: 'Node’s own name: `production` is refused together with `LOCAL=1`',
  },
  PORT: { read: port, default: '3978', help: 'where it listens' },
  PUBLIC_URL: {
    read: publicAddress,
    default: { local: 'http://127.0.0.1:$PORT' },
    required: PUBLIC_ADDRESS,
    help: 'the base of links that people open',
  },
  DATA_DIR: {
    read: z.string(),
    default: { local: '.data' },
    unset: { elsewhere: 'nothing is kept on this machine' },
    help: 'SQLite file, PoE folder, eligibility file. One bot at a time works on an SQLite file',
  },
  COSMOS_ENDPOINT: {
    read: cosmosEndpoint,
    unset: 'claims are in SQLite under `DATA_DIR`',
    help: 'claims in Cosmos DB instead of SQLite',
  },
  COSMOS_KEY: {
    read: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be a key of the account, in base64'),
    secret: true,
    unset: 'the managed identity, where `COSMOS_ENDPOINT` is set',
    help: 'a key of the account',
  },
  COSMOS_DATABASE: {
    read: z.string().regex(/^[^/\\?#]{1,255}$/, 'must be a name without / \\ ? #'),
    default: 'claims',
    unset: '`claims`, where `COSMOS_ENDPOINT` is set',
    help: 'the database in the account',
  },
  BLOB_ENDPOINT: {
    read: blobEndpoint,
    unset: 'PoE is in a folder of `DATA_DIR`, unless `BLOB_CONNECTION_STRING` is set',
    help: 'PoE in Blob Storage instead of the folder, opened as the managed identity',
  },
  BLOB_CONNECTION_STRING: {
    read: blobConnection,
    secret: true,
    unset: 'the managed identity, where `BLOB_ENDPOINT` is set',
    help: 'instead of `BLOB_ENDPOINT`: PoE in Blob Storage, opened with the account’s key, which it must hold',
  },
  BLOB_CONTAINER: {
    read: blobContainer,
    default: 'poe',
    unset: '`poe`, where Blob Storage is used',
    help: 'the container of PoE in the account',
  },
  AZURE_CLIENT_ID: {
    read: z.string(),
    unset:
      'the bot’s own identity where `MicrosoftAppType` is `UserAssignedMSI`, else the machine’s',
    help: 'the managed identity that opens Cosmos DB and Blob Storage',
  },
  PEOPLE_FILE: {
    read: z.string(),
    default: { local: people },
    unset: { local: '`bot/local/people.json`' },
    required: 'must name the directory file of partners and reviewers',
    help: 'who belongs to which partner organisation in which role, and who reviews (JSON); read again when it changes',
  },
  POLICY_FILE: {
    read: policyFile,
    unset: 'the built-in policy',
    help: `lengths of periods (JSON). Each may be left out, others are refused: \`${BUILT_IN_FILE}\``,
  },
  TIME_ZONE: {
    read: timeZone,
    default: builtInPolicy.zone,
    help: 'the programme’s IANA zone, in which deadlines end',
  },
  HOLIDAYS: {
    read: holidayRegion,
    unset: 'no holidays',
    help: 'a holiday region such as `US` or `DE-BY`',
  },
  MicrosoftAppId: {
    read: z.string(),
    unset: { local: 'not needed' },
    required: 'is missing (or set LOCAL=1 to try the bot on this machine)',
    help: 'the app id of the bot’s registration. This one and the next three are Bot Framework’s own names',
  },
  MicrosoftAppType: {
    read: z.enum(appTypes, 'must be MultiTenant, SingleTenant or UserAssignedMSI'),
    unset: { local: 'not needed', elsewhere: '`MultiTenant`' },
    help: '`MultiTenant`, `SingleTenant` or `UserAssignedMSI`',
  },
  MicrosoftAppTenantId: {
    read: z.string(),
    unset: 'needed for `SingleTenant` and `UserAssignedMSI` only',
    help: 'the tenant of the registration',
  },
  MicrosoftAppPassword: {
    read: z.string(),
    secret: true,
    unset: { local: 'not needed', elsewhere: 'required, unless `UserAssignedMSI`' },
    help: 'the client secret of the registration',
  },
  ALLOWED_TENANTS: {
    read: tenants,
    unset: 'any tenant',
    help: 'tenants from which activities are accepted, separated by commas',
  },
  LINK_SECRET: {
    read: linkSecret('must have 32 bytes or more'),
    secret: true,
    unset: { local: 'made once under `DATA_DIR`' },
    required: 'is missing',
    help: 'signs upload and PoE links; 32 bytes or more',
  },
  LINK_SECRET_PREVIOUS: {
    read: linkSecret('is too short: an earlier LINK_SECRET must have 32 bytes or more as well'),
    secret: true,
    unset: 'none',
    help: 'the secret before this one: links that it signed still work',
  },
  REVIEW_CHANNEL: {
    read: z
      .string()
      .regex(/^19:[^;\s]+$/, 'must be the id of a Teams channel, such as 19:0123abcd@thread.tacv2'),
    unset: 'reviewers are told in their own chats',
    help:
      'a Teams channel (its id, such as `19:…@thread.tacv2`) where reviewers hear of claims instead of in their own chats: ' +
      'one card a claim, each reviewer’s own view on it, news as replies. The app is installed in its team; where the ' +
      'channel cannot be reached, the own chats are used',
  },
  SWEEP_CRON: {
    read: cronExpression,
    default: '* * * * *',
    unset: '`* * * * *`, each minute',
    help: 'when to look at what is due (a cron expression)',
  },
  LOG_LEVEL: {
    read: z.enum(levels, `must be one of ${levels.join(', ')}`),
    default: 'info',
    help: `how much to log: ${levels.map((level) => `\`${level}\``).join(', ')}`,
  },
  RATE_LIMITS: {
    read: z.string().transform((text) => text !== 'off'),
    default: 'on',
    help: '`off`: Teams’ limits are not waited for; in local mode only, for measuring',
  },
  ...comingSettings,
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];

type Read<S extends Setting> = z.output<S['read']>;
type AlwaysThere = { default: string } | { default: { local: string }; required: string };

/** Value of each setting; undefined where it is unset and has no default. */
export type SettingValues = {
  readonly [N in SettingName]:
    Read<(typeof settings)[N]> | ((typeof settings)[N] extends AlwaysThere ? never : undefined);
};
