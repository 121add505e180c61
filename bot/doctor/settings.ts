/** A line of the doctor's report. */
export type Finding = { readonly what: string; readonly state: 'ok' | 'unset' | 'PROBLEM'; readonly says: string };

type Env = Readonly<Record<string, string | undefined>>;
type Setting = {
  readonly name: string;
  /** Never shown. */
  readonly secret?: true;
  /** What happens without it; a function where that depends on local mode. */
  readonly without: string | ((local: boolean) => string);
};

const where = (local: string, else_: string) => (isLocal: boolean) => (isLocal ? local : else_);

/** Every variable that the bot reads, as README lists them. */
export const settings: readonly Setting[] = [
  { name: 'LOCAL', without: 'not local mode' },
  { name: 'PORT', without: '3978' },
  { name: 'PUBLIC_URL', without: where('http://127.0.0.1 and the port', 'missing') },
  { name: 'DATA_DIR', without: where('.data', 'nothing is kept on this machine') },
  { name: 'COSMOS_ENDPOINT', without: 'claims are in SQLite under DATA_DIR' },
  { name: 'COSMOS_KEY', secret: true, without: 'the managed identity, where COSMOS_ENDPOINT is set' },
  { name: 'COSMOS_DATABASE', without: 'claims, where COSMOS_ENDPOINT is set' },
  { name: 'BLOB_ENDPOINT', without: 'PoE is in a folder of DATA_DIR, unless BLOB_CONNECTION_STRING is set' },
  { name: 'BLOB_CONNECTION_STRING', secret: true, without: 'the managed identity, where BLOB_ENDPOINT is set' },
  { name: 'BLOB_CONTAINER', without: 'poe, where Blob Storage is used' },
  { name: 'AZURE_CLIENT_ID', without: 'the machine’s own identity, or the bot’s' },
  { name: 'PEOPLE_FILE', without: where('bot/local/people.json', 'missing') },
  { name: 'PEOPLE_BLOB', without: 'the directory is a file' },
  { name: 'POLICY_FILE', without: 'the built-in policy' },
  { name: 'TIME_ZONE', without: 'UTC' },
  { name: 'HOLIDAYS', without: 'no holidays' },
  { name: 'MicrosoftAppId', without: where('not needed', 'missing') },
  { name: 'MicrosoftAppType', without: where('not needed', 'MultiTenant') },
  { name: 'MicrosoftAppTenantId', without: 'needed for SingleTenant and UserAssignedMSI only' },
  { name: 'MicrosoftAppPassword', secret: true, without: where('not needed', 'missing, unless UserAssignedMSI') },
  { name: 'ALLOWED_TENANTS', without: 'any tenant' },
  { name: 'LINK_SECRET', secret: true, without: where('made once under DATA_DIR', 'missing') },
  { name: 'LINK_SECRET_PREVIOUS', secret: true, without: 'none' },
  { name: 'SWEEP_CRON', without: 'each minute' },
  { name: 'LOG_LEVEL', without: 'info' },
  { name: 'RATE_LIMITS', without: 'on' },
  {
    name: 'ELIGIBILITY_QUEUE',
    without:
      'approved claims are handed over in DATA_DIR/eligibility.jsonl, without DATA_DIR in the container eligibility',
  },
  { name: 'REVIEW_CHANNEL', without: 'reviewers are told in their own chats' },
  { name: 'SMTP_URL', secret: true, without: 'no e-mail' },
  { name: 'SCAN_REQUIRED', without: 'PoE is not held back for a scan' },
];

/** One line a variable: what is set, what stands in for it, and what the start would refuse, with what is right instead. */
export function settingFindings(env: Env, problems: readonly string[]): Finding[] {
  const findings = settings.map(({ name, secret, without }): Finding => {
    // as whole words, as LINK_SECRET is no part of LINK_SECRET_PREVIOUS; what follows in brackets is advice
    const word = new RegExp(`(?<![A-Za-z_])${name}(?![A-Za-z_])`);
    const wrong = problems.filter((problem) => word.test(problem.split(/[(:]/)[0] ?? ''));
    if (wrong.length > 0) return { what: name, state: 'PROBLEM', says: wrong.join('; ') };
    const value = env[name];
    if (value) return { what: name, state: 'ok', says: secret ? 'set (not shown)' : value };
    return { what: name, state: 'unset', says: typeof without === 'string' ? without : without(env.LOCAL === '1') };
  });
  const named = new Set(findings.filter(({ state }) => state === 'PROBLEM').flatMap(({ says }) => says.split('; ')));
  const others = problems.filter((problem) => !named.has(problem));
  return [...findings, ...others.map((says): Finding => ({ what: 'settings', state: 'PROBLEM', says }))];
}
