import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../support/fakeTeams.ts';
import {
  addPoe,
  makeApproved,
  makeAsked,
  carl,
  dataFor,
  draft,
  ines,
  makeRejected,
  startWorld,
  makeSubmitted,
  makeUnderReview,
  vera,
} from '../http/support/world.ts';

/**
 * Second half of `npm run bench:cosmos`: the cost of a pressed button in Cosmos DB, until it is
 * answered and for the work that follows (the card written into its message, notices to others).
 * Requests are counted by the double, query plans and the like apart; units are its estimates.
 */
const w = await startWorld({}, undefined, 'cloud');
const { double } = w.cloud ?? {};
if (!double) throw new Error('The bench needs the double.');

const isMetadata = new Set(['account', 'container', 'ranges', 'plan']);
const count = () => ({
  data: double.seen.filter((kind) => !isMetadata.has(kind)).length,
  all: double.seen.length,
  units: double.charged(),
});
type Count = ReturnType<typeof count>;

const quiet = async (): Promise<void> => {
  for (let before = -1; before !== double.seen.length;) {
    before = double.seen.length;
    await sleep(150);
  }
};
const print = (...cells: readonly (string | number)[]): void =>
  void process.stdout.write(
    `| ${cells.map((cell, i) => String(cell).padEnd(i === 0 ? 20 : 12)).join(' | ')} |\n`,
  );
const between = (a: Count, b: Count): (string | number)[] => [
  b.data - a.data,
  b.all - a.all - b.data + a.data,
  (b.units - a.units).toFixed(0),
];

async function measure(verb: string, who: Person, claimId: string, typed = {}): Promise<void> {
  const data = await dataFor(w, who, verb, claimId, typed);
  await quiet();
  const before = count();
  await w.press(who, verb, data, `message-${verb}`);
  const answered = count();
  await quiet();
  print(verb, ...between(before, answered), ...between(answered, count()));
}

process.stdout.write('\n');
print('pressed on a card', 'to answer', 'plans', 'units', 'after it', 'plans', 'units');
print(...Array.from({ length: 7 }, () => '---'));
const editing = await draft(w, { productIds: 'm365.intune' });
await measure('addPoe', ines, editing);
const poe = await addPoe(w, editing);
await measure('submitClaim', ines, editing, { checklist: 'claim' });
await measure('showClaim', ines, editing);
await measure('showHistory', ines, editing, { page: 0 });
await measure('openPoe', vera, editing, { poeId: poe });
await measure('compareClaims', vera, editing);
await measure('startReview', vera, editing);
await measure('comment', ines, editing, { comment: 'Done.' });
await measure('requestInformation', vera, editing, {
  reasons: 'missingProducts',
  comment: 'Which?',
});
await measure('resubmitClaim', ines, editing, { comment: 'These.' });
await measure('approveClaim', vera, editing);
await measure('declineAssociation', carl, editing, { comment: 'No.' });
await measure('disputeClaim', ines, editing, { justification: 'But yes.' });
await measure('rejectClaim', vera, await makeUnderReview(w, { productIds: 'm365.apps' }), {
  reason: 'insufficientPoe',
  comment: 'Thin.',
});
await measure('requestRejection', ines, await makeApproved(w, { productIds: 'm365.yammer' }), {
  detail: 'other',
});
await measure('reassignClaim', vera, await makeSubmitted(w, { productIds: 'm365.teams' }), {
  reviewerId: vera.aad,
});
await measure('cloneClaim', ines, await makeRejected(w, { productIds: 'm365.teamsPhone' }), {
  answered: true,
});
await measure(
  'takeAdvice',
  ines,
  await makeAsked(w, { productIds: 'm365.teams,m365.exchange' }, { productIds: 'm365.teams' }),
);
for (const [verb, who] of [
  ['listClaims', ines],
  ['reviewQueue', vera],
] as const) {
  await quiet();
  const before = count();
  await w.press(who, verb, { page: 0 }, `message-${verb}`);
  const answered = count();
  await quiet();
  print(verb, ...between(before, answered), ...between(answered, count()));
}
await w.stop();
