import type { Claim } from './claim.ts';
import type { PersonalCommand } from './commands.ts';
import { disputeWindow, isWithEligibility } from './deadlines.ts';
import { sinceOf } from './messages.ts';
import type { Answer, Circumstances } from './circumstances.ts';

/** What the customer's contact may while the window is open: decline, or say that there is no objection. */
export function decideCustomer(claim: Claim, command: PersonalCommand, { now, rules }: Circumstances): Answer {
  switch (command.type) {
    case 'noObjection':
      return claim.noObjectionAt && claim.noObjectionAt >= sinceOf(claim) ? [] : [{ type: 'noObjection' }];
    case 'decline':
      return [
        {
          type: 'rejected',
          reason: 'customerDecline',
          comment: command.comment,
          withdraws: isWithEligibility(claim),
          ...disputeWindow(claim, now, rules),
        },
      ];
    default:
      throw new Error(`"${command.type}" is no customer's command.`);
  }
}
