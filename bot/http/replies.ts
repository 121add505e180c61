import type { Request, Response } from 'restify';

export type Route = (req: Request, res: Response) => Promise<void>;

/** Answers with a JSON body. */
export function answer(res: Response, status: number, body: unknown): void {
  res.status(status);
  res.header('content-type', 'application/json');
  res.sendRaw(status, JSON.stringify(body));
}

/** Answers with an error as people understand it (RFC 9457). */
export function sendProblem(res: Response, status: number, title: string): void {
  res.header('content-type', 'application/problem+json');
  res.header('cache-control', 'no-store');
  res.sendRaw(status, JSON.stringify({ title, status }));
}

/**
 * What still comes of a refused request is read and dropped up to here, so that its sender gets to
 * read why.
 */
const MOST_DROPPED_BYTES = 128 * 1024 * 1024;

/** Refuses, once the sender has finished; a sender who never finishes is cut off. */
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
