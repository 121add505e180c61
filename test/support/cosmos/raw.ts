import type { CosmosDouble } from '../cosmosDouble.ts';
import { signature } from './authorisation.ts';

type Raw = { method?: string; body?: string; headers?: Record<string, string>; date?: Date };

/**
 * Sends any request to the double, signed like the client's, also one that the client would never
 * send.
 */
export async function raw(
  { endpoint, key }: Pick<CosmosDouble, 'endpoint' | 'key'>,
  address: string,
  { method = 'GET', body, headers = {}, date = new Date() }: Raw = {},
): Promise<{ status: number; text: string }> {
  const path = address.split('?')[0]?.split('/') ?? [];
  const link = (path.length % 2 === 0 ? path : path.slice(0, -1)).join('/');
  const response = await fetch(`${endpoint}${address}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      authorization: encodeURIComponent(signature({ method, path, link }, date.toUTCString(), key)),
      'x-ms-date': date.toUTCString(),
      'x-ms-version': '2020-07-15',
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

export const ofBatch = {
  'content-type': 'application/json',
  'x-ms-documentdb-partitionkey': '["one"]',
  'x-ms-cosmos-is-batch-request': 'true',
  'x-ms-cosmos-batch-atomic': 'true',
};
