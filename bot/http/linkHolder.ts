import type { Request } from 'restify';
import { wordsFor } from '../../cards/text/languages.ts';
import type { Words } from '../../cards/text/words.ts';
import type { Conversation } from '../../services/outbox/ports.ts';
import type { App } from '../answers/app.ts';

/** The signed part of a link. */
export const tokenOf = (req: Request): string => String((req.params as { token?: string }).token);

/**
 * Where a link's holder can be reached, and their language; nothing of somebody whose link is none
 * of ours.
 */
export async function findHolder(
  req: Request,
  app: App,
): Promise<{ conversation: Conversation | undefined; words: Words }> {
  const person = app.links.holderOf(tokenOf(req));
  const conversation = person && (await app.conversations.of(person));
  return { conversation, words: wordsFor(conversation?.locale) };
}
