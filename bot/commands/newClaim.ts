import { firstForm } from '../actions/newClaim.ts';
import type { TypedCommand } from '../answers/app.ts';

export const newClaim: TypedCommand = async (typed, app) => firstForm(typed, app);
