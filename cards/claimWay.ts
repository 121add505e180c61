import type { Claim, Status } from '../services/claims/claim.ts';
import { run, type Run } from './render.ts';
import type { Words } from './text/words.ts';

/**
 * The claim's way through the statuses, as one line that wraps between steps: passed, present and
 * coming ones. A mark, the weight and the word "now" tell them apart, never a colour. Partner
 * action required comes before the review to which it leads back; Rejected comes after the steps
 * that the claim had reached.
 */
export function wayOf(claim: Claim, words: Words): Run[] {
  const { status } = claim.state;
  const { way, now } = stepsIn(words);
  switch (status) {
    case 'editing':
      return way([], now(status), 'submitted', 'underReview', 'approved');
    case 'submitted':
      return way(['editing'], now(status), 'underReview', 'approved');
    case 'underReview':
      return way(['editing', 'submitted'], now(status), 'approved');
    case 'partnerActionRequired':
      return way(['editing', 'submitted'], now(status), 'underReview', 'approved');
    case 'approved':
      return way(['editing', 'submitted', 'underReview'], now(status));
    case 'rejected': {
      const reviewed = claim.reviewedAt || claim.approvedAt ? (['underReview'] as const) : [];
      const approved = claim.approvedAt ? (['approved'] as const) : [];
      return way(['editing', 'submitted', ...reviewed, ...approved], now(status, '✕'));
    }
    case 'discarded':
      return [];
    default:
      return status satisfies never;
  }
}

/** Text runs for steps. A no-break space keeps each mark beside its step. */
function stepsIn({ statusLabels: labels, claimWords }: Words) {
  const stepText = (mark: string, step: Status): string => `${mark}\u00a0${labels[step]}`;
  const small = (text: string, weight: Pick<Run, 'weight'> = {}): Run =>
    run(text, { size: 'Small', ...weight });
  return {
    now: (step: Status, mark = '●'): Run =>
      small(`${stepText(mark, step)} (${claimWords.now})`, { weight: 'Bolder' }),
    way: (passed: readonly Status[], present: Run, ...ahead: Status[]): Run[] => {
      const behind = passed.map((step) => `${stepText('✓', step)}  ›  `).join('');
      const next = ahead.map((step) => `  ›  ${stepText('○', step)}`).join('');
      return [...(behind ? [small(behind)] : []), present, ...(next ? [small(next)] : [])];
    },
  };
}
