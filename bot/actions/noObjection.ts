import type { ClaimAction } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const noObjection: ClaimAction = (press, app) =>
  perform(press, app, { command: { type: 'noObjection' }, good: (done) => done.noObjection });
