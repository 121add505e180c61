import { createHmac, timingSafeEqual } from 'node:crypto';
import { no } from './answers.ts';
import type { Request } from './http.ts';

const FIFTEEN_MINUTES = 15 * 60_000;

/**
 * The signature of verb, type, link and date with the account's key.
 * learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources ("Constructing the
 * hashed token signature for a master token").
 */
export function signature(
  { method, path, link }: Pick<Request, 'method' | 'path' | 'link'>,
  date: string,
  key: string,
) {
  const type = path.length % 2 === 0 ? (path.at(-2) ?? '') : (path.at(-1) ?? '');
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  return `type=master&ver=1.0&sig=${createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64')}`;
}

/**
 * Refuses a request: 401 for a wrong signature, 403 for a date that is too old or too new, 400
 * without a version.
 */
export function authorise(request: Request, key: string): void {
  const date = request.header('x-ms-date') ?? '';
  const expected = Buffer.from(signature(request, date, key));
  const given = Buffer.from(decode(request.header('authorization') ?? ''));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw no.signature();
  if (!(Math.abs(Date.now() - Date.parse(date)) < FIFTEEN_MINUTES)) throw no.freshDate();
  if (!request.header('x-ms-version')) throw no.valid('x-ms-version is required');
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    throw no.valid('the authorization header is badly encoded');
  }
}
