import type { Claim } from '../../services/claims/claim.ts';
import type { PersonalCommand } from '../../services/claims/commands.ts';
import { commandOf } from '../../services/claims/permissions.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import type { Problem } from '../../services/claims/validate.ts';
import type { Caller, Outcome } from '../../services/handleClaim.ts';
import { questionCard, type AskingVerb } from '../../cards/questionCard.ts';
import type { QuestionContext } from '../../cards/questionInputs.ts';
import type { Words } from '../../cards/text/words.ts';
import type { Answer, App, ClaimPress, Press } from './app.ts';
import { typedOf } from './inputs.ts';
import { claimView, newOnce, showRefusal } from './views.ts';

/** A command on a claim, and how its outcome is shown. */
export type Performance = {
  readonly command: PersonalCommand;
  /** Line on the card after success. */
  readonly good?: (done: Words['done'], claim: Claim) => string;
  /** Verb whose question is shown again, with what was typed, where the input is invalid. */
  readonly question?: AskingVerb;
  /** Shows a refusal in another way than on the claim's card; undefined: not this refusal. */
  readonly instead?: (refusal: Refusal) => Promise<Answer> | undefined;
  /** Carries the command out where `handleClaim` alone does not suffice. */
  readonly by?: (caller: Caller) => Promise<Outcome>;
};

/**
 * Carries out a command for the person who pressed. Answers the claim's card, the question with its
 * problems, or the refusal.
 */
export async function perform(
  press: ClaimPress,
  app: App,
  performance: Performance,
): Promise<Answer> {
  const { stored } = press;
  const { command, by } = performance;
  const caller = callerOf(press);
  const outcome = by
    ? await by(caller)
    : await app.handleClaim.handle(stored.value.id, command, caller, { known: stored });
  return showOutcome(press, app, outcome, performance);
}

/** The caller of a command: who pressed, on which revision, on which message. */
export function callerOf({
  actor,
  data,
  receipt,
  conversationId,
  activityId,
}: Press): Caller & Pick<Press, 'actor' | 'receipt'> {
  return {
    actor,
    rev: data.rev,
    receipt,
    ...(activityId ? { pressed: { conversationId, activityId } } : {}),
  };
}

async function showOutcome(
  press: ClaimPress,
  app: App,
  { claim, refusal }: Outcome,
  { good, question, instead }: Performance,
): Promise<Answer> {
  const { words } = press;
  if (!refusal && claim)
    return claimView(
      claim,
      press,
      app,
      good === undefined ? {} : { good: good(words.done, claim) },
    );
  if (refusal?.kind === 'invalid' && claim && question)
    return { card: questionCard(question, questionContext(claim, press, refusal.problems)) };
  const answer = refusal && (await instead?.(refusal));
  if (answer) return answer;
  return showRefusal(refusal ?? { kind: 'unknownClaim' }, claim, press, app);
}

function questionContext(
  claim: Claim,
  { data, words }: Press,
  problems: readonly Problem[] = [],
): QuestionContext {
  return { claim, once: newOnce(), typed: typedOf(data), words, problems };
}

/**
 * Asks the question of a verb, or says why this person could not carry the verb out now. `more`:
 * what else the question shows, loaded only when it is asked.
 */
export async function ask(
  press: ClaimPress,
  app: App,
  verb: AskingVerb,
  more: () => Promise<Partial<QuestionContext>> | Partial<QuestionContext> = () => ({}),
): Promise<Answer> {
  const { claim } = press;
  const refusal = app.handleClaim.whyNot(claim, commandOf(verb), callerOf(press));
  if (refusal) return showRefusal(refusal, claim, press, app);
  return { card: questionCard(verb, { ...questionContext(claim, press), ...(await more()) }) };
}
