import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { BadRequest, readJson } from '../http/readJson.ts';
import { isAllowedService } from './serviceUrls.ts';

/** Largest body taken, in bytes: activities are far smaller. */
const MAX_BYTES = 256 * 1024;

const text = z.string().min(1);
const activity = z.looseObject({
  type: text,
  serviceUrl: text,
  from: z.looseObject({ id: text, name: z.string().nullish(), aadObjectId: z.string().nullish() }),
  conversation: z.looseObject({
    id: text,
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  text: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  channelId: z.string().nullish(),
  locale: z.string().nullish().catch(undefined),
  recipient: z.looseObject({ id: z.string() }).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).nullish(),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: z.string().nullish() }).nullish() })
    .nullish(),
});

type Bounds = { local: boolean; allowedTenants: readonly string[] | undefined };

/**
 * Reads and checks an activity. Throws BadRequest (400, 403, 413, 415), so that botbuilder only
 * sees valid activities of allowed tenants and services.
 */
export async function readActivity(
  req: IncomingMessage,
  { local, allowedTenants }: Bounds,
): Promise<Record<string, unknown>> {
  const parsed = activity.safeParse(await readJson(req, MAX_BYTES));
  if (!parsed.success) {
    const where = [
      ...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body')),
    ].join(', ');
    throw new BadRequest(400, `This is no activity: ${where} missing or of a wrong type.`);
  }
  const { serviceUrl, conversation, channelData } = parsed.data;
  const tenantId = conversation.tenantId?.toLowerCase();
  const told = channelData?.tenant?.id?.toLowerCase();
  if (told && tenantId && told !== tenantId)
    throw new BadRequest(400, 'The conversation and the channel data name different tenants.');
  if (!isAllowedService(serviceUrl, local))
    throw new BadRequest(403, 'This service URL is not allowed.');
  const tenant = tenantId ?? told;
  if (allowedTenants && !allowedTenants.includes(tenant ?? ''))
    throw new BadRequest(403, 'This tenant is not served here.');
  return withoutNulls({
    ...parsed.data,
    channelId: parsed.data.channelId ?? 'msteams',
    conversation: { ...conversation, tenantId: tenant },
  });
}

/** Removes nulls: botbuilder's own parser refuses null in place of an absent property. */
function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([key, one]) => [key, isPlain(one) && key !== 'value' ? withoutNulls(one) : one]),
  );
}
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
