import { readConfig } from './settings/config.ts';
import { createLog } from './settings/log.ts';
import { startBot } from './wiring.ts';
import { whyNot } from './settings/whyNot.ts';

/**
 * `npm run bot`: the bot alone, configured by the environment. A refusal to start is exit code 2
 * and one line.
 */
try {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const running = await startBot(config, log);
  log.info('the bot serves', { url: running.url, local: config.local, node: process.version });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exit(2);
}
