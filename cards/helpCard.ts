import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/outbox/ports.ts';
import { arrange, button, dataOf, type Button } from './actions.ts';
import json from './helpCard.json' with { type: 'json' };
import { bold, run, template, type Run } from './render.ts';
import type { Words } from './text/words.ts';

const expand = template(json);

export type HelpContent = {
  readonly name: string;
  readonly welcome: boolean;
  readonly local: boolean;
  readonly partner?: { organisation: string; mayChange: boolean };
  readonly reviewer: boolean;
  /** Claims of which this person is the customer's contact. */
  readonly associations: readonly Claim[];
  readonly words: Words;
};

/** Help for partner, reviewer, customer or stranger: what the bot does, and what to try first. */
export function helpCard(who: HelpContent): Card {
  const { partner, reviewer, associations } = who;
  const known = partner !== undefined || reviewer || associations.length > 0;
  const { help } = who.words;
  const paragraphs: Run[][] = [
    [run(help.what)],
    ...(partner ? partnerHelp(partner, help) : []),
    ...(reviewer ? help.reviewer.map(runsIn) : []),
    ...(associations.length > 0 ? [[run(help.customer)]] : []),
    ...(known ? [] : help.stranger.map(runsIn)),
    ...(who.local && known ? [runsIn(help.skip)] : []),
  ];
  return expand({
    title: who.welcome ? help.welcome(firstName(who.name)) : help.title,
    paragraphs: paragraphs.map((runs) => ({ runs })),
    actions: actionsOf(who),
  });
}

const firstName = (name: string): string =>
  (name.split(' ')[0] ?? '').replaceAll(/[^\p{L}\p{M}'-]/gu, '');

/** Text with its parts between asterisks in bold. */
const runsIn = (text: string): Run[] =>
  text.split('*').map((part, i) => (i % 2 === 1 ? bold(part) : run(part)));

function partnerHelp(
  { organisation, mayChange }: NonNullable<HelpContent['partner']>,
  { actFor, newClaim, mayLook, partner }: Words['help'],
): Run[][] {
  return [
    [run(actFor), bold(organisation), run('.')],
    mayChange ? runsIn(newClaim) : [run(mayLook)],
    runsIn(partner),
  ];
}

function actionsOf({ partner, reviewer, associations, words: { buttons } }: HelpContent): Button[] {
  return arrange([
    ...(partner?.mayChange
      ? [button('newClaim', buttons.newClaim, {}, { style: 'positive' })]
      : []),
    ...(partner ? [button('listClaims', buttons.myClaims, { page: 0 })] : []),
    ...(reviewer ? [button('reviewQueue', buttons.queue, { page: 0 })] : []),
    ...associations
      .slice(0, 3)
      .map((claim) => button('showClaim', buttons.association(claim.id), dataOf(claim))),
  ]);
}
