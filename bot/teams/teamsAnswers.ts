import type { Sent } from '../../services/outbox/ports.ts';

const GONE = new Set([
  'MessageWritesBlocked',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ForbiddenOperationException',
]);
const AGAIN = new Set([408, 412, 429, 502, 503, 504]);

type ServiceError = {
  statusCode?: number;
  code?: string;
  message?: string;
  body?: { error?: { code?: string } };
  details?: { error?: { code?: string } };
  response?: { headers?: { get(name: string): string | undefined } };
};

/**
 * What Teams' answer means for the message (403 and 404 by their codes, 429 after what it says).
 */
export function classify(thrown: unknown): Sent {
  const failure = (thrown ?? {}) as ServiceError;
  const { statusCode, message = '' } = failure;
  const reason = reasonOf(failure);
  const error = `${statusCode ?? 'no answer'} ${reason} ${message}`.trim().slice(0, 300);
  if (statusCode === undefined) return { kind: 'later', error };
  if (AGAIN.has(statusCode)) return { kind: 'later', error, ...waitOf(failure) };
  if (statusCode === 404 && reason === 'ActivityNotFoundInConversation')
    return { kind: 'refused', error };
  const isGone = (statusCode === 403 && GONE.has(reason)) || statusCode === 404;
  return isGone ? { kind: 'unreachable' } : { kind: 'refused', error };
}

const reasonOf = ({ body, details, code = '' }: ServiceError): string =>
  body?.error?.code ?? details?.error?.code ?? code;

/** How long Teams asks to wait, if it says so. */
function waitOf({ response }: ServiceError): { afterMs?: number } {
  const seconds = Number(response?.headers?.get('retry-after'));
  return seconds > 0 ? { afterMs: seconds * 1000 } : {};
}
