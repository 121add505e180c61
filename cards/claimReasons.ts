import { isIn, type Claim } from '../services/claims/claim.ts';
import { productName } from './text/quoted.ts';
import { bold, run, shorten, type Run } from './render.ts';
import type { Words } from './text/words.ts';
import { dateText } from './time.ts';

/** Reasons of Partner action required and Rejected, quoted from the programme. */
export function reasonsOf(claim: Claim, words: Words): string[] {
  if (isIn(claim, 'partnerActionRequired'))
    return claim.state.reasons.map((reason) => words.informationReasons[reason].label);
  if (!isIn(claim, 'rejected')) return [];
  const { reason, detail } = claim.state;
  return [
    detail
      ? `${words.rejectionReasons[reason]}: ${words.requestDetails[detail]}`
      : words.rejectionReasons[reason],
  ];
}

/** Explanations of the reasons, and the comment that came with them, cut to `said` characters. */
export function whyOf(claim: Claim, zone: string, said: number, words: Words): Run[] {
  const { state } = claim;
  if (isIn(claim, 'partnerActionRequired')) {
    const { reasons, comment, advice } = claim.state;
    const why = reasons.map((reason) => words.informationReasons[reason].why).join('; ');
    const remove =
      advice.length > 0
        ? [run(`\n${words.claimWords.advised(advice.map(productName).join(', '))}`)]
        : [];
    return [
      run(`${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`, { isSubtle: true }),
      run(`\n“${shorten(comment, said)}”`),
      ...remove,
    ];
  }
  if (isIn(claim, 'rejected')) {
    const { reason, comment } = claim.state;
    const why = words.rejectionWhy[reason];
    return [
      ...(why ? [run(`${why}${comment ? '\n' : ''}`, { isSubtle: true })] : []),
      ...(comment ? [run(`“${shorten(comment, said)}”`)] : []),
    ];
  }
  if (state.status === 'underReview' && state.dispute?.justification) {
    return [
      bold(words.claimWords.disputedOn(dateText(state.dispute.since, zone, words))),
      run(`“${shorten(state.dispute.justification, said)}”`),
    ];
  }
  return [];
}
