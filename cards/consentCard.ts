import type { Deadline } from '../services/claims/businessDays.ts';
import { isIn, type Claim } from '../services/claims/claim.ts';
import { calendarFor, policyOf } from '../services/claims/deadlines.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/outbox/ports.ts';
import { linesOf, type Extras, type Reader } from './reader.ts';
import json from './consentCard.json' with { type: 'json' };
import { buttonsFor } from './offers.ts';
import { bold, run, template, type Run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';
import { dateText, deadlineText, timeText } from './time.ts';

const expand = template(json);

/**
 * The customer's contact's card (docs/law.md sections 1 and 9): partner, products, since when,
 * until when they may decline, their own decline. Never the claim's name, comments, PoE or other
 * contacts.
 */
export function consentCard(claim: Claim, reader: Reader, extras: Extras = {}): Card {
  const { words } = reader;
  const { zone } = policyOf(claim, reader.rules);
  const isDeclined = wasDeclined(claim);
  const deadline = openDeadline(claim);
  return expand({
    words: words.consent,
    title: extras.headline?.title ?? words.consent.title,
    lines: [...linesOf(extras), ...standing(claim, words.consent)],
    facts: factsOf(claim, zone, words).map((runs) => ({ runs })),
    status: statusOf(claim, words),
    statusStyle: isDeclined ? 'attention' : 'good',
    reason: isDeclined ? words.rejectionReasons.customerDecline : '',
    deadline: deadline
      ? deadlineText(deadline, reader.now, calendarFor(claim, reader.rules), words)
      : '',
    meaning: meaningOf(claim, words.consent),
    claimId: claim.id,
    open: deadline !== undefined,
    comment: (extras.comment ?? '').slice(0, MAX_COMMENT),
    actions: buttonsFor(claim, reader),
  });
}

const wasDeclined = (claim: Claim): boolean =>
  isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';

/** Deadline until which the customer may decline; undefined: they may not now. */
const openDeadline = (claim: Claim): Deadline | undefined =>
  isIn(claim, 'approved') && claim.state.consent === 'open' ? claim.state.deadline : undefined;

/** The status, if the contact may learn it: approved, or declined by the customer. */
function statusOf(claim: Claim, { statusLabels }: Words): string {
  if (isIn(claim, 'approved')) return statusLabels.approved;
  return wasDeclined(claim) ? statusLabels.rejected : '';
}

function meaningOf(claim: Claim, consent: Words['consent']): string {
  if (openDeadline(claim)) return consent.meaning;
  return isIn(claim, 'approved') ? consent.inForce : consent.over;
}

function standing(claim: Claim, consent: Words['consent']): { style: string; runs: Run[] }[] {
  if (isIn(claim, 'approved')) return [];
  return [
    { style: 'warning', runs: [run(wasDeclined(claim) ? consent.declined : consent.notInForce)] },
  ];
}

function factsOf(claim: Claim, zone: string, words: Words): Run[][] {
  const { consent, facts } = words;
  const { fields, organisation, state } = claim;
  const products = (fields.productIds ?? []).map(productName).join(', ');
  const declined = wasDeclined(claim);
  return [
    [bold(consent.partner), run(organisation.name)],
    [bold(consent.products), run(products)],
    ...(claim.approvedAt
      ? [[bold(consent.since), run(dateText(claim.approvedAt, zone, words))]]
      : []),
    ...(claim.noObjectionAt && isIn(claim, 'approved')
      ? [[bold(consent.said), run(facts.noObjection(timeText(claim.noObjectionAt, zone, words)))]]
      : []),
    ...(declined && 'since' in state
      ? [[bold(consent.youDeclined), run(timeText(state.since, zone, words))]]
      : []),
    ...(declined && state.status === 'rejected' && state.comment
      ? [[bold(consent.yourReason), run(state.comment)]]
      : []),
  ];
}
