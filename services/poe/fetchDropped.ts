import { Readable } from 'node:stream';

/** Which hosts a dropped file may be fetched from. */
export type DownloadHosts = (url: URL) => boolean;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SHAREPOINT = /^[a-z0-9-]+\.sharepoint\.(com|us|de|cn)$/;

/**
 * The sender's SharePoint, over https: nothing secret is sent there, so the host is checked by
 * pattern.
 */
export const sharePointOnly: DownloadHosts = ({ protocol, hostname, port }) =>
  protocol === 'https:' && port === '' && SHAREPOINT.test(hostname);
/** In local mode the playground and tests serve files from this machine. */
export const loopbackOnly: DownloadHosts = ({ protocol, hostname }) =>
  /^https?:$/.test(protocol) && LOOPBACK.has(hostname);

/** The address may not be fetched, or answers no file. */
export class NotFetched extends Error {}
/** It answers a page to look at, as links do that want a sign-in. */
export class WebPage extends NotFetched {}

/**
 * A file's bytes, and the extension that its sender's type speaks of; empty where it says nothing.
 */
export type Fetched = { readonly bytes: Readable; readonly extension: string };

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 60_000;

/** Opens a dropped file's bytes; each redirect is checked like the first address, and only that one gets the `token`. Throws
 * NotFetched, or WebPage where it is one. */
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
  // whoever reads is told by the stream; where nobody does, time that is up later must not end the
  // process
  bytes.on('error', () => undefined);
  return {
    bytes,
    extension: type.startsWith('image/') ? (extensions.get(type) ?? type.slice(6)) : '',
  };
}

/** Of what phones send. */
const extensions = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
]);

function parse(address: string, base?: URL): URL | undefined {
  return URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
}
