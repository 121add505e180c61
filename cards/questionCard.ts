import type { ChangingVerb } from '../services/claims/permissions.ts';
import { builtInPolicy } from '../services/claims/policy.ts';
import {
  checklistItems,
  informationReasons,
  requestDetails,
  reviewerRejections,
} from '../services/claims/reasons.ts';
import type { Card } from '../services/outbox/ports.ts';
import { button, dataOf, type Button } from './actions.ts';
import { expandForm } from './formCard.ts';
import { toggleInput, type Input } from './inputs.ts';
import { filesOf, hasNewPoe, one, problemAt, several, text, type Asked } from './questionInputs.ts';
import { plainTitle, run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';

type Question = {
  /** Title, what to know before, and what the button says. */
  readonly says: (
    questions: Words['questions'],
    asked: Asked,
  ) => { title: string; help: string; press: string };
  readonly inputs: (asked: Asked) => readonly Input[];
  /** What it leads to cannot be undone by pressing again. */
  readonly isFinal?: true;
};

/** The questions that verbs ask before they act, each with a way back. */
const questions = {
  submitClaim: {
    says: ({ submit }) => submit,
    inputs: (asked) => [
      several(asked, 'checklist', asked.words.questions.submit.label, {
        ids: checklistItems,
        title: (id) => asked.words.checklist[id],
      }),
    ],
  },
  requestInformation: {
    says: ({ information }, { claim }) => ({
      ...information,
      help: information.help(claim.policy?.answer ?? builtInPolicy.answer),
    }),
    inputs: (asked) => {
      const { questions: own, informationReasons: reasons } = asked.words;
      return [
        several(asked, 'reasons', own.information.reasons, {
          ids: informationReasons,
          title: (id) => `${reasons[id].label}: ${reasons[id].why}`,
        }),
        several(asked, 'productIds', own.information.products, {
          ids: asked.claim.fields.productIds ?? [],
          title: productName,
        }),
        text(asked, 'comment', own.information.comment),
      ];
    },
  },
  rejectClaim: {
    says: ({ rejection }, { claim }) => ({
      ...rejection,
      help: rejection.help(claim.policy?.dispute ?? builtInPolicy.dispute),
    }),
    inputs: (asked) => {
      const { questions: own, rejectionReasons, rejectionWhy } = asked.words;
      return [
        one(asked, 'reason', own.rejection.reason, {
          ids: reviewerRejections,
          title: (id) => [rejectionReasons[id], rejectionWhy[id]].filter(Boolean).join(': '),
        }),
        text(asked, 'comment', own.rejection.comment),
      ];
    },
    isFinal: true,
  },
  approveClaim: {
    says: ({ confirm }) => confirm,
    inputs: (asked) => {
      const { words, claim, typed } = asked;
      const { customerContactEmail = '', customerDomain = '' } = claim.fields;
      const { label, checked } = words.questions.confirm;
      return [
        toggleInput('confirmContact', label, checked(customerContactEmail, customerDomain), {
          words,
          value: typed.confirmContact,
          problem: problemAt(asked, 'confirmContact'),
        }),
        text(asked, 'comment', words.questions.comment),
      ];
    },
  },
  disputeClaim: {
    says: ({ dispute }, asked) => ({
      ...dispute,
      help: hasNewPoe(asked) ? dispute.added : dispute.help,
    }),
    inputs: (asked) => {
      const { label, optional } = asked.words.questions.dispute;
      return [text(asked, 'justification', hasNewPoe(asked) ? optional : label)];
    },
  },
  requestRejection: {
    says: ({ withdrawal }) => withdrawal,
    inputs: (asked) => [
      one(asked, 'detail', asked.words.questions.withdrawal.label, {
        ids: requestDetails,
        title: (id) => asked.words.requestDetails[id],
      }),
      text(asked, 'comment', asked.words.questions.comment),
    ],
    isFinal: true,
  },
  reassignClaim: {
    says: ({ reassign }) => reassign,
    inputs: (asked) => {
      const names = new Map(asked.reviewers?.map(({ id, name }) => [id, name]));
      return [
        one(asked, 'reviewerId', asked.words.questions.reassign.label, {
          ids: [...names.keys()],
          title: (id) => plainTitle(names.get(id) ?? ''),
        }),
      ];
    },
  },
  removePoe: {
    says: ({ remove }) => remove,
    inputs: (asked) => [one(asked, 'poeId', asked.words.questions.remove.label, filesOf(asked))],
    isFinal: true,
  },
  cloneClaim: {
    says: ({ clone }) => clone,
    inputs: (asked) => {
      const files = filesOf(asked);
      const typed = { poeIds: files.ids.join(','), ...asked.typed };
      return [several({ ...asked, typed }, 'poeIds', asked.words.questions.clone.label, files)];
    },
  },
} as const satisfies Partial<Record<ChangingVerb, Question>>;
export type AskingVerb = keyof typeof questions;
export const askingVerbs = Object.keys(questions) as readonly AskingVerb[];

/**
 * The question that a verb asks before it acts; with what was typed and what is wrong with it,
 * where it was asked before.
 */
export function questionCard(verb: AskingVerb, asked: Asked): Card {
  const { claim, once, words, problems = [], warnings = [] } = asked;
  const { says, inputs, isFinal }: Question = questions[verb];
  const { title, help, press } = says(words.questions, asked);
  const style: Button['style'] = isFinal ? 'destructive' : 'positive';
  return expandForm({
    title,
    claimId: claim.id,
    status: claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    help,
    problem: problems.length > 0 ? words.problemIntro(problems.length) : '',
    lines: warnings.map((line) => ({ runs: [run(line)] })),
    hints: [],
    inputs: inputs(asked),
    actions: [
      // clients leave empty inputs out: the press says itself that it answers
      button(verb, press, { ...dataOf(claim, once), answered: true }, { style }),
      button('showClaim', words.buttons.back, dataOf(claim), { inputs: 'none' }),
    ],
  });
}
