import { isIn, poeForDispute, type Claim, type Person } from '../services/claims/claim.ts';
import { MAX_COMMENT, type Problem } from '../services/claims/validate.ts';
import { problemText } from './fieldText.ts';
import { choiceInput, textInput, type Input } from './inputs.ts';
import { plainTitle, shorten } from './render.ts';
import type { Words } from './text/words.ts';

/** What a question card shows: the claim, and the answer so far. */
export type QuestionContext = {
  readonly claim: Claim;
  readonly once: string;
  /** Inputs of a refused answer as texts, to show them again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly words: Words;
  readonly problems?: readonly Problem[];
  /** Lines above the inputs. */
  readonly warnings?: readonly string[];
  /** Reviewers to whom the claim may be given. */
  readonly reviewers?: readonly Person[];
};

export function problemAt({ problems, words }: QuestionContext, field: Problem['field']): string {
  const found = problems?.find((problem) => problem.field === field);
  return found ? problemText(found, words) : '';
}

type Choices<T extends string> = { readonly ids: readonly T[]; readonly title: (id: T) => string };
type ChoiceId =
  'checklist' | 'reasons' | 'productIds' | 'reason' | 'detail' | 'reviewerId' | 'poeId' | 'poeIds';

const choice =
  (isMultiSelect: boolean) =>
  <T extends string>(
    context: QuestionContext,
    id: ChoiceId,
    label: string,
    { ids, title }: Choices<T>,
  ): Input =>
    choiceInput(
      id,
      label,
      ids.map((value) => ({ value, title: title(value) })),
      {
        words: context.words,
        value: context.typed[id],
        problem: id === 'poeId' || id === 'poeIds' ? '' : problemAt(context, id),
        isMultiSelect,
      },
    );
export const oneChoice = choice(false);
export const severalChoices = choice(true);

export const writtenText = (
  context: QuestionContext,
  id: 'comment' | 'justification',
  label: string,
): Input =>
  textInput(id, label, {
    words: context.words,
    value: context.typed[id],
    problem: problemAt(context, id),
    maxLength: MAX_COMMENT,
    isMultiline: true,
  });

/** Choices of the claim's files. */
export function filesOf({ claim }: QuestionContext): Choices<string> {
  const names = new Map(claim.poe.map(({ id, name }) => [id, name]));
  return { ids: [...names.keys()], title: (id) => plainTitle(shorten(names.get(id) ?? '', 56)) };
}

export const hasNewPoe = ({ claim }: QuestionContext): boolean =>
  isIn(claim, 'rejected') && poeForDispute(claim).length > 0;
