import { isIn, poeForDispute, type Claim, type Person } from '../services/claims/claim.ts';
import { builtInPolicy } from '../services/claims/policy.ts';
import { checklistItems, informationReasons, requestDetails, reviewerRejections } from '../services/claims/reasons.ts';
import type { Problem } from '../services/claims/validate.ts';
import { MAX_COMMENT } from '../services/claims/validate.ts';
import type { Card } from '../services/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import { expandForm } from './formCard.ts';
import { choiceInput, textInput, type Input, toggleInput } from './inputs.ts';
import { plainTitle, run, shorten } from './render.ts';
import * as words from './text/en.ts';

/** What was sent with a question's answer, unread, to be shown again. */
export type Typed = Readonly<Record<string, string>>;
export type Asked = {
  readonly claim: Claim;
  readonly once: string;
  readonly typed: Typed;
  readonly problems?: readonly Problem[];
};

type Question = {
  title: string;
  help: string;
  lines?: readonly string[];
  verb: string;
  press: string;
  style?: Button['style'];
  inputs: readonly Input[];
};

/** A question that a verb asks before it acts, with a way back. */
function question(
  { claim, once, problems = [] }: Asked,
  { title, help, lines = [], verb, press, style = 'positive', inputs }: Question,
): Card {
  return expandForm({
    title,
    claimId: claim.id,
    status: claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    help,
    problem: problems.length > 0 ? words.problemIntro(problems.length) : '',
    lines: lines.map((text) => ({ runs: [run(text)] })),
    hints: [],
    inputs,
    actions: [
      // clients leave empty inputs out: the press says itself that it answers
      button(verb, press, { ...dataOf(claim, once), answered: true }, { style }),
      button('showClaim', 'Back', dataOf(claim), { inputs: 'none' }),
    ],
  });
}

const problemAt = (problems: readonly Problem[] | undefined, field: Problem['field']): string => {
  const found = problems?.find((one) => one.field === field);
  return found ? words.problemText(field, found.reason) : '';
};
const commentInput = ({ typed, problems }: Asked, label: string): Input =>
  textInput('comment', label, {
    value: typed.comment,
    problem: problemAt(problems, 'comment'),
    maxLength: MAX_COMMENT,
    isMultiline: true,
  });
const choices = <T extends string>(ids: readonly T[], title: (id: T) => string): { title: string; value: T }[] =>
  ids.map((value) => ({ value, title: title(value) }));

/** The checklist before submission; what is left unticked does not block. */
export function submitQuestion(asked: Asked, warnings: readonly string[]): Card {
  return question(asked, {
    title: 'Submit the claim',
    help: 'Tick what is true of your proof of execution. What is left unticked does not block, but will probably be asked for.',
    lines: warnings,
    verb: 'submitClaim',
    press: 'Submit now',
    inputs: [
      choiceInput(
        'checklist',
        'My proof of execution',
        choices(checklistItems, (id) => words.checklist[id]),
        { value: asked.typed.checklist, isMultiSelect: true },
      ),
    ],
  });
}

export function informationQuestion(asked: Asked): Card {
  const { claim, typed, problems } = asked;
  const products = claim.fields.productIds ?? [];
  return question(asked, {
    title: 'Ask the partner for information',
    help: `The partner has ${claim.policy?.answer ?? builtInPolicy.answer} business days to answer; without an answer the claim is rejected.`,
    verb: 'requestInformation',
    press: 'Ask',
    inputs: [
      choiceInput(
        'reasons',
        'What is missing (one or more)',
        choices(
          informationReasons,
          (id) => `${words.informationReasons[id].label}: ${words.informationReasons[id].why}`,
        ),
        {
          value: typed.reasons,
          problem: problemAt(problems, 'reasons'),
          isMultiSelect: true,
        },
      ),
      choiceInput('productIds', 'Products to remove (optional)', choices(products, words.productName), {
        value: typed.productIds,
        problem: problemAt(problems, 'productIds'),
        isMultiSelect: true,
      }),
      commentInput(asked, 'What the partner should do'),
    ],
  });
}

