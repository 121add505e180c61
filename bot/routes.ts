import { languages } from '../cards/text/languages.ts';
import type { CommandName } from '../cards/text/words.ts';
import { addPoe } from './actions/addPoe.ts';
import { approveClaim } from './actions/approveClaim.ts';
import { attachPoe } from './actions/attachPoe.ts';
import { cloneClaim } from './actions/cloneClaim.ts';
import { compareClaims } from './actions/compareClaims.ts';
import { comment } from './actions/comment.ts';
import { declineAssociation } from './actions/declineAssociation.ts';
import { discardClaim } from './actions/discardClaim.ts';
import { disputeClaim } from './actions/disputeClaim.ts';
import { editClaim } from './actions/editClaim.ts';
import { listClaims } from './actions/listClaims.ts';
import { newClaim } from './actions/newClaim.ts';
import { noObjection } from './actions/noObjection.ts';
import { openPoe } from './actions/openPoe.ts';
import { reassignClaim } from './actions/reassignClaim.ts';
import { recordCustomerTold } from './actions/recordCustomerTold.ts';
import { rejectClaim } from './actions/rejectClaim.ts';
import { removePoe } from './actions/removePoe.ts';
import { requestInformation } from './actions/requestInformation.ts';
import { requestRejection } from './actions/requestRejection.ts';
import { resubmitClaim } from './actions/resubmitClaim.ts';
import { reviewQueue } from './actions/reviewQueue.ts';
import { beginClaim, saveClaim } from './actions/saveClaim.ts';
import { showClaim } from './actions/showClaim.ts';
import { showHistory } from './actions/showHistory.ts';
import { startReview } from './actions/startReview.ts';
import { submitClaim } from './actions/submitClaim.ts';
import { takeAdvice } from './actions/takeAdvice.ts';
import type { ClaimVerb, Verb } from '../services/claims/permissions.ts';
import type { Action, ClaimAction, TypedCommand } from './answers/app.ts';
import { claim } from './commands/claim.ts';
import { find } from './commands/find.ts';
import { help } from './commands/help.ts';
import { myClaims } from './commands/myClaims.ts';
import { newClaim as newClaimCommand } from './commands/newClaim.ts';
import { queue } from './commands/queue.ts';
import { skip } from './commands/skip.ts';

/**
 * Verbs of buttons about one claim (docs/interface.md section 6). `satisfies` holds the table to
 * the permissions: a verb missing in either does not compile.
 */
const ofClaim = {
  saveClaim,
  editClaim,
  discardClaim,
  addPoe,
  attachPoe,
  removePoe,
  submitClaim,
  resubmitClaim,
  takeAdvice,
  requestRejection,
  disputeClaim,
  cloneClaim,
  comment,
  compareClaims,
  openPoe,
  showClaim,
  refreshClaim: showClaim,
  showHistory,
  startReview,
  approveClaim,
  rejectClaim,
  requestInformation,
  reassignClaim,
  recordCustomerTold,
  declineAssociation,
  noObjection,
} as const satisfies Record<ClaimVerb, ClaimAction>;

const others = { newClaim, listClaims, reviewQueue } as const satisfies Record<
  Exclude<Verb, ClaimVerb>,
  Action
>;

/** Actions for a verb whose claim is not stored yet: the first step of the form creates it. */
const beginning: ReadonlyMap<Verb, Action> = new Map([['saveClaim', beginClaim]]);

export const routes = { ofClaim, others, beginning };

// own properties only, so that a verb named `constructor` finds nothing
export const isClaimVerb = (verb: string): verb is ClaimVerb => Object.hasOwn(ofClaim, verb);
export const isVerb = (verb: string): verb is Verb =>
  isClaimVerb(verb) || Object.hasOwn(others, verb);

type CommandRoute = {
  readonly command: TypedCommand;
  /** The command needs words after it, such as a claim's id. */
  readonly about?: true;
  /** The command exists in local mode only. */
  readonly local?: true;
};
const commandRoutes: Readonly<Record<CommandName, CommandRoute>> = {
  newClaim: { command: newClaimCommand },
  myClaims: { command: myClaims },
  claim: { command: claim, about: true },
  find: { command: find, about: true },
  queue: { command: queue },
  help: { command: help },
  skip: { command: skip, about: true, local: true },
};

/**
 * Typed commands. Each is understood in the words of every language, whichever the client is set
 * to.
 */
export const commands = (Object.keys(commandRoutes) as CommandName[]).map((name) => {
  const { about, ...rest } = commandRoutes[name];
  return { ...rest, words: commandPattern(name, about) };
});

function commandPattern(name: CommandName, about?: true): RegExp {
  const words = [...languages.values()].map(({ commands: said }) =>
    said[name].replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&'),
  );
  return new RegExp(`^(?:${words.join('|')})${about ? '\\s+(?<argument>\\S.*)' : ''}$`);
}
