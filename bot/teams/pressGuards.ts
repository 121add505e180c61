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
  findAsMember,
  isKnown,
  isPersonal,
  localeOf,
  personOf,
  remember,
  type AfterTurn,
} from './who.ts';

/** A press as Teams sends it. */
type Call = { readonly context: TurnContext; readonly app: App; readonly after: AfterTurn };
type InChat = Call & {
  /** Whether the press came from the reviewers' channel, where all see the same card. */
  readonly inChannel: boolean;
};
type FromPerson = InChat & { readonly actor: Actor };
type WithVerb = FromPerson & { readonly verb: Verb; readonly data: Press['data'] };
type WithPress = WithVerb & { readonly press: Press };
/** A press that passed all guards; `act` carries it out. */
type Ready = WithPress & { act(): Promise<Answer> | Answer };

const pressValue = z.object({
  action: z.object({
    verb: z.string().max(100),
    data: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const answersIn = ({ context }: Call) => wordsFor(localeOf(context.activity)).answers;

/** Refuses presses outside personal chats and the reviewers' channel. */
const checkChat: Guard<Call, InChat> = (call) => {
  const { activity } = call.context;
  const inChannel = activity.conversation.id.split(';')[0] === call.app.reviewChannel;
  return isPersonal(activity) || inChannel
    ? { ...call, inChannel }
    : no(answersIn(call).onlyPersonal);
};

const checkPerson: Guard<InChat, FromPerson> = (call) => {
  const { activity } = call.context;
  if (!isKnown(activity)) return no(answersIn(call).nobody);
  return { ...call, actor: call.app.directory.actor(personOf(activity)) };
};

const checkVerb: Guard<FromPerson, WithVerb> = (call) => {
  const { data: value } = pressValue.safeParse(call.context.activity.value);
  const verb = value?.action.verb ?? '';
  return isVerb(verb)
    ? { ...call, verb, data: value?.action.data ?? {} }
    : no(answersIn(call).unknownButton);
};

/** In the channel, refuses people who are no reviewers, and verbs that are not for reviewers. */
const checkPlace: Guard<WithVerb, WithVerb> = (call) => {
  const { inChannel, actor, verb } = call;
  return !inChannel || (actor.reviewer && whoMay(verb).includes('reviewer'))
    ? call
    : no(answersIn(call).onlyPersonal);
};

/**
 * Stores the chat in which this person can be reached. A press in the channel changes nothing
 * there.
 */
const rememberPerson: Guard<WithVerb, WithPress> = async (call) => {
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
    // all see the channel's card, so the answer, one person's own view, must not be written into it
    activityId: inChannel ? undefined : activity.replyToId,
  };
  return { ...call, press };
};

/** Loads the claim of a verb about a claim, once for all that follows. */
const loadClaim: Guard<WithPress, Ready> = async (call) => {
  const { app, verb, data, press } = call;
  const claimId = parseClaimId(data.claimId);
  if (data.claimId !== undefined && !claimId) return no(press.words.unknownClaim);
  if (!isClaimVerb(verb)) return { ...call, act: () => routes.others[verb](press, app) };
  if (!claimId) return no(press.words.unknownClaim);
  const stored = await app.store.load(claimId);
  if (stored) return checkViewer(call, verb, stored);
  const begin = routes.beginning.get(verb);
  return begin ? { ...call, act: () => begin(press, app) } : no(press.words.unknownClaim);
};

/**
 * Refuses people who may not see the claim, and views that are not for their capacity. Whether a
 * command is allowed now is up to `decide`.
 */
async function checkViewer(
  call: WithPress,
  verb: ClaimVerb,
  stored: Stored<Claim>,
): Promise<Ready | No> {
  const { app, press, inChannel } = call;
  const actor = await findActor(call, verb, stored.value);
  const seen = app.handleClaim.lookAt(stored, actor);
  const capacity = seen && capacityFor(actor, seen.claim);
  if (!capacity || (inChannel && capacity !== 'reviewer')) return no(press.words.unknownClaim);
  const isForOthers = verb in looks && !whoMay(verb).includes(capacity);
  if (isForOthers) return no(refusalText({ kind: 'notForYou', who: whoMay(verb) }, press.words));
  return { ...call, act: () => routes.ofClaim[verb]({ ...press, ...seen, actor, capacity }, app) };
}

/**
 * The acting person, from the directory. Asks Teams for their e-mail only where they could be the
 * customer's contact.
 */
async function findActor(
  { context, press: { actor } }: WithPress,
  verb: ClaimVerb,
  claim: Claim,
): Promise<Actor> {
  const type = commandOf(verb);
  const isCustomers = type !== undefined && permissions[type].who.includes('customer');
  if (claim.approvals === 0 || (!isCustomers && capacityFor(actor, claim))) return actor;
  return findAsMember(context, actor);
}

/** All guards of a press, in their order. */
export const checkPress = inOrder(
  checkChat,
  checkPerson,
  checkVerb,
  checkPlace,
  rememberPerson,
  loadClaim,
);
