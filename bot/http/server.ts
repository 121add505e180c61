import { createServer, type Request, type Response, type Server } from 'restify';
import type { Log } from '../../services/ports.ts';
import { BadRequest } from './readJson.ts';
import { answer, sendProblem, refuse, type Route } from './replies.ts';

type Parts = {
  log: Log;
  local: boolean;
  /** Names what is not ready; empty when everything is. */
  notReady(): Promise<string[]>;
  messages: Route;
  poe: { page: Route; put: Route; open: Route };
  clock?: { read: Route; move: Route };
};

/** The HTTP server with all its routes. Errors show a reference number and nothing internal. */
export function createBotServer(parts: Parts): Server {
  const server = createServer({
    name: 'cpor-claims',
    ignoreTrailingSlash: false,
    dtrace: false,
    maxParamLength: 4096,
  });
  // a bad gzip body would end the process, and an encoding would slip past the size limit
  server.pre((req, res, next) => {
    res.removeHeader('server');
    if (parts.local && !isFromHere(req)) {
      req.resume();
      sendProblem(res, 403, 'On one machine only this machine is served.');
      return next(false);
    }
    if (req.headers['content-encoding'] !== undefined) {
      req.resume();
      sendProblem(res, 415, 'No content encoding is taken.');
      return next(false);
    }
    return next();
  });
  const guard = (route: Route): Route => answerFaults(route, parts.log);
  server.post('/api/messages', guard(parts.messages));
  server.get(
    '/healthz',
    guard(async (_req, res) => answer(res, 200, { status: 'serving' })),
  );
  server.get('/readyz', guard(readyz(parts)));
  server.get('/poe/upload/:token', guard(parts.poe.page));
  server.put('/poe/upload/:token/:name', guard(parts.poe.put));
  server.get('/poe/:token', guard(parts.poe.open));
  if (parts.clock) {
    server.get('/local/clock', guard(parts.clock.read));
    server.post('/local/clock', guard(parts.clock.move));
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
    server.on(
      event,
      (req: Request, res: Response, error: { statusCode?: number }, done?: () => void) => {
        const status = error?.statusCode ?? 500;
        req.resume();
        if (!res.headersSent) sendProblem(res, status, titles[status] ?? 'This did not work.');
        return done?.();
      },
    );
  }
  return server;
}

const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Whether host and origin name this machine. Otherwise a web page elsewhere could reach the bot by
 * pointing a name of its own at this machine (DNS rebinding).
 */
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

function answerFaults(route: Route, log: Log): Route {
  return async (req, res) => {
    try {
      await route(req, res);
    } catch (error) {
      if (error instanceof BadRequest) return await refuse(req, res, error.status, error.message);
      const reference = log.fault('a request could not be answered', error, {
        path: req.path().replace(/[A-Za-z0-9_-]{30,}[^/]*/g, '…'),
      });
      if (!res.headersSent)
        await refuse(req, res, 500, `Something went wrong here. Reference: ${reference}.`);
      else res.destroy();
    }
  };
}

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
