import type {
  CloudAdapter,
  Request as BotRequest,
  Response as BotResponse,
  TurnContext,
} from 'botbuilder';
import { withPatience } from '../../services/patience.ts';
import type { Log } from '../../services/ports.ts';
import { answer, sendProblem, type Route } from '../http/replies.ts';
import { readActivity } from './activity.ts';
import type { ClaimsBot } from './claimsBot.ts';
import type { AfterTurn } from './who.ts';
import { withoutRetries } from './posting.ts';

type Parts = {
  adapter: CloudAdapter;
  bot: ClaimsBot;
  local: boolean;
  allowedTenants: readonly string[] | undefined;
  /** Work started by a turn that outlives its HTTP response; shutdown waits for it. */
  following: Set<Promise<void>>;
  log: Log;
};

/**
 * Milliseconds a turn may take: Teams repeats an activity that is not answered within 10 to 15 s.
 */
const TURN_MS = 9000;

/**
 * `POST /api/messages`: reads an activity, hands it to botbuilder, answers, and then does the work
 * that follows the answer.
 */
export function messagesRoute({
  adapter,
  bot,
  local,
  allowedTenants,
  following,
  log,
}: Parts): Route {
  return async (req, res) => {
    const activity = await readActivity(req, { local, allowedTenants });
    const after: AfterTurn = [];
    const response = await processActivity(
      adapter,
      { body: activity, headers: req.headers, method: 'POST' },
      async (context) => {
        withoutRetries(context, adapter);
        await withPatience(TURN_MS, () => bot.serve(context, after));
      },
    );
    if (response.status === 401) sendProblem(res, 401, 'This caller is not known.');
    else if (response.status >= 400) sendProblem(res, 500, 'Something went wrong here.');
    else answer(res, response.status, response.body ?? {});
    const rest = (async () => {
      for (const work of after)
        await work().catch(
          (error: unknown) => void log.fault('what follows an answer failed', error),
        );
    })();
    following.add(rest);
    await rest;
    following.delete(rest);
  };
}

type CapturedResponse = { status: number; body?: unknown };

/** Captures botbuilder's response instead of sending it: its error bodies leak internals. */
async function processActivity(
  adapter: CloudAdapter,
  request: BotRequest,
  logic: (context: TurnContext) => Promise<void>,
): Promise<CapturedResponse> {
  const response: CapturedResponse = { status: 200 };
  const captured = {
    socket: undefined,
    header: () => captured,
    status: (status: number) => {
      response.status = status;
      return captured;
    },
    send: (body: unknown) => {
      response.body = body;
      return captured;
    },
    end: () => captured,
  } as unknown as BotResponse;
  try {
    await adapter.process(request, captured, logic);
  } catch (error) {
    // botbuilder throws for a missing or forged token too: these are 401
    return { status: response.status === 200 && !isAuthentication(error) ? 500 : 401 };
  }
  return response.status === 500 && isAuthentication(response.body) ? { status: 401 } : response;
}

const isAuthentication = (error: unknown): boolean =>
  /token|jwt|unauthori|authoriz|signing|issuer|audience|claims/i.test(
    error instanceof Error ? `${error.name} ${error.message}` : String(error),
  );
