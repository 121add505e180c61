import type { Action } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const takeAdvice: Action = (press, app) =>
  perform(press, app, { command: { type: 'takeAdvice' }, good: (done) => done.adviceTaken });
