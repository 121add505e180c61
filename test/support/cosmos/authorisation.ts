import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused, type Request } from './http.ts';

const FIFTEEN_MINUTES = 15 * 60_000;

/**
 * The signature of the account's key over verb, type, link and date.
 * learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources ("Constructing the hashed token signature
 * for a master token"); 401 where it does not fit, 403 where the date is too old or too new (http-status-codes-for-cosmosdb).
 */
export function authorise({ method, path, link, header }: Request, key: string): void {
  const date = header('x-ms-date') ?? '';
  const type = path.length % 2 === 0 ? (path.at(-2) ?? '') : (path.at(-1) ?? '');
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  const expected = `type=master&ver=1.0&sig=${createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64')}`;
  const given = decodeURIComponent(header('authorization') ?? '');
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    throw new Refused(401, 'The input authorization token cannot serve the request.');
  if (!(Math.abs(Date.now() - Date.parse(date)) < FIFTEEN_MINUTES))
    throw new Refused(403, 'The authorization token is not valid at the current time.');
  if (!header('x-ms-version')) throw new Refused(400, 'x-ms-version is required.');
}
