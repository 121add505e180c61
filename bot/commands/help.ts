import { helpCard } from '../../cards/helpCard.ts';
import { hasRole } from '../../services/claims/actor.ts';
import type { Answer, App, TypedCommand, TypedRequest } from '../answers/app.ts';

export const help: TypedCommand = async (typed, app) => showHelp(typed, app, false);

/** Shows what this person can do with the bot; with `welcome` as a greeting. */
export async function showHelp(
  {
    actor,
    words,
    email,
    memberTenantId,
  }: Pick<TypedRequest, 'actor' | 'words' | 'email' | 'memberTenantId'>,
  { directory, store, skip }: App,
  welcome: boolean,
): Promise<Answer> {
  const organisation = actor.partner && directory.organisation(actor.partner.organisationId);
  const associations = email ? await store.ofContact(memberTenantId, email) : [];
  return {
    card: helpCard({
      name: actor.person.name,
      welcome,
      local: skip !== undefined,
      reviewer: actor.reviewer !== undefined,
      associations,
      words,
      ...(organisation
        ? {
            partner: {
              organisation: organisation.name,
              mayChange: hasRole(actor),
            },
          }
        : {}),
    }),
  };
}
