import type { Claim } from '../../services/claims/claim.ts';
import type { Command, PersonalCommand } from '../../services/claims/commands.ts';
import { decide, refusalOf, standingOf } from '../../services/claims/decide.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import type { Problem } from '../../services/claims/validate.ts';
import type { Asking, Outcome } from '../../services/handleClaim.ts';
import type { Card } from '../../services/ports.ts';
import type { Extras } from '../../cards/reader.ts';
import type { Asked } from '../../cards/questionCards.ts';
import type { Words } from '../../cards/text/words.ts';
import type { Answer, App, Press } from './app.ts';
import { textOf, typedOf } from './inputs.ts';
import { claimView, newOnce, refusalView } from './views.ts';

/** What an action does with a claim, and how it shows what came of it. */
export type Performance = {
  readonly command: PersonalCommand;
  /** Said on the card when it is done. */
  readonly good?: (done: Words['done']) => string;
  /** The question with what was typed, for wrong input. */
  readonly question?: (asked: Asked) => Card;
  /** Answers a refusal otherwise than by the claim's card. */
  readonly instead?: (refusal: Refusal) => Promise<Answer> | undefined;
  /** Carries it out otherwise than by handleClaim alone. */
  readonly by?: (command: Command) => Promise<Outcome>;
};

/** Carries out a command for whoever pressed, and answers the claim's card, a question with its problems, or a refusal. */
export async function perform(press: Press, app: App, performance: Performance): Promise<Answer> {
  const { claimId } = press;
  const { command, by } = performance;
  if (!claimId) return { text: press.words.unknownClaim };
  const asking = askingOf(press);
  const outcome = by ? await by(command) : await app.handleClaim.handle(claimId, command, asking);
  return show(press, app, outcome, performance);
}

/** Who asks, by which press. */
export function askingOf({
  actor,
  data,
  receipt,
  conversationId,
  activityId,
}: Press): Asking & Pick<Press, 'actor' | 'receipt'> {
  return { actor, rev: data.rev, receipt, ...(activityId ? { pressed: { conversationId, activityId } } : {}) };
}

type Shown = Pick<Performance, 'good' | 'question' | 'instead'>;

async function show(
  press: Press,
  app: App,
  { claim, refusal }: Outcome,
  { good, question, instead }: Shown,
): Promise<Answer> {
  const { data, words } = press;
  if (!refusal && claim) return claimView(claim, press, app, good === undefined ? {} : { good: good(words.done) });
  if (refusal?.kind === 'invalid' && claim && question)
    return { card: question(askedOf(claim, press, refusal.problems)) };
  const answer = refusal && (await instead?.(refusal));
  if (answer) return answer;
  const kept: Extras = { comment: textOf(data, 'comment') };
  return refusalView(refusal ?? { kind: 'unknownClaim' }, claim, press, app, kept);
}

export function askedOf(claim: Claim, { data, words }: Press, problems: readonly Problem[] = []): Asked {
  return { claim, once: newOnce(), typed: typedOf(data), words, problems };
}

/** Asks a verb's question, if this person could carry the verb out now; else says why not. */
export async function ask(
  press: Press,
  app: App,
  type: PersonalCommand['type'],
  question: (asked: Asked) => Card | Promise<Card>,
): Promise<Answer> {
  const { claimId, actor, data } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: press.words.unknownClaim };
  const standing = standingOf(claim, { type }, actor);
  const refusal = 'capacity' in standing ? refusalOf(claim, { type }, { rev: data.rev }) : standing;
  if (refusal) return refusalView(refusal, claim, press, app, { comment: textOf(data, 'comment') });
  return { card: await question(askedOf(claim, press)) };
}

/** A refusal that the claim itself would answer now, without carrying anything out. */
export function wouldRefuse(claim: Claim, command: PersonalCommand, press: Press, { rules, clock }: App) {
  return decide(claim, command, { now: clock.now(), rules, actor: press.actor, rev: press.data.rev }).refusal;
}