export function rejectionQuestion(asked: Asked): Card {
  return question(asked, {
    title: 'Reject the claim',
    help: `The partner may dispute this for ${asked.claim.policy?.dispute ?? builtInPolicy.dispute} days, unless all disputes are used up.`,
    verb: 'rejectClaim',
    press: 'Reject',
    style: 'destructive',
    inputs: [
      choiceInput(
        'reason',
        'Reason',
        choices(reviewerRejections, (id) => words.rejectionReasons[id]),
        { value: asked.typed.reason, problem: problemAt(asked.problems, 'reason') },
      ),
      commentInput(asked, 'Why'),
    ],
  });
}

export function confirmQuestion(asked: Asked): Card {
  const { customerContactEmail = '', customerDomain = '' } = asked.claim.fields;
  return question(asked, {
    title: 'Approve the claim',
    help: 'The contact may decline; so it should be somebody of the customer.',
    verb: 'approveClaim',
    press: 'Approve',
    inputs: [
      toggleInput(
        'confirmContact',
        'The contact’s e-mail is not at the customer’s domain',
        `I checked that ${customerContactEmail} speaks for ${customerDomain}`,
        {
          value: asked.typed.confirmContact,
          problem: problemAt(asked.problems, 'confirmContact'),
        },
      ),
      commentInput(asked, 'Comment (optional)'),
    ],
  });
}

export function disputeQuestion(asked: Asked): Card {
  const { claim, typed, problems } = asked;
  const added = isIn(claim, 'rejected') && poeForDispute(claim).length > 0;
  return question(asked, {
    title: 'Dispute the rejection',
    help: added
      ? 'You added PoE since the rejection; a justification is optional.'
      : 'Say why the decision should change, or go back and add PoE first.',
    verb: 'disputeClaim',
    press: 'Dispute',
    inputs: [
      textInput('justification', added ? 'Justification (optional)' : 'Justification', {
        value: typed.justification,
        problem: problemAt(problems, 'justification'),
        maxLength: MAX_COMMENT,
        isMultiline: true,
      }),
    ],
  });
}

export function withdrawalQuestion(asked: Asked): Card {
  return question(asked, {
    title: 'Ask for rejection',
    help: 'The claim is rejected at once with the reason “Partner request”.',
    verb: 'requestRejection',
    press: 'Reject my claim',
    style: 'destructive',
    inputs: [
      choiceInput(
        'detail',
        'Why',
        choices(requestDetails, (id) => words.requestDetails[id]),
        { value: asked.typed.detail, problem: problemAt(asked.problems, 'detail') },
      ),
      commentInput(asked, 'Comment (optional)'),
    ],
  });
}

export function reassignQuestion(asked: Asked, reviewers: readonly Person[]): Card {
  return question(asked, {
    title: 'Give the claim to another reviewer',
    help: 'Both are told.',
    verb: 'reassignClaim',
    press: 'Reassign',
    inputs: [
      choiceInput(
        'reviewerId',
        'Reviewer',
        reviewers.map(({ id, name }) => ({ value: id, title: plainTitle(name) })),
        { value: asked.typed.reviewerId, problem: problemAt(asked.problems, 'reviewerId') },
      ),
    ],
  });
}

export function removeQuestion(asked: Asked): Card {
  return question(asked, {
    title: 'Remove a file',
    help: 'Until the claim is submitted, files can be removed.',
    verb: 'removePoe',
    press: 'Remove',
    style: 'destructive',
    inputs: [
      choiceInput(
        'poeId',
        'File',
        asked.claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 56)) })),
        { value: asked.typed.poeId },
      ),
    ],
  });
}

export function cloneQuestion(asked: Asked): Card {
  return question(asked, {
    title: 'Start anew from this claim',
    help: 'All fields are carried over. Choose the files to carry over too.',
    verb: 'cloneClaim',
    press: 'Start anew',
    inputs: [
      choiceInput(
        'poeIds',
        'PoE to carry over',
        asked.claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 56)) })),
        { value: asked.typed.poeIds ?? asked.claim.poe.map(({ id }) => id).join(','), isMultiSelect: true },
      ),
    ],
  });
}
