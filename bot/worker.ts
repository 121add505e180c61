import cron from 'node-cron';
import type { Dispatcher } from '../services/outbox/dispatcher.ts';
import type { Log } from '../services/ports.ts';

type Parts = {
  dispatcher: Dispatcher;
  /** Carries out once all that is due; answers how many claims it changed. */
  sweep(): Promise<number>;
  /** Work started by turns that outlives their answers. */
  following: ReadonlySet<Promise<void>>;
  log: Log;
};

export type Worker = ReturnType<typeof worker>;

/**
 * Carries out what is due and sends the messages that follow from it: once, until nothing is left,
 * or by schedule.
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
   * Repeats until nothing is due and nothing is being sent. Two quiet rounds are needed, since a
   * sent message may make something due: once the customer is told, their window to decline begins.
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

  // not awaited: a slow Teams must not delay the next look
  function tick(): Promise<void> {
    sweeping = look().then(() => {
      sending ??= dispatcher
        .run()
        .catch(logFault)
        .finally(() => (sending = undefined));
    }, logFault);
    return sweeping;
  }

  /** Starts looking at the times of a cron expression, until stopped. */
  const start = (sweepCron: string) => cron.schedule(sweepCron, tick, { noOverlap: true });

  /** Waits for turns, the look and messages that are under way. */
  async function settle(): Promise<void> {
    await Promise.all(following);
    await sweeping;
    await sending;
    await dispatcher.settle();
  }

  /** `lookedAt`: time of the last look, in milliseconds since the epoch; 0: none yet. */
  return { lookAndSend, rest, start, settle, lookedAt: () => lookedAt };
}
