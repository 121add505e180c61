import type { ClaimAction } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const discardClaim: ClaimAction = (press, app) =>
  perform(press, app, { command: { type: 'discard' } });
