import { firstForm } from '../actions/newClaim.ts';
import type { Command } from '../answers/app.ts';

export const newClaim: Command = async (typed, app) => firstForm(typed, app);
