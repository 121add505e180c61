import http from 'node:http';

export type Json = { [key: string]: unknown };
export type Card = Json;

export type Reply = {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
};
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectOf = (value: unknown): Json => (isJson(value) ? value : {});
export function parsed(text: string): Json {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/**
 * Sends one HTTP request on a connection of its own, kept open like a browser's. Status 0: no
 * answer came.
 */
export function request(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve) => {
    const lost = (error: Error): void =>
      resolve({ status: 0, headers: {}, text: error.message, bytes: Buffer.alloc(0) });
    const options = { method, headers: { connection: 'keep-alive', ...headers }, agent: false };
    const sent = http.request(url, options, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', lost);
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: bytes.toString(),
          bytes,
        });
        sent.destroy();
      });
    });
    sent.setTimeout(15_000, () => sent.destroy(new Error('no answer within 15 s')));
    // a server may answer before it has read everything
    sent.on('error', (error) => setImmediate(lost, error));
    sent.end(body);
  });
}
