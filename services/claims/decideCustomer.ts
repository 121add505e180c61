import type { Claim } from './claim.ts';
import type { CustomerCommand } from './commands.ts';
import { rejectionOf } from './deadlines.ts';
import { sinceOf } from './messages.ts';
import type { Verdict, Circumstances } from './circumstances.ts';

/** Decides a command of the customer's contact; standing and status are checked before. */
export function decideCustomer(
  claim: Claim,
  command: CustomerCommand,
  { now, rules }: Circumstances,
): Verdict {
  switch (command.type) {
    case 'noObjection':
      return claim.noObjectionAt && claim.noObjectionAt >= sinceOf(claim)
        ? []
        : [{ type: 'noObjection' }];
    case 'decline':
      return [
        rejectionOf(claim, { reason: 'customerDecline', comment: command.comment }, now, rules),
      ];
    default:
      return command satisfies never;
  }
}
