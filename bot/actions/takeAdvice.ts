import type { Action } from '../app.ts';
import { perform } from '../perform.ts';

export const takeAdvice: Action = (press, app) =>
  perform(press, app, { command: { type: 'takeAdvice' }, good: (done) => done.adviceTaken });
