import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { refusalText } from '../../cards/refusalText.ts';
import { wordsFor } from '../../cards/text/languages.ts';
import type { Actor } from '../../services/claims/actor.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { parseClaimId } from '../../services/claims/ids.ts';
import {
  commandOf,
  looks,
  permissions,
  whoMay,
  type ClaimVerb,
  type Verb,
} from '../../services/claims/permissions.ts';
import { capacityFor } from '../../services/claims/standing.ts';
import { receiptOf } from '../../services/handleClaim.ts';
import type { Stored } from '../../services/stored.ts';
import type { Answer, App, Press } from '../answers/app.ts';
import { isVerb, isClaimVerb, routes } from '../routes.ts';
import { inOrder, no, type Guard, type No } from './guards.ts';
import {
  asMember,
  isKnown,
  isPersonal,
  localeOf,
  personOf,
  remember,
  type AfterTurn,
} from './who.ts';

/** A button that was pressed in Teams, as it comes. */
type Call = { readonly context: TurnContext; readonly app: App; readonly after: AfterTurn };
type InChat = Call & {
  /** Pressed in the reviewers' channel, where a card is everybody's. */
  readonly inChannel: boolean;
};
type ByPerson = InChat & { readonly actor: Actor };
type OfVerb = ByPerson & { readonly verb: Verb; readonly data: Press['data'] };
type Met = OfVerb & { readonly press: Press };
/** All guards have let it through: what is to be done, and by whom. */
type Ready = Met & { act(): Promise<Answer> | Answer };

const pressed = z.object({
  action: z.object({
    verb: z.string().max(100),
    data: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const answersIn = ({ context }: Call) => wordsFor(localeOf(context.activity)).answers;

/** Claims are shown in personal chats, and in the reviewers' channel. */
const inChat: Guard<Call, InChat> = (call) => {
  const { activity } = call.context;
  const inChannel = activity.conversation.id.split(';')[0] === call.app.reviewChannel;
  return isPersonal(activity) || inChannel
    ? { ...call, inChannel }
    : no(answersIn(call).onlyPersonal);
};

const byPerson: Guard<InChat, ByPerson> = (call) => {
  const { activity } = call.context;
  if (!isKnown(activity)) return no(answersIn(call).nobody);
  return { ...call, actor: call.app.directory.actor(personOf(activity)) };
};

const ofVerb: Guard<ByPerson, OfVerb> = (call) => {
  const { data: value } = pressed.safeParse(call.context.activity.value);
  const verb = value?.action.verb ?? '';
  return isVerb(verb)
    ? { ...call, verb, data: value?.action.data ?? {} }
    : no(answersIn(call).unknownButton);
};

/** In the channel only what is a reviewer's, by a reviewer. */
const inPlace: Guard<OfVerb, OfVerb> = (call) => {
  const { inChannel, actor, verb } = call;
  return !inChannel || (actor.reviewer && whoMay(verb).includes('reviewer'))
    ? call
    : no(answersIn(call).onlyPersonal);
};

/**
 * Where this person can be reached is kept, of their own chat; in the channel they are nowhere new.
 */
const met: Guard<OfVerb, Met> = async (call) => {
  const { context, app, after, inChannel, verb, data } = call;
  const { activity } = context;
  const known = inChannel ? undefined : await remember(context, app, after);
  const actor = known ? app.directory.actor(known.person) : call.actor;
  const press: Press = {
    actor,
    words: wordsFor(known ? known.locale : localeOf(activity)),
    data,
    receipt: receiptOf(`${actor.person.tenantId}:${actor.person.id}`, verb, data),
    conversationId: activity.conversation.id,
    // the channel's card is everybody's: what is answered there is this person's own view of it
    activityId: inChannel ? undefined : activity.replyToId,
  };
  return { ...call, press };
};

/** What is about a claim gets the claim, read once. */
const ofClaim: Guard<Met, Ready> = async (call) => {
  const { app, verb, data, press } = call;
  const claimId = parseClaimId(data.claimId);
  if (data.claimId !== undefined && !claimId) return no(press.words.unknownClaim);
  if (!isClaimVerb(verb)) return { ...call, act: () => routes.others[verb](press, app) };
  if (!claimId) return no(press.words.unknownClaim);
  const stored = await app.store.load(claimId);
  if (stored) return whoSees(call, verb, stored);
  const begin = routes.beginning.get(verb);
  return begin ? { ...call, act: () => begin(press, app) } : no(press.words.unknownClaim);
};

/**
 * A claim is for those who see it, and a look at it for those whom it is for; the law judges the
 * rest.
 */
async function whoSees(call: Met, verb: ClaimVerb, stored: Stored<Claim>): Promise<Ready | No> {
  const { app, press, inChannel } = call;
  const actor = await actorFor(call, verb, stored.value);
  const seen = app.handleClaim.lookAt(stored, actor);
  const capacity = seen && capacityFor(actor, seen.claim);
  if (!capacity || (inChannel && capacity !== 'reviewer')) return no(press.words.unknownClaim);
  const isForOthers = verb in looks && !whoMay(verb).includes(capacity);
  if (isForOthers) return no(refusalText({ kind: 'notForYou', who: whoMay(verb) }, press.words));
  return { ...call, act: () => routes.ofClaim[verb]({ ...press, ...seen, actor, capacity }, app) };
}

/**
 * Who acts: from the directory; the customer's contact from Teams' own member look-up, where that
 * could matter.
 */
async function actorFor(
  { context, press: { actor } }: Met,
  verb: ClaimVerb,
  claim: Claim,
): Promise<Actor> {
  const type = commandOf(verb);
  const isCustomers = type !== undefined && permissions[type].who.includes('customer');
  if (claim.approvals === 0 || (!isCustomers && capacityFor(actor, claim))) return actor;
  return asMember(context, actor);
}

/** The door for buttons. */
export const pressGuards = inOrder(inChat, byPerson, ofVerb, inPlace, met, ofClaim);
