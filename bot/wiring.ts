import { mkdirSync } from 'node:fs';
import type { Server } from 'restify';
import { claimHandler } from '../services/handleClaim.ts';
import { dispatcher } from '../services/outbox/dispatcher.ts';
import { links } from '../services/links.ts';
import { receivePoe } from '../services/poe/receivePoe.ts';
import type { Log } from '../services/ports.ts';
import type { OutboxEntry } from '../services/outbox/ports.ts';
import { sweep } from '../services/sweep.ts';
import type { App } from './answers/app.ts';
import { clockRoutes } from './http/localRoutes.ts';
import { openRoute } from './http/openRoute.ts';
import { readiness } from './http/readiness.ts';
import { createBotServer } from './http/server.ts';
import { uploadRoutes } from './http/uploadRoutes.ts';
import { localClock, systemClock, type LocalClock } from './settings/clock.ts';
import type { Config } from './settings/config.ts';
import { fileDirectory } from './settings/directory.ts';
import { holidayLookup } from './settings/holidays.ts';
import { readOrMakeSecret } from './settings/secret.ts';
import { openStores } from './settings/stores.ts';
import { folderOf } from './settings/storeSettings.ts';
import { teamsAdapter } from './teams/adapter.ts';
import { ClaimsBot } from './teams/claimsBot.ts';
import { messagesRoute } from './teams/messagesRoute.ts';
import { teamsNotifier } from './teams/notifier.ts';
import { pacer, unpaced } from './teams/pace.ts';
import { fileIntake } from './teams/takeIn.ts';
import { worker, type Worker } from './worker.ts';

export type Running = { readonly app: App; readonly url: string; stop(): Promise<void> };

/**
 * Starts the whole bot: config -> clients -> stores -> use cases -> server -> schedule, as in the
 * deployment diagram. Throws where something cannot be opened, such as the port.
 */
export async function startBot(config: Config, log: Log): Promise<Running> {
  const outside = await openOutside(config, log);
  const { stores } = outside;
  const wired = wireUseCases(outside, config, log);
  const { app, working } = wired;

  const server = createBotServer({ ...routesOf(wired, outside, config), log });
  await listen(server, config);
  if (stores.soleWorker) await app.dispatcher.recover();
  await working.lookAndSend();
  const schedule = working.start(config.sweepCron);

  const stop = async (): Promise<void> => {
    await schedule.stop();
    await closeServer(server);
    await working.settle();
    stores.close();
  };
  return { app, url: config.publicUrl, stop };
}

/** Opens the bot's surroundings: clock, directory, rules, stores, the connection to Teams. */
async function openOutside(config: Config, log: Log) {
  if (config.dataDir !== undefined) mkdirSync(config.dataDir, { recursive: true });
  const moving = config.local ? localClock(folderOf(config)) : undefined;
  const clock = moving ?? systemClock;
  const directory = fileDirectory(config.peopleFile, log);
  const rules = { policy: config.policy, holidays: holidayLookup() };
  const stores = await openStores(config);
  const { linkSecrets, publicUrl } = config;
  const secrets = linkSecrets.length > 0 ? linkSecrets : [readOrMakeSecret(folderOf(config))];
  const adapter = teamsAdapter(config.app, log);
  return {
    moving,
    clock,
    directory,
    rules,
    stores,
    adapter,
    links: links({ secrets, clock, publicUrl }),
  };
}
type Outside = Awaited<ReturnType<typeof openOutside>>;

function wireUseCases(
  outside: Outside,
  { local, app: botApp, rateLimits, reviewChannel }: Config,
  log: Log,
) {
  const { moving, clock, directory, rules, adapter } = outside;
  const { store, poeStore, eligibility } = outside.stores;
  const pace = rateLimits ? pacer() : unpaced;
  const notifier = teamsNotifier({
    adapter,
    appId: botApp.id,
    local,
    pace,
    directory,
    rules,
    clock,
  });
  const onCommit = (entries: readonly OutboxEntry[]): void => void dispatching.send(entries);
  const handleClaim = claimHandler({ store, clock, rules, directory, onCommit });
  const receiving = { handleClaim, poeStore, clock, rules };
  const receive: App['receive'] = (claimId, file, actor, pressed) =>
    receivePoe(claimId, file, { actor, ...(pressed ? { pressed } : {}) }, receiving);
  const takeIn = fileIntake({ local, app: botApp, receive, directory, clock, log });
  const cases = { ...outside.stores, directory, handleClaim, clock, rules, log };
  const dispatching = dispatcher({
    ...cases,
    channel: reviewChannel,
    notifier,
    eligibility,
    takeIn,
  });

  const following = new Set<Promise<void>>();
  const working = worker({ dispatcher: dispatching, sweep: () => sweep(cases), following, log });
  const move = moving && clockMover(moving, working);
  const app: App = {
    ...cases,
    dispatcher: dispatching,
    links: outside.links,
    receive,
    reviewChannel,
    ...(move ? { skip: (advance: string) => move(advance, true) } : {}),
  };
  return { app, working, following, move };
}
type Wired = ReturnType<typeof wireUseCases>;

function routesOf(
  { app, working, following, move }: Wired,
  { adapter, stores: { poeAnswers } }: Outside,
  { local, allowedTenants }: Config,
) {
  const { store, clock, log } = app;
  const stores = {
    'the store of claims': () => store.due(clock.now(), 1),
    'the store of PoE': poeAnswers,
  };
  const bot = new ClaimsBot(app);
  return {
    local,
    notReady: readiness({ stores, lookedAt: working.lookedAt, log }),
    messages: messagesRoute({ adapter, bot, local, allowedTenants, following, log }),
    poe: { ...uploadRoutes(app), open: openRoute(app) },
    ...(move ? { clock: clockRoutes(clock, move) } : {}),
  };
}

/**
 * Local mode: moves the clock by an ISO 8601 duration. With `sweeps`, also carries out all that is
 * due at the new time.
 */
function clockMover(clock: LocalClock, { rest }: Worker) {
  return async (
    advance: string,
    sweeps: boolean,
  ): Promise<{ now: string } | { problem: string }> => {
    const problem = await clock.advance(advance);
    if (problem !== undefined) return { problem };
    if (sweeps) await rest();
    return { now: clock.now() };
  };
}

function listen(server: Server, { port, local }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, local ? '127.0.0.1' : '0.0.0.0', resolve);
  });
}

/** Milliseconds that requests under way get to finish before their connections are cut. */
const CLOSE_MS = 3000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections();
    setTimeout(() => server.server.closeAllConnections(), CLOSE_MS).unref();
  });
}
