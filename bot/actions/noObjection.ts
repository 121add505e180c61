import type { Action } from '../app.ts';
import { perform } from '../perform.ts';

export const noObjection: Action = (press, app) =>
  perform(press, app, { command: { type: 'noObjection' }, good: (done) => done.noObjection });
