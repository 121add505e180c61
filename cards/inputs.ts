import type { Words } from './text/words.ts';

/** One input of a form, as the template takes it. */
export type Input =
  | {
      kind: 'text';
      id: string;
      label: string;
      value: string;
      problem: string;
      error: string;
      placeholder: string;
      maxLength: number;
      isMultiline: boolean;
    }
  | {
      kind: 'choice';
      id: string;
      label: string;
      value: string;
      problem: string;
      error: string;
      placeholder: string;
      style: 'compact' | 'expanded' | 'filtered';
      isMultiSelect: boolean;
      choices: readonly { title: string; value: string }[];
    }
  | {
      kind: 'toggle';
      id: string;
      label: string;
      title: string;
      value: string;
      problem: string;
      error: string;
    };

type Common = { words: Words; value?: string | undefined; problem?: string | undefined };

export function textInput(
  id: string,
  label: string,
  more: Common & { placeholder?: string | undefined; maxLength: number; isMultiline?: boolean },
): Input {
  const { words, problem = '', placeholder = '', maxLength, isMultiline = false } = more;
  const value = (more.value ?? '').slice(0, isMultiline ? maxLength : 2 * maxLength);
  const error = words.form.tooLong(label, maxLength);
  // a text that is too long already is shown whole, so that it can be shortened
  return {
    kind: 'text',
    id,
    label,
    value,
    problem,
    error,
    placeholder,
    maxLength: Math.max(maxLength, value.length),
    isMultiline,
  };
}

export function choiceInput(
  id: string,
  label: string,
  choices: readonly { title: string; value: string }[],
  more: Common & { isMultiSelect?: boolean; style?: 'compact' | 'expanded' },
): Input {
  const {
    words,
    problem = '',
    isMultiSelect = false,
    style = choices.length > 5 && !isMultiSelect ? 'compact' : 'expanded',
  } = more;
  const offered = new Set(choices.map((one) => one.value));
  const value = (more.value ?? '')
    .split(',')
    .filter((one) => offered.has(one))
    .join(',');
  return {
    kind: 'choice',
    id,
    label,
    value,
    problem,
    error: words.form.chooseOne(label),
    placeholder: words.form.choose,
    style,
    isMultiSelect,
    choices,
  };
}

export function toggleInput(id: string, label: string, title: string, more: Common): Input {
  const { words, value = 'false', problem = '' } = more;
  return {
    kind: 'toggle',
    id,
    label,
    title,
    value: value === 'true' ? 'true' : 'false',
    problem,
    error: words.form.yesOrNo(label),
  };
}
