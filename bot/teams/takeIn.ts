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
 * Fetches a dropped file and notes it on its claim: from the sender's SharePoint, or a phone's
 * picture from Teams itself.
 */
export function fileIntake({ local, app, receive, directory, clock, log }: Parts) {
  // the bot's own token goes along: to what somebody sent, and to nothing else that Teams has
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

/** As the bot, for what lies in Teams. */
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
