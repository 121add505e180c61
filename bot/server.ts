import { createServer, type Request, type Response, type Server } from 'restify';
import { withPatience } from '../services/patience.ts';
import type { CloudAdapter, Request as BotRequest, Response as BotResponse, TurnContext } from 'botbuilder';
import type { Log } from '../services/ports.ts';
import { BadRequest, readActivity } from './activity.ts';
import { withoutRetries } from './teams.ts';
import type { AfterTurn, ClaimsBot } from './claimsBot.ts';

export type Route = (req: Request, res: Response) => Promise<void>;
type Parts = {
  adapter: CloudAdapter;
  bot: ClaimsBot;
  log: Log;
  local: boolean;
  allowedTenants: readonly string[] | undefined;
  /** What is not ready; empty when everything is. */
  notReady(): Promise<string[]>;
  /** What goes on after an answer, as long as it does. */
  following: Set<Promise<void>>;
  poe: { page: Route; put: Route; open: Route };
  clock?: { read: Route; move: Route };
};

/** The outside: one page of routes. Errors say nothing internal. */
export function createBotServer(parts: Parts): Server {
  const server = createServer({ name: 'cpor-claims', ignoreTrailingSlash: false, dtrace: false, maxParamLength: 4096 });
  // a bad gzip body would end the process, and an encoding would slip past the size limit
  server.pre((req, res, next) => {
    res.removeHeader('server');
    if (parts.local && !isFromHere(req)) {
      req.resume();
      problem(res, 403, 'On one machine only this machine is served.');
      return next(false);
    }
    if (req.headers['content-encoding'] !== undefined) {
      req.resume();
      problem(res, 415, 'No content encoding is taken.');
      return next(false);
    }
    return next();
  });
  const guarded = (route: Route): Route => guard(route, parts.log);
  server.post('/api/messages', guarded(messages(parts)));
  server.get(
    '/healthz',
    guarded(async (_req, res) => answer(res, 200, { status: 'serving' })),
  );
  server.get('/readyz', guarded(readyz(parts)));
  server.get('/poe/upload/:token', guarded(parts.poe.page));
  server.put('/poe/upload/:token/:name', guarded(parts.poe.put));
  server.get('/poe/:token', guarded(parts.poe.open));
  if (parts.clock) {
    server.get('/local/clock', guarded(parts.clock.read));
    server.post('/local/clock', guarded(parts.clock.move));
  }
  for (const event of [
    'NotFound',
    'MethodNotAllowed',
    'VersionNotAllowed',
    'UnsupportedMediaType',
    'InternalServer',
    'restifyError',
    'uncaughtException',
  ]) {
    server.on(event, (req: Request, res: Response, error: { statusCode?: number }, done?: () => void) => {
      const status = error?.statusCode ?? 500;
      req.resume();
      if (!res.headersSent) problem(res, status, titles[status] ?? 'This did not work.');
      return done?.();
    });
  }
  return server;
}

const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** A web page elsewhere must not reach the bot by a name of its own that leads here (DNS rebinding). */
function isFromHere({ headers }: Request): boolean {
  const { host, origin } = headers;
  if (!HERE.test(host ?? '')) return false;
  return origin === undefined || (URL.canParse(origin) && HERE.test(new URL(origin).host));
}

const titles: Readonly<Record<number, string>> = {
  404: 'There is nothing here.',
  405: 'This method is not known here.',
  500: 'Something went wrong here.',
};

export function answer(res: Response, status: number, body: unknown): void {
  res.status(status);
  res.header('content-type', 'application/json');
  res.sendRaw(status, JSON.stringify(body));
}

/** An error as people understand it. */
export function problem(res: Response, status: number, title: string): void {
  res.header('content-type', 'application/problem+json');
  res.header('cache-control', 'no-store');
  res.sendRaw(status, JSON.stringify({ title, status }));
}

/** What still comes of a refused request is read and dropped up to here, so that its sender gets to read why. */
const MOST_DROPPED_BYTES = 128 * 1024 * 1024;

/** Refuses, once the sender has finished; a sender who never finishes is cut off. */
export async function refuse(req: Request, res: Response, status: number, title: string): Promise<void> {
  await dropped(req);
  if (!res.headersSent) problem(res, status, title);
}

function dropped(req: Request): Promise<void> {
  if (req.readableEnded || req.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_DROPPED_BYTES) req.destroy();
    });
    for (const over of ['end', 'close', 'error']) req.once(over, () => resolve());
    req.resume();
  });
}

function guard(route: Route, log: Log): Route {
  return async (req, res) => {
    try {
      await route(req, res);
    } catch (error) {
      if (error instanceof BadRequest) return await refuse(req, res, error.status, error.message);
      const reference = log.fault('a request could not be answered', error, {
        path: req.path().replace(/[A-Za-z0-9_-]{30,}[^/]*/g, '…'),
      });
      if (!res.headersSent) await refuse(req, res, 500, `Something went wrong here. Reference: ${reference}.`);
      else res.destroy();
    }
  };
}

/** Teams sends what is not answered within 10 to 15 s once more. */
const TURN_MS = 9000;

function messages({ adapter, bot, local, allowedTenants, following, log }: Parts): Route {
  return async (req, res) => {
    const activity = await readActivity(req, { local, allowedTenants });
    const after: AfterTurn = [];
    const given = await processed(
      adapter,
      { body: activity, headers: req.headers, method: 'POST' },
      async (context) => {
        withoutRetries(context, adapter);
        await withPatience(TURN_MS, () => bot.serve(context, after));
      },
    );
    if (given.status === 401) problem(res, 401, 'This caller is not known.');
    else if (given.status >= 400) problem(res, 500, 'Something went wrong here.');
    else answer(res, given.status, given.body ?? {});
    const rest = (async () => {
      for (const work of after)
        await work().catch((error: unknown) => void log.fault('what follows an answer failed', error));
    })();
    following.add(rest);
    await rest;
    following.delete(rest);
  };
}

type Given = { status: number; body?: unknown };

/** Lets botbuilder answer into a slip of paper: its own error bodies say too much. */
async function processed(
  adapter: CloudAdapter,
  request: BotRequest,
  logic: (context: TurnContext) => Promise<void>,
): Promise<Given> {
  const given: Given = { status: 200 };
  const paper = {
    socket: undefined,
    header: () => paper,
    status: (status: number) => {
      given.status = status;
      return paper;
    },
    send: (body: unknown) => {
      given.body = body;
      return paper;
    },
    end: () => paper,
  } as unknown as BotResponse;
  try {
    await adapter.process(request, paper, logic);
  } catch (error) {
    // an unsigned or tampered token is thrown as an error too
    return { status: given.status === 200 && !isAuthentication(error) ? 500 : 401 };
  }
  return given.status === 500 && isAuthentication(given.body) ? { status: 401 } : given;
}

const isAuthentication = (error: unknown): boolean =>
  /token|jwt|unauthori|authoriz|signing|issuer|audience|claims/i.test(
    error instanceof Error ? `${error.name} ${error.message}` : String(error),
  );

function readyz({ notReady }: Parts): Route {
  return async (_req, res) => {
    const missing = await notReady();
    answer(
      res,
      missing.length === 0 ? 200 : 503,
      missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing },
    );
  };
}
