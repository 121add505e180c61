import type { Action } from '../app.ts';
import { textOf } from '../inputs.ts';
import { perform } from '../perform.ts';

export const declineAssociation: Action = (press, app) =>
  perform(press, app, { command: { type: 'decline', comment: textOf(press.data, 'comment') } });
