import type { IncomingMessage } from 'node:http';

/** An invalid request; the message may be shown to its sender. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads a JSON body of at most `maxBytes`; throws BadRequest (400, 413, 415). */
export async function readJson(req: IncomingMessage, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
    throw new BadRequest(415, 'The content type must be application/json.');
  const chunks: Buffer[] = [];
  let size = 0;
  // no `break` may destroy the request: the sender of a body that is too long gets an answer
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new BadRequest(413, `The body is larger than ${maxBytes / 1024} KiB.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest(400, 'The body is not JSON.');
  }
}
