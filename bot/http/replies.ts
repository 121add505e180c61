import type { Request, Response } from 'restify';

export type Route = (req: Request, res: Response) => Promise<void>;

/** Sends a JSON body. */
export function answer(res: Response, status: number, body: unknown): void {
  res.status(status);
  res.header('content-type', 'application/json');
  res.sendRaw(status, JSON.stringify(body));
}

/** Sends an error as `application/problem+json` (RFC 9457); `title` may be shown to people. */
export function sendProblem(res: Response, status: number, title: string): void {
  res.header('content-type', 'application/problem+json');
  res.header('cache-control', 'no-store');
  res.sendRaw(status, JSON.stringify({ title, status }));
}

/**
 * Bytes of a refused request that are read and dropped: most clients read an answer only once they
 * have sent everything.
 */
const MOST_DROPPED_BYTES = 128 * 1024 * 1024;

/**
 * Sends an error once the request's body has ended; closes the connection of a sender that does not
 * end.
 */
export async function refuse(
  req: Request,
  res: Response,
  status: number,
  title: string,
): Promise<void> {
  await dropBody(req);
  if (!res.headersSent) sendProblem(res, status, title);
}

function dropBody(req: Request): Promise<void> {
  if (req.readableEnded || req.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_DROPPED_BYTES) req.destroy();
    });
    for (const over of ['end', 'close', 'error']) req.once(over, () => resolve());
    req.resume();
  });
}
