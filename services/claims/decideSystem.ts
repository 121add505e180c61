import type { Verdict } from './circumstances.ts';
import type { Claim } from './claim.ts';
import type { SystemCommand } from './commands.ts';
import { isWithEligibility } from './deadlines.ts';

/** Decides a command of the clock or of the bot itself; one that no longer fits changes nothing. */
export function decideSystem(claim: Claim, command: SystemCommand): Verdict {
  switch (command.type) {
    case 'tick':
      return [];
    case 'recordNotice':
      return claim.state.status === 'approved' &&
        claim.state.consent === 'open' &&
        !claim.told.some(({ how, to }) => how === command.told.how && to === command.told.to)
        ? [{ type: 'customerTold', told: command.told, comment: '' }]
        : [];
    case 'recordEligibility':
      return isWithEligibility(claim) &&
        claim.eligibility?.messageId === command.messageId &&
        !claim.eligibility.outcome
        ? [{ type: 'eligibilityAnswered', messageId: command.messageId, code: command.code }]
        : [];
    case 'loseHold':
      return claim.state.status === 'approved' ? [] : [{ type: 'holdLost' }];
    default:
      return command satisfies never;
  }
}
