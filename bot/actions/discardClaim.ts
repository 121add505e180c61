import type { Action } from '../answers/app.ts';
import { perform } from '../answers/perform.ts';

export const discardClaim: Action = (press, app) => perform(press, app, { command: { type: 'discard' } });
