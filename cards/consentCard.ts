import { isIn, type Claim } from '../services/claims/claim.ts';
import { calendarFor, policyOf } from '../services/claims/deadlines.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/ports.ts';
import type { Extras, Reader } from './reader.ts';
import json from './consentCard.json' with { type: 'json' };
import { buttonsFor } from './offers.ts';
import { bold, run, template, type Run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';
import { dateText, deadlineText, timeText } from './time.ts';

const expand = template(json);

/**
 * What the customer's contact sees (docs/law.md sections 1 and 9): partner, products, since when, until when they may
 * decline, their own decline. Never the claim's name, comments, PoE or other contacts.
 */
export function consentCard(claim: Claim, reader: Reader, { headline, line, good, comment = '' }: Extras = {}): Card {
  const { words } = reader;
  const { zone } = policyOf(claim, reader.rules);
  const open = isIn(claim, 'approved') && claim.state.consent === 'open';
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  const status = isIn(claim, 'approved') ? words.statusLabels.approved : declined ? words.statusLabels.rejected : '';
  return expand({
    words: words.consent,
    title: headline?.title ?? words.consent.title,
    lines: [
      ...(line ? [warning(line)] : []),
      ...(good ? [{ style: 'good', runs: [run(good)] }] : []),
      ...standing(claim, words.consent),
    ],
    facts: factsOf(claim, zone, words).map((runs) => ({ runs })),
    status,
    statusStyle: declined ? 'attention' : 'good',
    reason: declined ? words.rejectionReasons.customerDecline : '',
    deadline: open ? deadlineText(claim.state.deadline, reader.now, calendarFor(claim, reader.rules), words) : '',
    meaning: open ? words.consent.meaning : isIn(claim, 'approved') ? words.consent.inForce : words.consent.over,
    claimId: claim.id,
    open,
    comment: comment.slice(0, MAX_COMMENT),
    actions: buttonsFor(claim, reader),
  });
}

const warning = (text: string): { style: string; runs: Run[] } => ({ style: 'warning', runs: [run(text)] });

function standing(claim: Claim, consent: Words['consent']): { style: string; runs: Run[] }[] {
  if (isIn(claim, 'approved')) return [];
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  return [warning(declined ? consent.declined : consent.notInForce)];
}

function factsOf(claim: Claim, zone: string, words: Words): Run[][] {
  const { consent, facts } = words;
  const { fields, organisation, state } = claim;
  const products = (fields.productIds ?? []).map(productName).join(', ');
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  return [
    [bold(consent.partner), run(organisation.name)],
    [bold(consent.products), run(products)],
    ...(claim.approvedAt ? [[bold(consent.since), run(dateText(claim.approvedAt, zone, words))]] : []),
    ...(claim.noObjectionAt && isIn(claim, 'approved')
      ? [[bold(consent.said), run(facts.noObjection(timeText(claim.noObjectionAt, zone, words)))]]
      : []),
    ...(declined && 'since' in state ? [[bold(consent.youDeclined), run(timeText(state.since, zone, words))]] : []),
    ...(declined && state.status === 'rejected' && state.comment
      ? [[bold(consent.yourReason), run(state.comment)]]
      : []),
  ];
}
