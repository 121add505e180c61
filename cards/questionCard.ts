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
import {
  filesOf,
  hasNewPoe,
  oneChoice,
  problemAt,
  severalChoices,
  writtenText,
  type QuestionContext,
} from './questionInputs.ts';
import { plainTitle, run } from './render.ts';
import { productName } from './text/quoted.ts';
import type { Words } from './text/words.ts';

type Question = {
  /** Title, help, and the label of the button. */
  readonly says: (
    questions: Words['questions'],
    context: QuestionContext,
  ) => { title: string; help: string; press: string };
  readonly inputs: (context: QuestionContext) => readonly Input[];
  /** Whether the verb cannot be undone by pressing again. */
  readonly isFinal?: true;
};

/** Questions that verbs ask before they act. Each card has a button back. */
const questions = {
  submitClaim: {
    says: ({ submit }) => submit,
    inputs: (context) => [
      severalChoices(context, 'checklist', context.words.questions.submit.label, {
        ids: checklistItems,
        title: (id) => context.words.checklist[id],
      }),
    ],
  },
  requestInformation: {
    says: ({ information }, { claim }) => ({
      ...information,
      help: information.help(claim.policy?.answer ?? builtInPolicy.answer),
    }),
    inputs: (context) => {
      const { questions: own, informationReasons: reasons } = context.words;
      return [
        severalChoices(context, 'reasons', own.information.reasons, {
          ids: informationReasons,
          title: (id) => `${reasons[id].label}: ${reasons[id].why}`,
        }),
        severalChoices(context, 'productIds', own.information.products, {
          ids: context.claim.fields.productIds ?? [],
          title: productName,
        }),
        writtenText(context, 'comment', own.information.comment),
      ];
    },
  },
  rejectClaim: {
    says: ({ rejection }, { claim }) => ({
      ...rejection,
      help: rejection.help(claim.policy?.dispute ?? builtInPolicy.dispute),
    }),
    inputs: (context) => {
      const { questions: own, rejectionReasons, rejectionWhy } = context.words;
      return [
        oneChoice(context, 'reason', own.rejection.reason, {
          ids: reviewerRejections,
          title: (id) => [rejectionReasons[id], rejectionWhy[id]].filter(Boolean).join(': '),
        }),
        writtenText(context, 'comment', own.rejection.comment),
      ];
    },
    isFinal: true,
  },
  approveClaim: {
    says: ({ confirm }) => confirm,
    inputs: (context) => {
      const { words, claim, typed } = context;
      const { customerContactEmail = '', customerDomain = '' } = claim.fields;
      const { label, checked } = words.questions.confirm;
      return [
        toggleInput('confirmContact', label, checked(customerContactEmail, customerDomain), {
          words,
          value: typed.confirmContact,
          problem: problemAt(context, 'confirmContact'),
        }),
        writtenText(context, 'comment', words.questions.comment),
      ];
    },
  },
  disputeClaim: {
    says: ({ dispute }, context) => ({
      ...dispute,
      help: hasNewPoe(context) ? dispute.added : dispute.help,
    }),
    inputs: (context) => {
      const { label, optional } = context.words.questions.dispute;
      return [writtenText(context, 'justification', hasNewPoe(context) ? optional : label)];
    },
  },
  requestRejection: {
    says: ({ withdrawal }) => withdrawal,
    inputs: (context) => [
      oneChoice(context, 'detail', context.words.questions.withdrawal.label, {
        ids: requestDetails,
        title: (id) => context.words.requestDetails[id],
      }),
      writtenText(context, 'comment', context.words.questions.comment),
    ],
    isFinal: true,
  },
  reassignClaim: {
    says: ({ reassign }) => reassign,
    inputs: (context) => {
      const names = new Map(context.reviewers?.map(({ id, name }) => [id, name]));
      return [
        oneChoice(context, 'reviewerId', context.words.questions.reassign.label, {
          ids: [...names.keys()],
          title: (id) => plainTitle(names.get(id) ?? ''),
        }),
      ];
    },
  },
  removePoe: {
    says: ({ remove }) => remove,
    inputs: (context) => [
      oneChoice(context, 'poeId', context.words.questions.remove.label, filesOf(context)),
    ],
    isFinal: true,
  },
  cloneClaim: {
    says: ({ clone }) => clone,
    inputs: (context) => {
      const files = filesOf(context);
      const typed = { poeIds: files.ids.join(','), ...context.typed };
      return [
        severalChoices({ ...context, typed }, 'poeIds', context.words.questions.clone.label, files),
      ];
    },
  },
} as const satisfies Partial<Record<ChangingVerb, Question>>;
export type AskingVerb = keyof typeof questions;
export const askingVerbs = Object.keys(questions) as readonly AskingVerb[];

/** The card of a verb's question, with the input and the problems of an earlier answer, if any. */
export function questionCard(verb: AskingVerb, context: QuestionContext): Card {
  const { claim, once, words, problems = [], warnings = [] } = context;
  const { says, inputs, isFinal }: Question = questions[verb];
  const { title, help, press } = says(words.questions, context);
  const style: Button['style'] = isFinal ? 'destructive' : 'positive';
  return expandForm({
    title,
    claimId: claim.id,
    status: claim.state.status === 'discarded' ? '' : words.statusLabels[claim.state.status],
    help,
    problem: problems.length > 0 ? words.problemIntro(problems.length) : '',
    lines: warnings.map((line) => ({ runs: [run(line)] })),
    hints: [],
    inputs: inputs(context),
    actions: [
      // `answered` marks an answer, since clients leave empty inputs out
      button(verb, press, { ...dataOf(claim, once), answered: true }, { style }),
      button('showClaim', words.buttons.back, dataOf(claim), { inputs: 'none' }),
    ],
  });
}
