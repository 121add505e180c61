import type { ClaimAction } from '../answers/app.ts';
import { textOf } from '../answers/inputs.ts';
import { perform } from '../answers/perform.ts';

export const declineAssociation: ClaimAction = (press, app) =>
  perform(press, app, { command: { type: 'decline', comment: textOf(press.data, 'comment') } });
