import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Log } from '../../services/ports.ts';
import type { Config } from '../settings/config.ts';

/** botbuilder's adapter: checks the caller's token and signs in as the bot's app. */
export function teamsAdapter(
  { id, type, tenantId, password }: Config['app'],
  log: Log,
): CloudAdapter {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: id,
      MicrosoftAppType: type,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppPassword: password,
    }),
  );
  adapter.onTurnError = async (_context, error) => void log.fault('a turn failed', error);
  return adapter;
}
