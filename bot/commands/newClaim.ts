import { showFirstForm } from '../actions/newClaim.ts';
import type { TypedCommand } from '../answers/app.ts';

export const newClaim: TypedCommand = async (typed, app) => showFirstForm(typed, app);
