import type { Action } from '../app.ts';
import { perform } from '../perform.ts';

export const discardClaim: Action = (press, app) => perform(press, app, { command: { type: 'discard' } });
