import { mkdirSync } from 'node:fs';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import cron from 'node-cron';
import { claimHandler } from '../services/handleClaim.ts';
import { dispatcher } from '../services/dispatch.ts';
import { links } from '../services/links.ts';
import { receivePoe } from '../services/poe/receivePoe.ts';
import type { Log, OutboxEntry } from '../services/ports.ts';
import { sweep } from '../services/sweep.ts';
import type { App } from './app.ts';
import { ClaimsBot } from './claimsBot.ts';
import { localClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { fileDirectory } from './directory.ts';
import { holidayLookup } from './holidays.ts';
import { clockRoutes } from './localRoutes.ts';
import { poeRoutes } from './poeRoutes.ts';
import { keptSecret } from './secret.ts';
import { pacer, unpaced } from './pace.ts';
import { createBotServer } from './server.ts';
import { folderOf } from './storeSettings.ts';
import { openStores } from './stores.ts';
import { takerIn } from './takeIn.ts';
import { teamsNotifier } from './teams.ts';

export type Running = { readonly app: App; readonly url: string; stop(): Promise<void> };

/** The last look at what is due may be this old before the bot calls itself not ready. */
const SWEEP_TOO_OLD_MS = 5 * 60_000;

/** The composition root: config -> clients -> stores -> use cases -> server -> schedule. Reads like the deployment diagram. */
export async function startBot(config: Config, log: Log): Promise<Running> {
  if (config.dataDir !== undefined) mkdirSync(config.dataDir, { recursive: true });
  const moving = config.local ? localClock(folderOf(config)) : undefined;
  const clock = moving ?? systemClock;
  const directory = fileDirectory(config.peopleFile, log);
  const rules = { policy: config.policy, holidays: holidayLookup() };

  const stores = await openStores(config);
  const { store, outbox, conversations, associations, liveCards, poeStore, eligibility } = stores;
  const secrets = config.linkSecrets.length > 0 ? config.linkSecrets : [keptSecret(folderOf(config))];

  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: config.app.id,
      MicrosoftAppType: config.app.type,
      MicrosoftAppTenantId: config.app.tenantId,
      MicrosoftAppPassword: config.app.password,
    }),
  );
  adapter.onTurnError = async (_context, error) => void log.fault('a turn failed', error);

  const notifier = teamsNotifier({
    adapter,
    appId: config.app.id,
    local: config.local,
    pace: config.rateLimits ? pacer() : unpaced,
    directory,
    rules,
    clock,
  });
  const committed = (messages: readonly OutboxEntry[]): void => void dispatching.send(messages);
  const handleClaim = claimHandler({ store, clock, rules, directory, committed });
  const receive: App['receive'] = (claimId, file, actor, pressed) =>
    receivePoe(claimId, file, { actor, ...(pressed ? { pressed } : {}) }, { handleClaim, poeStore, clock, rules });
  const takeIn = takerIn({ local: config.local, app: config.app, receive, directory, clock, log });
  const dispatching = dispatcher({
    outbox,
    store,
    conversations,
    associations,
    liveCards,
    channel: config.reviewChannel,
    directory,
    notifier,
    eligibility,
    handleClaim,
    takeIn,
    clock,
    rules,
    log,
  });

  const following = new Set<Promise<void>>();
  let lastSweep = 0;
  const sweepOnce = async (): Promise<number> => {
    const moved = await sweep({ store, outbox, handleClaim, clock, rules, log });
    lastSweep = Date.now();
    return moved;
  };
  const look = async (): Promise<void> => {
    await sweepOnce();
    await dispatching.run();
  };
  /** Until nothing is due and nothing is on its way; what was said may make something due (the customer was told). */
  const rest = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      await Promise.all(following);
      const moved = await sweepOnce();
      await dispatching.run();
      await dispatching.settle();
      quiet = moved === 0 ? quiet + 1 : 0;
    }
  };
  const move = async (advance: string, sweeps: boolean): Promise<{ now: string } | { problem: string }> => {
    const problem = await moving?.advance(advance);
    if (problem !== undefined) return { problem };
    if (sweeps) await rest();
    return { now: clock.now() };
  };

  const app: App = {
    store,
    outbox,
    conversations,
    associations,
    liveCards,
    poeStore,
    directory,
    handleClaim,
    dispatcher: dispatching,
    links: links({ secrets, clock, publicUrl: config.publicUrl }),
    rules,
    clock,
    log,
    receive,
    reviewChannel: config.reviewChannel,
    ...(moving ? { skip: (advance: string) => move(advance, true) } : {}),
  };

  const notReady = async (): Promise<string[]> => {
    const silent = async (what: string, asked: Promise<unknown>): Promise<string[]> =>
      asked.then(
        () => [],
        (error: unknown) => {
          log.warn(`${what} does not answer`, { why: error instanceof Error ? error.message : String(error) });
          return [`${what} does not answer`];
        },
      );
    const problems = await Promise.all([
      silent('the store of claims', store.due(clock.now(), 1)),
      silent('the store of PoE', stores.poeAnswers()),
    ]);
    return [
      ...problems.flat(),
      ...(Date.now() - lastSweep > SWEEP_TOO_OLD_MS ? ['the last look at what is due is too old'] : []),
    ];
  };
  const server = createBotServer({
    adapter,
    bot: new ClaimsBot(app),
    log,
    local: config.local,
    allowedTenants: config.allowedTenants,
    notReady,
    following,
    poe: poeRoutes(app),
    ...(moving ? { clock: clockRoutes(app, move) } : {}),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.local ? '127.0.0.1' : '0.0.0.0', resolve);
  });
  if (stores.soleWorker) await dispatching.recover();
  await look();
  // what Teams is slow to take must not hold up the next look
  const fault = (error: unknown): void => void log.fault('a look at what is due failed', error);
  let sweeping: Promise<void> = Promise.resolve();
  let sending: Promise<void> | undefined;
  const tick = (): Promise<void> => {
    sweeping = sweepOnce().then(() => {
      sending ??= dispatching
        .run()
        .catch(fault)
        .finally(() => (sending = undefined));
    }, fault);
    return sweeping;
  };
  const schedule = cron.schedule(config.sweepCron, tick, { noOverlap: true });

  const stop = async (): Promise<void> => {
    await schedule.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.server.closeIdleConnections();
      setTimeout(() => server.server.closeAllConnections(), 3000).unref();
    });
    await Promise.all(following);
    await sweeping;
    await sending;
    await dispatching.settle();
    stores.close();
  };
  return { app, url: config.publicUrl, stop };
}
