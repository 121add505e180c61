import type { Action } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const noObjection: Action = (press, app) =>
  perform(press, app, { command: { type: 'noObjection' }, good: (done) => done.noObjection });
