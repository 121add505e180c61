import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  act,
  makeApproved,
  draft,
  ines,
  must,
  show,
  startWorld,
  makeSubmitted,
  makeUnderReview,
  vera,
  type World,
} from '../http/support/world.ts';

/**
 * `npm run bench`: how long people wait, over HTTP, on SQLite with full sync and a folder. Prints
 * tables and writes them as JSON (node_modules/.cache/bench.json, or the file named as argument).
 * No test depends on a number here.
 */
type Row = { what: string; times: number; medianMs: number; p95Ms: number; mostMs: number };

async function measure(
  what: string,
  times: number,
  work: (i: number) => Promise<unknown>,
): Promise<Row> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await work(i);
    taken.push(performance.now() - began);
  }
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { what, times, medianMs: at(0.5), p95Ms: at(0.95), mostMs: at(1) };
}

async function all(w: World): Promise<Row[]> {
  const file = Buffer.alloc(
    25 * 1024 * 1024,
    'A line of plain text about the work that was done.\n',
  );
  const claim = await makeSubmitted(w);
  const reviewed = await makeUnderReview(w);
  const editing = await draft(w);
  const link = /http[^"]+\/poe\/upload\/[^"]+/.exec(
    (await act(w, ines, 'addPoe', editing)).raw,
  )?.[0];
  if (!link) throw new Error('no upload link');
  return [
    await measure('a card is shown (showClaim)', 200, () => show(w, ines, claim)),
    await measure('a comment is committed and answered', 200, (i) =>
      w.press(ines, 'comment', { claimId: claim, comment: `Comment ${i}` }),
    ),
    await measure('the history of 200 comments', 50, () =>
      w.press(vera, 'showHistory', { claimId: claim, page: 0 }),
    ),
    await measure('a claim from the first form to Approved', 20, () => makeApproved(w)),
    await measure('the review queue', 50, () => w.press(vera, 'reviewQueue', { page: 0 })),
    await measure('information is asked for and answered', 20, async () => {
      await must(w, vera, 'requestInformation', reviewed, {
        reasons: 'missingProducts',
        comment: 'Which ones?',
        productIds: '',
      });
      await must(w, ines, 'resubmitClaim', reviewed, { comment: 'All of them.' });
    }),
    await measure('a file of 25 MB is uploaded and checked', 5, (i) =>
      w.put(link, `work-${i}.txt`, Buffer.concat([file.subarray(100), Buffer.from(String(i))])),
    ),
    await measure('a day passes: sweep and dispatch', 10, () => w.advance('P1D')),
  ];
}

const began = performance.now();
const w = await startWorld();
const startMs = Math.round(performance.now() - began);
const rows = await all(w);
await w.stop();
const target = process.argv[2] ?? 'node_modules/.cache/bench.json';
mkdirSync(path.dirname(target), { recursive: true });
writeFileSync(target, JSON.stringify({ node: process.version, startMs, rows }, null, 2));
process.stdout.write(
  `Node ${process.version}; started, ready, eleven people installed: ${startMs} ms\n\n`,
);
for (const { what, times, medianMs, p95Ms, mostMs } of rows) {
  process.stdout.write(
    `${what.padEnd(46)} ${String(times).padStart(4)} x   median ${medianMs} ms   95% ${p95Ms} ms   most ${mostMs} ms\n`,
  );
}
process.stdout.write(`\nwritten to ${target}\n`);
