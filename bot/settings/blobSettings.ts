import { z } from 'zod';

/** An account of Blob Storage, opened with its key, or without one as the managed identity. */
type BlobAccount = {
  readonly endpoint: string;
  readonly account?: { readonly name: string; readonly key: string };
};

/** An account of Blob Storage, and the container for PoE. */
export type BlobSettings = BlobAccount & { readonly container: string };

export const BLOB_ADDRESS = 'an address such as https://<account>.blob.core.windows.net';

export const blobEndpoint = z
  .string()
  .refine((text) => isAddress(text, ['https:']), `must be ${BLOB_ADDRESS}`)
  .transform(withoutSlash);

export const blobContainer = z
  .string()
  .regex(
    /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    'must be 3 to 63 lower-case letters, digits and single hyphens',
  );

/**
 * Reads a connection string, as Azure shows it under "Access keys". The SDK's own reader does not
 * say what is missing. Plain http is for the emulator; `together.ts` allows it in local mode only.
 */
export const blobConnection = z.string().transform((text, context): BlobAccount => {
  const wrong = (message: string): void => context.addIssue({ code: 'custom', message });
  const parts = partsOf(text);
  const of = (name: string): string => parts.get(name) ?? '';
  const account = { name: of('AccountName'), key: of('AccountKey') };
  if (!account.name) wrong('lacks AccountName');
  if (!/^[A-Za-z0-9+/]+=*$/.test(account.key))
    wrong('lacks AccountKey (a shared access signature cannot sign read links)');
  const protocol = of('DefaultEndpointsProtocol') || 'https';
  const suffix = of('EndpointSuffix') || 'core.windows.net';
  const endpoint = of('BlobEndpoint') || `${protocol}://${account.name}.blob.${suffix}`;
  if (!isAddress(endpoint, ['https:', 'http:'])) wrong(`must name ${BLOB_ADDRESS}`);
  return { endpoint: withoutSlash(endpoint), account };
});

function partsOf(connection: string): ReadonlyMap<string, string> {
  return new Map(
    connection.split(';').map((part) => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')];
    }),
  );
}

function isAddress(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return (
    url !== null && protocols.includes(url.protocol) && !url.username && !url.search && !url.hash
  );
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
