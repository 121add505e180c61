import { isIn, type Claim } from '../services/claims/claim.ts';
import { calendarFor, policyOf } from '../services/claims/deadlines.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import type { Extras, Reader } from './reader.ts';
import json from './consentCard.json' with { type: 'json' };
import { bold, run, template, type Run } from './render.ts';
import * as words from './text/en.ts';
import { dateText, deadlineText, timeText } from './time.ts';

const expand = template(json);

/**
 * What the customer's contact sees (rules.md sections 1 and 9): partner, products, since when, until when they may
 * decline, their own decline. Never the claim's name, comments, PoE or other contacts.
 */
export function consentCard(claim: Claim, reader: Reader, { headline, line, good, comment = '' }: Extras = {}): Card {
  const { zone } = policyOf(claim, reader.rules);
  const open = isIn(claim, 'approved') && claim.state.consent === 'open';
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  const status = isIn(claim, 'approved') ? words.statusLabels.approved : declined ? words.statusLabels.rejected : '';
  return expand({
    title: headline?.title ?? 'A partner associated with your organisation',
    lines: [
      ...(line ? [warning(line)] : []),
      ...(good ? [{ style: 'good', runs: [run(good)] }] : []),
      ...standing(claim),
    ],
    facts: factsOf(claim, zone).map((runs) => ({ runs })),
    status,
    statusStyle: declined ? 'attention' : 'good',
    reason: declined ? words.rejectionReasons.customerDecline : '',
    deadline: open ? deadlineText(claim.state.deadline, reader.now, calendarFor(claim, reader.rules)) : '',
    meaning:
      open || isIn(claim, 'approved') ? MEANING : 'The partner sees no data of yours by this association any longer.',
    claimId: claim.id,
    open,
    comment: comment.slice(0, MAX_COMMENT),
    actions: open ? buttons(claim, reader.once) : [],
  });
}

const MEANING =
  'What it means: the partner sees usage and/or sold-seats data of the products named above, and no other data of yours. No action is needed; if this is right, do nothing.';

const warning = (text: string): { style: string; runs: Run[] } => ({ style: 'warning', runs: [run(text)] });

function standing(claim: Claim): { style: string; runs: Run[] }[] {
  if (isIn(claim, 'approved')) return [];
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  return [
    warning(declined ? 'You declined this association. The partner was told.' : 'This association is not in force.'),
  ];
}

function factsOf(claim: Claim, zone: string): Run[][] {
  const { fields, organisation, state } = claim;
  const products = (fields.productIds ?? []).map(words.productName).join(', ');
  const declined = isIn(claim, 'rejected') && claim.state.reason === 'customerDecline';
  return [
    [bold('Partner: '), run(organisation.name)],
    [bold('Products: '), run(products)],
    ...(claim.approvedAt ? [[bold('Associated since: '), run(dateText(claim.approvedAt, zone))]] : []),
    ...(claim.noObjectionAt && isIn(claim, 'approved')
      ? [[bold('You said: '), run(`no objection, ${timeText(claim.noObjectionAt, zone)}`)]]
      : []),
    ...(declined && 'since' in state ? [[bold('You declined: '), run(timeText(state.since, zone))]] : []),
    ...(declined && state.status === 'rejected' && state.comment ? [[bold('Your reason: '), run(state.comment)]] : []),
  ];
}

function buttons(claim: Claim, once: string): Button[] {
  const data = dataOf(claim, once);
  return [
    button('declineAssociation', 'Decline', data, { style: 'destructive' }),
    button('noObjection', 'No objection', data),
  ];
}
