import type { Request } from 'restify';
import { wordsFor } from '../../cards/text/languages.ts';
import type { Words } from '../../cards/text/words.ts';
import type { Conversation } from '../../services/outbox/ports.ts';
import type { App } from '../answers/app.ts';

export const tokenOf = (req: Request): string => String((req.params as { token?: string }).token);

/**
 * Finds the conversation and the language of the person whom a link was issued to. For links that
 * this bot did not sign: none, and English.
 */
export async function findHolder(
  req: Request,
  app: App,
): Promise<{ conversation: Conversation | undefined; words: Words }> {
  const person = app.links.holderOf(tokenOf(req));
  const conversation = person && (await app.conversations.of(person));
  return { conversation, words: wordsFor(conversation?.locale) };
}
