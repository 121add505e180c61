import cron from 'node-cron';
import type { Dispatcher } from '../services/outbox/dispatcher.ts';
import type { Log } from '../services/ports.ts';

type Parts = {
  dispatcher: Dispatcher;
  /** Looks once at what is due; answers how many claims moved. */
  sweep(): Promise<number>;
  /** Work started by turns that outlives their answers. */
  following: ReadonlySet<Promise<void>>;
  log: Log;
};

export type Worker = ReturnType<typeof worker>;

/**
 * Looks at what is due and sends what follows from it: once, until nothing is left, or by schedule.
 */
export function worker({ dispatcher, sweep, following, log }: Parts) {
  let lookedAt = 0;
  let sweeping: Promise<void> = Promise.resolve();
  let sending: Promise<void> | undefined;
  const logFault = (error: unknown): void => void log.fault('a look at what is due failed', error);

  async function look(): Promise<number> {
    const moved = await sweep();
    lookedAt = Date.now();
    return moved;
  }

  async function lookAndSend(): Promise<void> {
    await look();
    await dispatcher.run();
  }

  /**
   * Goes on until nothing is due and nothing is on its way. Sending may make something due (the
   * customer was told).
   */
  async function rest(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await Promise.all(following);
      const moved = await look();
      await dispatcher.run();
      await dispatcher.settle();
      quiet = moved === 0 ? quiet + 1 : 0;
    }
  }

  // what Teams is slow to take must not hold up the next look
  function tick(): Promise<void> {
    sweeping = look().then(() => {
      sending ??= dispatcher
        .run()
        .catch(logFault)
        .finally(() => (sending = undefined));
    }, logFault);
    return sweeping;
  }

  /** Looks whenever the cron expression says so, until it is stopped. */
  const start = (sweepCron: string) => cron.schedule(sweepCron, tick, { noOverlap: true });

  /** Waits for what is under way. */
  async function settle(): Promise<void> {
    await Promise.all(following);
    await sweeping;
    await sending;
    await dispatcher.settle();
  }

  /** `lookedAt`: when it last looked, in milliseconds since the epoch; 0: never. */
  return { lookAndSend, rest, start, settle, lookedAt: () => lookedAt };
}
