type Env = Readonly<Record<string, string | undefined>>;
type Wrong = (text: string) => void;

/** A container of Blob Storage, opened with the account's key, or without one with the managed identity. */
export type BlobSettings = {
  readonly endpoint: string;
  readonly container: string;
  readonly account?: { readonly name: string; readonly key: string };
};

/** Reads BLOB_*; undefined: none is set. Names what is wrong, never what a connection string holds. */
export function blobSettings(env: Env, wrong: Wrong): BlobSettings | undefined {
  const { BLOB_ENDPOINT: given, BLOB_CONNECTION_STRING: connection } = env;
  if (!given && !connection) {
    if (env.BLOB_CONTAINER) wrong('BLOB_CONTAINER says nothing without BLOB_ENDPOINT or BLOB_CONNECTION_STRING');
    return undefined;
  }
  if (given && connection) wrong('BLOB_ENDPOINT and BLOB_CONNECTION_STRING are both set; unset one of them');
  const container = env.BLOB_CONTAINER || 'poe';
  if (!/^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(container))
    wrong('BLOB_CONTAINER must be 3 to 63 lower-case letters, digits and single hyphens');
  const opened = connection ? byKey(connection, wrong) : { endpoint: given ?? '' };
  const plain = connection !== undefined && env.LOCAL === '1';
  if (!isAddress(opened.endpoint, plain ? ['https:', 'http:'] : ['https:'])) {
    const what = connection ? 'BLOB_CONNECTION_STRING must name' : 'BLOB_ENDPOINT must be';
    wrong(`${what} an address such as https://<account>.blob.core.windows.net`);
  }
  return { ...opened, endpoint: opened.endpoint.replace(/\/+$/, ''), container };
}

function isAddress(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && !url.username && !url.search && !url.hash;
}

/** What Azure shows under "Access keys". Read here rather than by the SDK, which does not say what is missing. */
function byKey(text: string, wrong: Wrong): Pick<BlobSettings, 'endpoint' | 'account'> {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', ...value] = part.trim().split('=');
    parts.set(name, value.join('='));
  }
  const of = (name: string): string => parts.get(name) ?? '';
  const account = { name: of('AccountName'), key: of('AccountKey') };
  if (!account.name) wrong('BLOB_CONNECTION_STRING lacks AccountName');
  if (!/^[A-Za-z0-9+/]+=*$/.test(account.key))
    wrong('BLOB_CONNECTION_STRING lacks AccountKey (a shared access signature cannot sign read links)');
  const protocol = of('DefaultEndpointsProtocol') || 'https';
  const suffix = of('EndpointSuffix') || 'core.windows.net';
  return { endpoint: of('BlobEndpoint') || `${protocol}://${account.name}.blob.${suffix}`, account };
}
