import { Readable } from 'node:stream';

/** Whether a dropped file may be fetched from a host. */
export type DownloadHosts = (url: URL) => boolean;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SHAREPOINT = /^[a-z0-9-]+\.sharepoint\.(com|us|de|cn)$/;

/** SharePoint over https. No secret is sent there, so a pattern of the host suffices. */
export const sharePointOnly: DownloadHosts = ({ protocol, hostname, port }) =>
  protocol === 'https:' && port === '' && SHAREPOINT.test(hostname);
/** This machine only: in local mode the playground and the tests serve files from it. */
export const loopbackOnly: DownloadHosts = ({ protocol, hostname }) =>
  /^https?:$/.test(protocol) && LOOPBACK.has(hostname);

/** The address may not be fetched, or answers no file. */
export class NotFetched extends Error {}
/** The address answered a web page, as links that need a sign-in do. */
export class WebPage extends NotFetched {}

/** A file's bytes, and the extension by its content type; empty where the type names none. */
export type Fetched = { readonly bytes: Readable; readonly extension: string };

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 60_000;

/**
 * Opens a dropped file. Each redirect is checked like the first address; only the first address
 * gets the `token`. Throws NotFetched, or WebPage where the answer is a web page.
 */
export async function fetchDropped(
  address: string,
  allowed: DownloadHosts,
  { token = '', timeoutMs = TIMEOUT_MS }: { token?: string; timeoutMs?: number } = {},
): Promise<Fetched> {
  let url = parse(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!url || !allowed(url) || url.username !== '')
      throw new NotFetched('the address is not one from which files are taken');
    const headers = token && redirects === 0 ? { authorization: `Bearer ${token}` } : {};
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new NotFetched('the address did not answer', { cause });
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null)
      return fileOf(response);
    await response.body?.cancel();
    url = parse(location, url);
  }
  throw new NotFetched('too many redirects');
}

function fileOf({ status, body, headers }: Response): Fetched {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isPage = type === 'text/html';
  if (status !== 200 || isPage) {
    void body?.cancel();
    throw isPage
      ? new WebPage('the address answered a web page')
      : new NotFetched(`the address answered ${status}`);
  }
  const bytes = body ? Readable.fromWeb(body) : Readable.from([]);
  // a reader gets the error from the stream; without a reader a later time-out must not end the
  // process
  bytes.on('error', () => undefined);
  return {
    bytes,
    extension: type.startsWith('image/') ? (extensions.get(type) ?? type.slice(6)) : '',
  };
}

/** Extensions of the image types that phones send. */
const extensions = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
]);

function parse(address: string, base?: URL): URL | undefined {
  return URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
}
