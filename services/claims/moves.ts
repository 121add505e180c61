import { isIn, type Claim, type State } from './claim.ts';
import type { ClaimEvent, EventOf } from './events.ts';

/** Puts the claim into a state, whose reminders begin anew. */
export const enter = (claim: Claim, at: string, state: State): Claim => ({
  ...claim,
  remindedThrough: at,
  state,
});

export function applySubmitted(
  claim: Claim,
  { at, by, policy, target, checklist, deadline }: EventOf<'submitted'>,
): Claim {
  const next: Claim = {
    ...claim,
    policy,
    submittedAt: at,
    target: { deadline: target, breached: false },
    checklist: { ticked: checklist, by: by.person ?? claim.createdBy, at },
  };
  return enter(next, at, { status: 'submitted', since: at, deadline, breached: false });
}

/** Moves the target by the time in which the partner was asked. */
export function withMovedTarget(claim: Claim, { target }: EventOf<'resubmitted'>): Claim {
  return claim.target && target
    ? { ...claim, target: { deadline: target, breached: claim.target.breached } }
    : claim;
}

export function applyApproved(claim: Claim, event: EventOf<'approved'>): Claim {
  const { at, deadline } = event;
  const next = {
    ...withoutTarget(withReviewer(claim, event)),
    approvedAt: at,
    approvals: claim.approvals + 1,
    told: [],
  };
  return enter(next, at, { status: 'approved', since: at, deadline, consent: 'open' });
}

/**
 * Assigns the reviewer who acted: any reviewer may act on a claim that another began (docs/law.md
 * section 1).
 */
export function withReviewer(claim: Claim, { by }: ClaimEvent): Claim {
  return by.role === 'reviewer' && by.person ? { ...claim, reviewer: by.person } : claim;
}

export function enterReview(claim: Claim, event: EventOf<'reviewStarted' | 'resubmitted'>): Claim {
  const dispute = isIn(claim, 'partnerActionRequired') ? claim.state.dispute : undefined;
  return enter({ ...withReviewer(claim, event), reviewedAt: event.at }, event.at, {
    status: 'underReview',
    since: event.at,
    deadline: event.deadline,
    breached: false,
    ...(dispute ? { dispute } : {}),
  });
}

export function applyDisputed(claim: Claim, event: EventOf<'disputed'>): Claim {
  const dispute = {
    since: event.at,
    by: event.by.person ?? claim.createdBy,
    justification: event.justification,
  };
  return enter({ ...claim, disputes: claim.disputes + 1 }, event.at, {
    status: 'underReview',
    since: event.at,
    deadline: event.deadline,
    breached: false,
    dispute,
  });
}

export function applyInformationRequested(
  claim: Claim,
  event: EventOf<'informationRequested'>,
): Claim {
  const dispute = isIn(claim, 'underReview') ? claim.state.dispute : undefined;
  const paused = claim.target ? { target: { ...claim.target, pausedOn: event.pausedOn } } : {};
  return enter({ ...claim, ...paused }, event.at, {
    status: 'partnerActionRequired',
    since: event.at,
    deadline: event.deadline,
    reasons: event.reasons,
    comment: event.comment,
    advice: event.advice,
    ...(dispute ? { dispute } : {}),
  });
}

export function applyRejected(claim: Claim, event: EventOf<'rejected'>): Claim {
  const eligibility =
    claim.eligibility && event.withdraws
      ? { eligibility: { ...claim.eligibility, withdrawnAt: event.at } }
      : {};
  return enter(
    { ...withoutTarget(withReviewer(claim, event)), ...eligibility, rejectedAt: event.at },
    event.at,
    {
      status: 'rejected',
      since: event.at,
      reason: event.reason,
      comment: event.comment,
      poeBefore: claim.poe.length,
      ...(event.detail ? { detail: event.detail } : {}),
      ...(event.deadline ? { deadline: event.deadline, dispute: 'open' } : { dispute: 'closed' }),
    },
  );
}

/** Removes the target, which ends with the first decision; a dispute has a period of its own. */
function withoutTarget(claim: Claim): Claim {
  const { target: _, ...rest } = claim;
  return rest;
}
