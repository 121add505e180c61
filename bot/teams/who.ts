import { TeamsInfo, type Activity, type TurnContext } from 'botbuilder';
import type { Actor } from '../../services/claims/actor.ts';
import type { Person } from '../../services/claims/claim.ts';
import type { Conversation } from '../../services/outbox/ports.ts';
import type { App } from '../answers/app.ts';
import { announceAssociations } from '../answers/welcome.ts';

/** Work to do once Teams has its answer. */
export type AfterTurn = (() => Promise<void>)[];

export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === undefined
    ? !conversation.isGroup
    : conversation.conversationType === 'personal';

/** Whether an activity names its sender and their tenant. */
export const isKnown = ({ from, conversation }: Activity): boolean =>
  Boolean(from.aadObjectId && conversation.tenantId);

/** Language of the client, such as "ru-RU"; undefined where the activity names none. */
export const localeOf = ({ locale }: Activity): string | undefined =>
  /^[a-z]{2,3}(?:[-_]\w{1,8}){0,3}$/i.exec(locale ?? '')?.[0];

/** Sender of an activity: Entra object id and tenant id, in lower case. */
export function personOf({ from, conversation }: Activity): Person {
  return {
    id: (from.aadObjectId ?? '').toLowerCase(),
    tenantId: (conversation.tenantId ?? '').toLowerCase(),
    name: from.name ?? '',
  };
}

/**
 * Adds the e-mail and tenant that Teams reports for a person now, by which a customer's contact is
 * recognised.
 */
export async function findAsMember(context: TurnContext, actor: Actor): Promise<Actor> {
  const { email, tenantId } = await lookUpMember(context);
  return email ? { ...actor, customer: { email, tenantId } } : actor;
}

type Member = { readonly email: string; readonly tenantId: string; readonly name: string };
const unknownMember: Member = { email: '', tenantId: '', name: '' };

/**
 * Asks Teams for the sender's e-mail (else user principal name), tenant and name; empty where Teams
 * does not answer. E-mail and tenant in lower case.
 */
async function lookUpMember(context: TurnContext): Promise<Member> {
  try {
    const member = await TeamsInfo.getMember(context, context.activity.from.id);
    return {
      email: (member.email || member.userPrincipalName || '').toLowerCase(),
      tenantId: (member.tenantId ?? '').toLowerCase(),
      name: member.name ?? '',
    };
  } catch {
    return unknownMember;
  }
}

/**
 * Stores where a person can be reached. Teams is asked for their e-mail at the first message and at
 * each installation, and as long as it is unknown.
 */
export async function remember(
  context: TurnContext,
  app: App,
  after: AfterTurn,
): Promise<Conversation> {
  const { activity } = context;
  const { conversations } = app;
  const known = await conversations.of(personOf(activity));
  const isMet = known && activity.type !== 'installationUpdate' && known.email !== '';
  const current = conversationAt(
    activity,
    known,
    isMet ? unknownMember : await lookUpMember(context),
  );
  if (JSON.stringify(known) !== JSON.stringify(current)) await conversations.put(current);
  // people whose e-mail just became known may be contacts whom no notice could reach so far
  if (known && known.email === '' && current.email !== '')
    after.push(() => announceAssociations(current, app));
  return current;
}

/** The conversation of an activity, with data that was stored before and that Teams reports now. */
function conversationAt(
  activity: Activity,
  known: Conversation | undefined,
  member: Member,
): Conversation {
  const { blockedAt: _, ...rest } = known ?? {};
  const before: Member = known
    ? { email: known.email, tenantId: known.memberTenantId, name: known.person.name }
    : unknownMember;
  const person = personOf(activity);
  const locale = localeOf(activity);
  return {
    ...rest,
    v: 1,
    person: { ...person, name: person.name || member.name || before.name },
    email: member.email || before.email,
    memberTenantId: member.tenantId || before.tenantId,
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient?.id ?? '',
    userId: activity.from.id,
    ...(locale === undefined ? {} : { locale }),
  };
}
