import type { Answer } from '../answers/app.ts';

/** A guard's refusal, with the answer for the person. */
export class No {
  readonly answer: Answer;
  constructor(answer: Answer) {
    this.answer = answer;
  }
}
export const no = (text: string): No => new No({ text });

/**
 * A check before a press is carried out: refuses, or passes the call on together with what was
 * found out.
 */
export type Guard<In, Out> = (call: In) => Promise<Out | No> | Out | No;

/** Runs guards one after the other until one refuses. */
export function inOrder<A, B, C, D, E, F, G>(
  first: Guard<A, B>,
  ...others: [Guard<B, C>, Guard<C, D>, Guard<D, E>, Guard<E, F>, Guard<F, G>]
): Guard<A, G>;
export function inOrder(...guards: Guard<unknown, unknown>[]): Guard<unknown, unknown> {
  return async (call) => {
    let passed = call;
    for (const guard of guards) {
      passed = await guard(passed);
      if (passed instanceof No) break;
    }
    return passed;
  };
}
