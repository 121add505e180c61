import type { ClaimAction } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const takeAdvice: ClaimAction = (press, app) =>
  perform(press, app, { command: { type: 'takeAdvice' }, good: (done) => done.adviceTaken });
