import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { no, notModelled } from './answers.ts';

/** One request as the double sees it. */
export type Request = {
  readonly method: string;
  /** The decoded parts of the path: ['dbs', 'claims', 'colls', 'claims', 'docs']. */
  readonly path: readonly string[];
  /** The resource for the signature: 'dbs/claims/colls/claims'. */
  readonly link: string;
  readonly headers: readonly string[];
  readonly header: (name: string) => string | undefined;
  readonly body: string;
};

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [address = '', ...search] = (incoming.url ?? '').split('?');
  if (search.length > 0) notModelled('query strings');
  const path = address.split('/').filter(Boolean).map(decode);
  return {
    method: incoming.method ?? '',
    path,
    // a feed ('.../docs') belongs to its parent
    link: (path.length % 2 === 0 ? path : path.slice(0, -1)).join('/'),
    headers: Object.keys(incoming.headers),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw no.valid(`the path has ${part}`);
  }
}

/** JSON of the expected form; any other property is refused. */
export function parseAs<T>(form: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw no.valid(`this is no JSON: ${text.slice(0, 100)}`);
  }
  const { success, data, error } = form.safeParse(value);
  if (success) return data;
  for (const issue of error.issues)
    if (issue.code === 'unrecognized_keys')
      notModelled([...issue.path, issue.keys.join(', ')].join('.'));
  throw no.valid(z.prettifyError(error));
}

/** Headers of HTTP itself, which do not change the answer. */
const TRANSPORT =
  'host connection user-agent accept accept-encoding accept-language sec-fetch-mode content-length cache-control';
/**
 * Headers of every request: common-cosmosdb-rest-request-headers, and those that the client adds by
 * itself.
 */
const EVERY =
  'authorization x-ms-date x-ms-version x-ms-useragent x-ms-cosmos-sdk-supportedcapabilities ' +
  'x-ms-cosmos-allow-tentative-writes x-ms-documentdb-responsecontinuationtokenlimitinkb x-ms-documentdb-query-enablecrosspartition';
const QUERY = 'content-type x-ms-max-item-count x-ms-cosmos-correlated-activityid';
const known = {
  account: '',
  container: 'content-type',
  ranges: '',
  read: 'x-ms-documentdb-partitionkey',
  batch:
    'content-type x-ms-documentdb-partitionkey x-ms-cosmos-is-batch-request x-ms-cosmos-batch-atomic',
  plan: `${QUERY} x-ms-cosmos-is-query-plan-request x-ms-cosmos-query-version x-ms-cosmos-supported-query-features`,
  query: `${QUERY} x-ms-documentdb-isquery x-ms-documentdb-partitionkey x-ms-documentdb-partitionkeyrangeid x-ms-continuation`,
};
/** The kinds of requests. */
export type Kind = keyof typeof known;

/**
 * Refuses unknown headers, since one could ask for another answer, such as If-Match or a
 * consistency level.
 */
export function checkHeaders(kind: Kind, { headers }: Request): void {
  const fine = `${TRANSPORT} ${EVERY} ${known[kind]}`.split(' ');
  const other = headers.find((name) => !fine.includes(name));
  if (other !== undefined) notModelled(`the header ${other} here`);
}
