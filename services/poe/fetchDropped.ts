import { Readable } from 'node:stream';

/** Which hosts a dropped file may be fetched from. */
export type DownloadHosts = (url: URL) => boolean;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SHAREPOINT = /^[a-z0-9-]+\.sharepoint\.(com|us|de|cn)$/;

/** The sender's SharePoint, over https: nothing secret is sent there, so the host is checked by pattern. */
export const sharePointOnly: DownloadHosts = ({ protocol, hostname, port }) =>
  protocol === 'https:' && port === '' && SHAREPOINT.test(hostname);
/** In local mode the playground and tests serve files from this machine. */
export const loopbackOnly: DownloadHosts = ({ protocol, hostname }) =>
  /^https?:$/.test(protocol) && LOOPBACK.has(hostname);

/** The address may not be fetched, or answers no file. */
export class NotFetched extends Error {}

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 60_000;

/** Opens a dropped file's bytes; each redirect is checked like the first address. Throws NotFetched. */
export async function fetchDropped(address: string, allowed: DownloadHosts): Promise<Readable> {
  let url = parse(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!url || !allowed(url) || url.username !== '')
      throw new NotFetched('the address is not one from which files are taken');
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      (cause: unknown) => {
        throw new NotFetched('the address did not answer', { cause });
      },
    );
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return bodyOf(response);
    await response.body?.cancel();
    url = parse(location, url);
  }
  throw new NotFetched('too many redirects');
}

function bodyOf({ status, body }: Response): Readable {
  if (status !== 200) {
    void body?.cancel();
    throw new NotFetched(`the address answered ${status}`);
  }
  return body ? Readable.fromWeb(body) : Readable.from([]);
}

function parse(address: string, base?: URL): URL | undefined {
  return URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
}
