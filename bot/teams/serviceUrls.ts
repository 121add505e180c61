/**
 * Microsoft's hosts, compared by exact name: anyone can register a host under their shared
 * suffixes.
 */
const TEAMS = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether the bot may send to a service URL: Teams over https, in local mode this machine only. */
export function isAllowedService(serviceUrl: string, local: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, port } = new URL(serviceUrl);
  if (username !== '') return false;
  return local
    ? /^https?:$/.test(protocol) && LOOPBACK.has(hostname)
    : protocol === 'https:' && port === '' && TEAMS.has(hostname);
}
