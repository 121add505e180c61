import type { Claim, Status } from '../services/claims/claim.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/** One place on a claim's way through its statuses, with what stands below it. */
export type Step = { runs: Run[] };

/**
 * The way of a claim: what is passed, where it is, what is to come. A mark and the weight tell them apart, never a
 * colour, and the present step says "now". Four steps at most stand side by side, so that they fit on a telephone:
 * Partner action required stands under Under review, to which it leads back, and Rejected under what it ended.
 */
export function wayOf(claim: Claim, words: Words): Step[] {
  const { status } = claim.state;
  const { way, passed, ahead, now } = stepsIn(words);
  switch (status) {
    case 'editing':
      return way([], [now(status)], [ahead('submitted')], [ahead('underReview')], [ahead('approved')]);
    case 'submitted':
      return way(['editing'], [now(status)], [ahead('underReview')], [ahead('approved')]);
    case 'underReview':
      return way(['editing', 'submitted'], [now(status)], [ahead('approved')]);
    case 'partnerActionRequired':
      return way(['editing', 'submitted'], [ahead('underReview', '\n'), now(status)], [ahead('approved')]);
    case 'approved':
      return way(['editing', 'submitted', 'underReview'], [now(status)]);
    case 'rejected': {
      const reviewed = claim.reviewer || claim.approvedAt ? (['underReview'] as const) : [];
      const end = [...(claim.approvedAt ? [passed('approved', '\n')] : []), now(status, '✕')];
      return way(['editing', 'submitted', ...reviewed], end);
    }
    default:
      return [];
  }
}

function stepsIn({ statusLabels: labels, claimWords }: Words) {
  const passed = (step: Status, end = ''): Run => run(`✓\n${labels[step]}${end}`, { size: 'Small' });
  return {
    passed,
    ahead: (step: Status, end = ''): Run => run(`○\n${labels[step]}${end}`, { size: 'Small' }),
    now: (step: Status, mark = '●'): Run =>
      run(`${mark} ${claimWords.now}\n${labels[step]}`, { size: 'Small', weight: 'Bolder' }),
    way: (behind: readonly Status[], ...rest: Run[][]): Step[] =>
      [...behind.map((step) => [passed(step)]), ...rest].map((runs) => ({ runs })),
  };
}
