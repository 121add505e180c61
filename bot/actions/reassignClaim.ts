import { reassignQuestion } from '../../cards/questionCards.ts';
import { mayReview } from '../../services/claims/actor.ts';
import type { Action } from '../answers/app.ts';
import { answers, textOf } from '../answers/inputs.ts';
import { ask, perform } from '../answers/perform.ts';

/** Gives a claim to another reviewer, who must be free to review it. */
export const reassignClaim: Action = async (press, app) => {
  const { claimId, actor, data, words } = press;
  const claim = claimId && (await app.handleClaim.look(claimId, actor));
  if (!claim) return { text: words.unknownClaim };
  const fit = app.directory.reviewers().filter((person) => mayReview(app.directory.actor(person), claim));
  if (!answers(data, 'reviewerId'))
    return ask(press, app, 'reassign', (asked) =>
      reassignQuestion(
        asked,
        fit.filter(({ id }) => id !== claim.reviewer?.id),
      ),
    );
  const to = fit.find(({ id }) => id === textOf(data, 'reviewerId').toLowerCase());
  return perform(press, app, {
    command: { type: 'reassign', to: to ?? actor.person, mayReview: to !== undefined },
    good: (done) => done.reassigned(to?.name ?? ''),
  });
};
