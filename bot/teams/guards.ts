import type { Answer } from '../answers/app.ts';

/** What somebody is answered whom a guard does not let through. */
export class No {
  readonly answer: Answer;
  constructor(answer: Answer) {
    this.answer = answer;
  }
}
export const no = (text: string): No => new No({ text });

/** A guard says no, or passes on what it was given together with what it found out. */
export type Guard<In, Out> = (call: In) => Promise<Out | No> | Out | No;

/** One guard after the other; the first no is the answer. */
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
