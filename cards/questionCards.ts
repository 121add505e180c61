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
import type { Words } from './text/words.ts';

/** What was sent with a question's answer, unread, to be shown again. */
export type Typed = Readonly<Record<string, string>>;
export type Asked = {
  readonly claim: Claim;
  readonly once: string;
  readonly typed: Typed;
  readonly words: Words;
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
  { claim, once, words, problems = [] }: Asked,
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
      button('showClaim', words.buttons.back, dataOf(claim), { inputs: 'none' }),
    ],
  });
}

const problemAt = ({ problems, words }: Asked, field: Problem['field']): string => {
  const found = problems?.find((one) => one.field === field);
  return found ? words.problemText(field, found.reason) : '';
};
const commentInput = (asked: Asked, label: string): Input =>
  textInput('comment', label, {
    words: asked.words,
    value: asked.typed.comment,
    problem: problemAt(asked, 'comment'),
    maxLength: MAX_COMMENT,
    isMultiline: true,
  });
const choices = <T extends string>(ids: readonly T[], title: (id: T) => string): { title: string; value: T }[] =>
  ids.map((value) => ({ value, title: title(value) }));

/** The checklist before submission; what is left unticked does not block. */
export function submitQuestion(asked: Asked, warnings: readonly string[]): Card {
  const { words } = asked;
  const own = words.questions.submit;
  return question(asked, {
    title: own.title,
    help: own.help,
    lines: warnings,
    verb: 'submitClaim',
    press: own.press,
    inputs: [
      choiceInput(
        'checklist',
        own.label,
        choices(checklistItems, (id) => words.checklist[id]),
        { words, value: asked.typed.checklist, isMultiSelect: true },
      ),
    ],
  });
}

export function informationQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.information;
  const { claim, typed } = asked;
  const products = claim.fields.productIds ?? [];
  return question(asked, {
    title: own.title,
    help: own.help(claim.policy?.answer ?? builtInPolicy.answer),
    verb: 'requestInformation',
    press: own.press,
    inputs: [
      choiceInput(
        'reasons',
        own.reasons,
        choices(
          informationReasons,
          (id) => `${words.informationReasons[id].label}: ${words.informationReasons[id].why}`,
        ),
        {
          words,
          value: typed.reasons,
          problem: problemAt(asked, 'reasons'),
          isMultiSelect: true,
        },
      ),
      choiceInput('productIds', own.products, choices(products, words.productName), {
        words,
        value: typed.productIds,
        problem: problemAt(asked, 'productIds'),
        isMultiSelect: true,
      }),
      commentInput(asked, own.comment),
    ],
  });
}

export function rejectionQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.rejection;
  return question(asked, {
    title: own.title,
    help: own.help(asked.claim.policy?.dispute ?? builtInPolicy.dispute),
    verb: 'rejectClaim',
    press: own.press,
    style: 'destructive',
    inputs: [
      choiceInput(
        'reason',
        own.reason,
        choices(reviewerRejections, (id) =>
          [words.rejectionReasons[id], words.rejectionWhy[id]].filter(Boolean).join(': '),
        ),
        { words, value: asked.typed.reason, problem: problemAt(asked, 'reason') },
      ),
      commentInput(asked, own.comment),
    ],
  });
}

export function confirmQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.confirm;
  const { customerContactEmail = '', customerDomain = '' } = asked.claim.fields;
  return question(asked, {
    title: own.title,
    help: own.help,
    verb: 'approveClaim',
    press: own.press,
    inputs: [
      toggleInput('confirmContact', own.label, own.checked(customerContactEmail, customerDomain), {
        words,
        value: asked.typed.confirmContact,
        problem: problemAt(asked, 'confirmContact'),
      }),
      commentInput(asked, words.questions.comment),
    ],
  });
}

export function disputeQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.dispute;
  const { claim, typed } = asked;
  const added = isIn(claim, 'rejected') && poeForDispute(claim).length > 0;
  return question(asked, {
    title: own.title,
    help: added ? own.added : own.help,
    verb: 'disputeClaim',
    press: own.press,
    inputs: [
      textInput('justification', added ? own.optional : own.label, {
        words,
        value: typed.justification,
        problem: problemAt(asked, 'justification'),
        maxLength: MAX_COMMENT,
        isMultiline: true,
      }),
    ],
  });
}

export function withdrawalQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.withdrawal;
  return question(asked, {
    title: own.title,
    help: own.help,
    verb: 'requestRejection',
    press: own.press,
    style: 'destructive',
    inputs: [
      choiceInput(
        'detail',
        own.label,
        choices(requestDetails, (id) => words.requestDetails[id]),
        { words, value: asked.typed.detail, problem: problemAt(asked, 'detail') },
      ),
      commentInput(asked, words.questions.comment),
    ],
  });
}

export function reassignQuestion(asked: Asked, reviewers: readonly Person[]): Card {
  const { words } = asked;
  const own = words.questions.reassign;
  return question(asked, {
    title: own.title,
    help: own.help,
    verb: 'reassignClaim',
    press: own.press,
    inputs: [
      choiceInput(
        'reviewerId',
        own.label,
        reviewers.map(({ id, name }) => ({ value: id, title: plainTitle(name) })),
        { words, value: asked.typed.reviewerId, problem: problemAt(asked, 'reviewerId') },
      ),
    ],
  });
}

export function removeQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.remove;
  return question(asked, {
    title: own.title,
    help: own.help,
    verb: 'removePoe',
    press: own.press,
    style: 'destructive',
    inputs: [
      choiceInput(
        'poeId',
        own.label,
        asked.claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 56)) })),
        { words, value: asked.typed.poeId },
      ),
    ],
  });
}

export function cloneQuestion(asked: Asked): Card {
  const { words } = asked;
  const own = words.questions.clone;
  return question(asked, {
    title: own.title,
    help: own.help,
    verb: 'cloneClaim',
    press: own.press,
    inputs: [
      choiceInput(
        'poeIds',
        own.label,
        asked.claim.poe.map(({ id, name }) => ({ value: id, title: plainTitle(shorten(name, 56)) })),
        { words, value: asked.typed.poeIds ?? asked.claim.poe.map(({ id }) => id).join(','), isMultiSelect: true },
      ),
    ],
  });
}
