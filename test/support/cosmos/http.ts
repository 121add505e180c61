import type { IncomingMessage } from 'node:http';

/** One request as the double sees it. */
export type Request = {
  readonly method: string;
  /** Its parts, decoded: ['dbs', 'claims', 'colls', 'claims', 'docs']. */
  readonly path: readonly string[];
  /** What it is about: 'dbs/claims/colls/claims', for the signature. */
  readonly link: string;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer that says no: thrown from anywhere inside. */
export class Refused extends Error {
  readonly answer: Answer;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.answer = { status, body: { code: String(status), message }, headers };
  }
}

/** What the double does not know it refuses, so that nothing is tested by accident. */
export const notModelled = (what: string): never => {
  throw new Refused(501, `The double does not model ${what}.`);
};

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://double');
  if (url.search) notModelled(`the query string ${url.search}`);
  const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return {
    method: incoming.method ?? '',
    path,
    // a feed ('.../docs') belongs to its parent
    link: (path.length % 2 === 0 ? path : path.slice(0, -1)).join('/'),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
