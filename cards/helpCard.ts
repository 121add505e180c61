import type { Claim } from '../services/claims/claim.ts';
import type { Card } from '../services/ports.ts';
import { arranged, button, dataOf, type Button } from './actions.ts';
import json from './helpCard.json' with { type: 'json' };
import { bold, run, template, type Run } from './render.ts';

const expand = template(json);

export type Helped = {
  readonly name: string;
  readonly welcome: boolean;
  readonly local: boolean;
  readonly partner?: { organisation: string; mayChange: boolean };
  readonly reviewer: boolean;
  /** Associations of which this person is the customer's contact. */
  readonly associations: readonly Claim[];
};

/** What the bot does, for whom, and what to try first: for partner, reviewer, customer and stranger each their own. */
export function helpCard(who: Helped): Card {
  const { partner, reviewer, associations } = who;
  const known = partner !== undefined || reviewer || associations.length > 0;
  const paragraphs: Run[][] = [
    [run('CPOR claims tie a partner to a customer whose use or purchase of Microsoft products they drive.')],
    ...(partner ? partnerHelp(partner) : []),
    ...(reviewer ? reviewerHelp : []),
    ...(associations.length > 0 ? customerHelp : []),
    ...(known ? [] : strangerHelp),
    ...(who.local && known
      ? [[bold('skip 3 days'), run(' moves the time forward on this machine, to see deadlines at work.')]]
      : []),
  ];
  return expand({
    title: who.welcome ? `Welcome${who.name ? `, ${firstName(who.name)}` : ''}` : 'What you can do here',
    paragraphs: paragraphs.map((runs) => ({ runs })),
    actions: actionsOf(who),
  });
}

const firstName = (name: string): string => (name.split(' ')[0] ?? '').replaceAll(/[^\p{L}\p{M}'-]/gu, '');

function partnerHelp({ organisation, mayChange }: NonNullable<Helped['partner']>): Run[][] {
  const start = mayChange
    ? [
        [
          bold('new claim'),
          run(
            ' files a claim: three short steps, then a file as proof of execution (PoE). Drop files into this chat or use the upload page.',
          ),
        ],
      ]
    : [
        [
          run(
            'You may look at your organisation’s claims. Billing admins, Global admins and Incentives admins file and change them.',
          ),
        ],
      ];
  return [
    [run('You act for '), bold(organisation), run('.')],
    ...start,
    [
      bold('my claims'),
      run(' lists your organisation’s claims. '),
      bold('claim CPOR-…'),
      run(' opens one. '),
      bold('find words'),
      run(' looks for one.'),
    ],
  ];
}

const reviewerHelp: Run[][] = [
  [
    run('You review claims. '),
    bold('queue'),
    run(' shows what waits, the most urgent first; '),
    bold('claim CPOR-…'),
    run(' opens one; '),
    bold('find words'),
    run(' looks for one.'),
  ],
  [run('On a claim’s card you start the review, open the PoE, approve, ask for information or reject.')],
];
const customerHelp: Run[][] = [
  [
    run(
      'You are the contact of a customer with whom a partner is associated. You may look at what that means, and decline while there is time. No action is needed.',
    ),
  ],
];
const strangerHelp: Run[][] = [
  [
    run(
      'Nothing here is waiting for you: you are not named as a partner, a reviewer or a customer’s contact. Partners ask their administrator to be added; a customer’s contact hears from this bot when a claim is approved.',
    ),
  ],
  [run('Partners type '), bold('new claim'), run(', reviewers '), bold('queue'), run('.')],
];

function actionsOf({ partner, reviewer, associations }: Helped): Button[] {
  return arranged([
    ...(partner?.mayChange ? [button('newClaim', 'New claim', {}, { style: 'positive' })] : []),
    ...(partner ? [button('listClaims', 'My claims', { page: 0 })] : []),
    ...(reviewer ? [button('reviewQueue', 'Review queue', { page: 0 })] : []),
    ...associations.slice(0, 3).map((claim) => button('showClaim', `Association of ${claim.id}`, dataOf(claim))),
  ]);
}
