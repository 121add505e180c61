import { mayReview } from '../../services/claims/standing.ts';
import type { ClaimAction } from '../answers/app.ts';
import { answers, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Gives a claim to another reviewer. Only people who may review this claim are offered. */
export const reassignClaim: ClaimAction = async (press, app) => {
  const { claim, data } = press;
  if (!answers(data, 'reviewerId')) {
    const reviewers = app.directory
      .reviewers()
      .filter(
        (person) =>
          person.id !== claim.reviewer?.id && mayReview(app.directory.actor(person), claim),
      );
    return ask(press, app, 'reassignClaim', () => ({ reviewers }));
  }
  return perform(press, app, {
    command: { type: 'reassign', reviewerId: textOf(data, 'reviewerId') },
    good: (done, { reviewer }) => done.reassigned(reviewer?.name ?? ''),
  });
};
