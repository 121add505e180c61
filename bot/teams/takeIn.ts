import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  fetchDropped,
  loopbackOnly,
  NotFetched,
  sharePointOnly,
  WebPage,
} from '../../services/poe/fetchDropped.ts';
import type { Clock, Directory, Log } from '../../services/ports.ts';
import type { IntakeMessage, IntakeResult } from '../../services/outbox/ports.ts';
import type { App } from '../answers/app.ts';
import type { Config } from '../settings/config.ts';
import { isAllowedService } from './serviceUrls.ts';

const ATTACHMENT = /^(\/[a-z]+)?\/v3\/attachments\/[^/]+\/views\/[^/]+$/;

type Parts = {
  local: boolean;
  app: Config['app'];
  receive: App['receive'];
  directory: Directory;
  clock: Clock;
  log: Log;
};

/**
 * Fetches a dropped file and adds it to its claim. Attachments come from the sender's SharePoint,
 * pictures from phones from Teams itself.
 */
export function fileIntake({ local, app, receive, directory, clock, log }: Parts) {
  // requests to Teams carry the bot's token, so only addresses of attachments are allowed
  const inTeams = ({ href, pathname, search }: URL): boolean =>
    isAllowedService(href, local) && (local || (search === '' && ATTACHMENT.test(pathname)));

  async function fetchFile({ downloadUrl, inTeams: isPhoto }: IntakeMessage) {
    if (isPhoto)
      return fetchDropped(downloadUrl, inTeams, { token: local ? '' : await fetchToken(app) });
    return fetchDropped(downloadUrl, local ? loopbackOnly : sharePointOnly);
  }

  return async (message: IntakeMessage): Promise<IntakeResult & { name: string }> => {
    const { claimId, person } = message;
    try {
      const { bytes, extension } = await fetchFile(message);
      const name =
        message.name ||
        `photo ${clock.now().slice(0, 16).replace('T', ' ').replace(':', '.')}.${extension || 'png'}`;
      return { name, ...(await receive(claimId, { name, bytes }, directory.actor(person))) };
    } catch (error) {
      if (!(error instanceof NotFetched)) throw error;
      log.warn('a dropped file could not be fetched', { claimId, why: error.message });
      const reason = error instanceof WebPage ? 'webPage' : 'notFetched';
      return { name: message.name, outcome: { kind: 'badFile', reason } };
    }
  };
}

/** Fetches the bot's own token, for files that Teams keeps. */
async function fetchToken({ id, type, tenantId, password }: Config['app']): Promise<string> {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: password,
  });
  const login = `https://login.microsoftonline.com/${tenantId || 'botframework.com'}`;
  const credentials = await factory.createCredentials(
    id,
    'https://api.botframework.com',
    login,
    true,
  );
  return (credentials as unknown as { getToken(): Promise<string> }).getToken();
}
