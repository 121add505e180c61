import type { Capacity } from '../services/claims/actor.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { missingFields } from '../services/claims/form.ts';
import { isOffered, onlyOpens, type ChangingVerb } from '../services/claims/permissions.ts';
import { button, dataOf, type Button } from './actions.ts';
import type { Reader } from './reader.ts';
import type { Words } from './text/words.ts';

/** A verb's button. */
type Offer = {
  readonly title: (buttons: Words['buttons'], claim: Claim) => string;
  readonly style?: Button['style'];
  /**
   * Whether the verb has anything to work on in this claim; whether it is allowed is up to the
   * permissions.
   */
  readonly hasUse?: (claim: Claim) => boolean;
};

const isFilledIn = (claim: Claim): boolean => missingFields(claim.fields).length === 0;
const isReady = (claim: Claim): boolean => isFilledIn(claim) && claim.poe.length > 0;
const wasAdvised = (claim: Claim): boolean =>
  isIn(claim, 'partnerActionRequired') && claim.state.advice.length > 0;

/**
 * Verbs whose buttons are on other cards: the form's pages, and the choice of a claim for a dropped
 * file.
 */
type Elsewhere = 'saveClaim' | 'attachPoe';
export type OfferedVerb = Exclude<ChangingVerb, Elsewhere>;

/**
 * Buttons on a claim's card, the most likely first, for all readers. The permissions decide which
 * of them show.
 */
const offers: Readonly<Record<OfferedVerb, Offer>> = {
  submitClaim: { title: ({ submit }) => submit, style: 'positive' },
  resubmitClaim: { title: ({ resubmit }) => resubmit, style: 'positive' },
  disputeClaim: { title: ({ dispute }) => dispute },
  addPoe: { title: ({ addPoe }) => addPoe },
  takeAdvice: { title: ({ takeAdvice }) => takeAdvice, hasUse: wasAdvised },
  cloneClaim: { title: ({ clone }) => clone },
  editClaim: {
    title: ({ change, goOn }, claim) =>
      isIn(claim, 'editing') && !isFilledIn(claim) ? goOn : change,
  },
  removePoe: { title: ({ removePoe }) => removePoe, hasUse: ({ poe }) => poe.length > 0 },
  discardClaim: { title: ({ discard }) => discard, style: 'destructive' },
  startReview: { title: ({ startReview }) => startReview, style: 'positive' },
  approveClaim: { title: ({ approve }) => approve, style: 'positive' },
  requestInformation: { title: ({ ask }) => ask },
  rejectClaim: { title: ({ reject }) => reject, style: 'destructive' },
  declineAssociation: { title: ({ decline }) => decline, style: 'destructive' },
  noObjection: { title: ({ noObjection }) => noObjection },
  comment: { title: ({ comment }) => comment },
  requestRejection: {
    title: ({ withdraw, giveUp }, claim) => (isIn(claim, 'approved') ? giveUp : withdraw),
  },
  recordCustomerTold: { title: ({ told }) => told },
  reassignClaim: { title: ({ reassign }) => reassign },
};
const verbs = Object.keys(offers) as OfferedVerb[];

/**
 * Verbs in the order of their buttons. In a draft that is not ready, filling in comes before
 * submitting.
 */
const verbsInOrder = (claim: Claim): readonly OfferedVerb[] =>
  !isIn(claim, 'editing') || isReady(claim)
    ? verbs
    : verbs.flatMap((verb) =>
        verb === 'submitClaim' ? [] : verb === 'editClaim' ? [verb, 'submitClaim'] : [verb],
      );

type OfferReader = Pick<Reader, 'once' | 'words'> & { readonly capacity: Capacity };

/** The buttons that a reader of this capacity may press now; `among`: which verbs to consider. */
export function buttonsFor(
  claim: Claim,
  { capacity, once, words }: OfferReader,
  among: (verb: OfferedVerb) => boolean = () => true,
): Button[] {
  const shown = verbsInOrder(claim).filter((verb) => {
    const { hasUse } = offers[verb];
    return among(verb) && isOffered(verb, claim, capacity) && (hasUse?.(claim) ?? true);
  });
  return shown.map((verb) => {
    const { title, style = 'default' } = offers[verb];
    const isEarly = verb === 'submitClaim' && !isReady(claim);
    // pressing twice may open the form twice, and must do anything else once
    const data = onlyOpens(verb) ? dataOf(claim) : dataOf(claim, once);
    return button(verb, title(words.buttons, claim), data, isEarly ? {} : { style });
  });
}
