import { DateTime } from 'luxon';
import cron from 'node-cron';
import { z } from 'zod';
import { isRegion } from './holidays.ts';

/** `1`: true; `0`: false. */
export const flag = z.enum(['0', '1'], 'must be 1 or unset').transform((text) => text === '1');

/**
 * Readers for variables of docs/interface.md section 2 that have no effect yet: whoever sets one
 * must be told.
 */
const NOT_YET = 'is not supported yet; unset it';
export const notYet = z.never(NOT_YET);
export const flagNotYet = flag.refine((on) => !on, NOT_YET);

export const port = z
  .string()
  .transform(Number)
  .refine((n) => Number.isInteger(n) && n >= 1 && n <= 65_535, 'must be a number from 1 to 65535');

export const PUBLIC_ADDRESS =
  'must be the address under which people reach this bot, such as https://claims.example.com';
export const publicAddress = z
  .string()
  .refine((text) => /^https?:\/\/[^/]+/.test(text) && URL.canParse(text), PUBLIC_ADDRESS)
  .transform((text) => text.replace(/\/+$/, ''));

export const COSMOS_ADDRESS =
  'must be an https address, such as https://example.documents.azure.com:443/';

/** Plain http is for the emulator; `together.ts` allows it in local mode only. */
export const cosmosEndpoint = z.string().refine((text) => {
  const { protocol, hostname } = URL.parse(text) ?? { protocol: '', hostname: '' };
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  );
}, COSMOS_ADDRESS);

/** Tenant ids in lower case; undefined where the list is empty, which means any tenant. */
export const tenants = z.string().transform((text): readonly string[] | undefined => {
  const ids = text
    .split(',')
    .map((id) => id.trim().toLowerCase())
    .filter(Boolean);
  return ids.length > 0 ? ids : undefined;
});

export const linkSecret = (says: string) =>
  z.string().refine((text) => Buffer.byteLength(text) >= 32, says);

export const cronExpression = z.string().refine((text) => cron.validate(text), {
  error: ({ input }) => `"${String(input)}" is no cron expression`,
});

export const timeZone = z.string().refine((zone) => DateTime.local({ zone }).isValid, {
  error: ({ input }) => `"${String(input)}" is no IANA time zone, such as Europe/Berlin`,
});

export const holidayRegion = z.string().refine(isRegion, {
  error: ({ input }) =>
    `"${String(input)}" is no country or region with known holidays, such as US or DE-BY`,
});
