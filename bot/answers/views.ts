import { randomBytes } from 'node:crypto';
import { claimCard } from '../../cards/claimCard.ts';
import type { Extras, Reader } from '../../cards/reader.ts';
import { turnOf } from '../../cards/claimTurn.ts';
import { consentCard } from '../../cards/consentCard.ts';
import { eventText } from '../../cards/eventText.ts';
import { inputLabel, problemText } from '../../cards/fieldText.ts';
import { formCard, type Form } from '../../cards/formCard.ts';
import { refusalText } from '../../cards/refusalText.ts';
import type { Words } from '../../cards/text/words.ts';
import { dateText } from '../../cards/time.ts';
import type { Capacity } from '../../services/claims/actor.ts';
import { capacityFor, mayNotChange } from '../../services/claims/standing.ts';
import { isIn, type Claim } from '../../services/claims/claim.ts';
import { policyOf } from '../../services/claims/deadlines.ts';
import type { FormPage } from '../../services/claims/form.ts';
import { isAboutThePerson, type Refusal } from '../../services/claims/refusals.ts';
import type { Said } from '../../services/outbox/ports.ts';
import type { Answer, App, Press, Reading } from './app.ts';
import { textOf } from './inputs.ts';

/** A new random name for one rendering of a card; pressing twice on it counts once. */
export const newOnce = (): string => randomBytes(6).toString('base64url');

/** The claim's card, in the view that this person may have; a text where they may see none. */
export function claimView(
  claim: Claim,
  { actor, words }: Reading,
  { rules, clock }: Pick<App, 'rules' | 'clock'>,
  extras: Extras = {},
): Answer {
  const capacity = capacityFor(actor, claim);
  if (!capacity) return { text: words.unknownClaim };
  if (isIn(claim, 'discarded')) {
    const { by, at } = claim.state;
    return {
      text: words.answers.discarded(
        claim.id,
        by.name,
        dateText(at, policyOf(claim, rules).zone, words),
      ),
    };
  }
  const reader = readerOf(claim, capacity, { actor, words }, { rules, clock });
  const card =
    capacity === 'customer' ? consentCard(claim, reader, extras) : claimCard(claim, reader, extras);
  return {
    card,
    shows: { id: claim.id, seq: claim.seq, ...stayingWords(extras, claim, clock.now()) },
  };
}

/** The reader of a claim's card, as of now. */
export function readerOf(
  claim: Claim,
  capacity: Capacity,
  { actor, words }: Reading,
  { rules, clock }: Pick<App, 'rules' | 'clock'>,
): Reader {
  const mayChange = capacity !== 'partner' || mayNotChange(actor, claim) === undefined;
  return { capacity, mayChange, now: clock.now(), rules, once: newOnce(), words };
}

/** Milliseconds for which an answer's line and links stay on a card that is refreshed. */
const STAY_MS = 5 * 60_000;

function stayingWords({ good, links }: Extras, { state }: Claim, now: string): { said?: Said } {
  if (good === undefined && links === undefined) return {};
  const until = new Date(Date.parse(now) + STAY_MS).toISOString();
  return {
    said: { ...(good ? { good } : {}), ...(links ? { links } : {}), status: state.status, until },
  };
}

/**
 * Shows a refusal: as a text to people who may not see or do this, else as a line on the claim's
 * current card. A typed comment stays in its input.
 */
export async function showRefusal(
  refusal: Refusal,
  claim: Claim | undefined,
  press: Press,
  app: App,
): Promise<Answer> {
  if (!claim || isAboutThePerson(refusal)) return { text: refusalText(refusal, press.words) };
  const line = await describeRefusal(refusal, claim, press, app);
  return claimView(claim, press, app, { line, comment: textOf(press.data, 'comment') });
}

/**
 * Says why something was refused; where the claim has changed, also its last event, its status and
 * whose turn it is.
 */
export async function describeRefusal(
  refusal: Refusal,
  claim: Claim,
  { actor, words }: Reading,
  app: App,
): Promise<string> {
  if (refusal.kind === 'invalid') {
    return refusal.problems
      .map((problem) => `${inputLabel(problem.field, words)}: ${problemText(problem, words)}`)
      .join(' ');
  }
  if (refusal.kind !== 'stale' && refusal.kind !== 'wrongStatus')
    return refusalText(refusal, words);
  const capacity = capacityFor(actor, claim);
  // the customer's contact must not learn the claim's status
  if (capacity === 'customer') return words.answers.nothingToDecide;
  if (claim.state.status === 'discarded' || !capacity) return refusalText(refusal, words);
  return words.answers.meanwhile(
    refusalText(refusal, words),
    await describeLastEvent(claim, words, app),
    words.statusLabels[claim.state.status],
    turnOf(claim, capacity, words),
  );
}

async function describeLastEvent(claim: Claim, words: Words, { store }: App): Promise<string> {
  const event = (await store.events(claim.id)).at(-1);
  if (!event) return '';
  const [first] = eventText(event, words);
  return `${event.by.person?.name ?? words.answers.clock}, ${(first?.text ?? '').slice(0, 200)}`;
}

type FormContent = Partial<Form> & { readonly claim: Claim; readonly page: FormPage | 'edit' };

/** One page of a stored claim's form. */
export function formView(form: FormContent, { actor, words }: Reading, { directory }: App): Answer {
  const organisation = directory.organisation(form.claim.organisation.id);
  if (!organisation) return { text: words.unknownClaim };
  const mpnIds = actor.partner?.mpnIds ?? [];
  return { card: formCard({ organisation, mpnIds, once: newOnce(), words, ...form }) };
}
