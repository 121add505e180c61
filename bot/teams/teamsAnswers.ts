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
 * Classifies an error from Teams: try again later, refused, or the person cannot be reached. 403
 * and 404 are told apart by their codes.
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

/** Wait that Teams asks for, in milliseconds, where it names one. */
function waitOf({ response }: ServiceError): { afterMs?: number } {
  const seconds = Number(response?.headers?.get('retry-after'));
  return seconds > 0 ? { afterMs: seconds * 1000 } : {};
}
