import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../settings/config.ts';
import { createLog } from '../settings/log.ts';
import { folderOf } from '../settings/storeSettings.ts';
import { whyNot } from '../settings/whyNot.ts';
import { startBot, type Running } from '../wiring.ts';
import { personas } from './personas.ts';
import { startPlayground, type Playground } from './playgrounds.ts';
import { samplePdf } from './samplePdf.ts';
import { addSamples, hasClaims } from './samples.ts';

/**
 * `npm start`: the bot and three playgrounds on one machine. `npm start -- --empty`: without sample
 * claims.
 */
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } });
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, LOCAL: '1' });
  const began = Date.now();
  say('Starting the bot and three playgrounds ...');
  const running = await startBot(config, createLog(config.logLevel));
  const playgrounds: Playground[] = [];
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> =>
    (ending ??= stopAll(running, playgrounds).finally(() => process.exit(code)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0));
  try {
    if (!values.empty && !(await hasClaims(running.app)))
      say(`${await addSamples(running.app)} sample claims were made.`);
    const started = personas.map((persona) =>
      startPlayground(persona, {
        botUrl: `http://127.0.0.1:${config.port}`,
        folder: path.join(folderOf(config), 'playgrounds'),
        onExit: (code) => {
          if (ending) return;
          say(
            `The playground of ${persona.name} ended (${code ?? 'by a signal'}). Start again with npm start; all data is kept.`,
          );
          void end(1);
        },
      }).then((playground) => playgrounds.push(playground)),
    );
    const failed = (await Promise.allSettled(started)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  } catch (error) {
    if (ending) return ending;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return end(2);
  }
  printTour(config, Date.now() - began, values.empty);
}

async function stopAll(running: Running, playgrounds: readonly Playground[]): Promise<void> {
  say('\nEnding; the data stays.');
  await Promise.allSettled([...playgrounds.map(({ stop }) => stop()), running.stop()]);
}

function printTour(config: Config, ms: number, empty: boolean): void {
  const dataDir = folderOf(config);
  const sample = empty ? '' : '"my claims" and open "Litware Intune rollout"; or type ';
  const document = path.join(dataDir, 'statement-of-work.pdf');
  writeFileSync(
    document,
    samplePdf([
      'Statement of work',
      'Litware - Microsoft Teams rollout',
      `Written ${new Date().toISOString().slice(0, 10)}`,
      'Signed: Carla Customer',
    ]),
  );
  const address = (key: string): string =>
    `http://127.0.0.1:${personas.find((one) => one.key === key)?.port ?? ''}`;
  say(`
Ready after ${(ms / 1000).toFixed(1)} s. Open these, each in a browser tab of its own:

  partner   ${address('partner')}   Petra Partner of Fabrikam Consulting
  reviewer  ${address('reviewer')}   Rashid Reviewer
  customer  ${address('customer')}   Carla Customer of Litware

What to try first, in ten minutes:

  1. partner    type ${sample}"new claim" and fill in three short steps
                (any tenant ID such as 60000000-0000-4000-8000-000000000001 does; to hear from it as the customer, take
                Litware, litware.example, ${personas.find(({ key }) => key === 'customer')?.tenantId ?? ''}, ${personas.find(({ key }) => key === 'customer')?.email ?? ''})
  2. partner    press "Add PoE", open the upload page and drop a document there; here is one:
                ${document}
                then press "Submit"
  3. reviewer   type "queue", open the claim, "Start review", then "Ask for information"
  4. partner    read what is missing, answer with "Resubmit"
  5. reviewer   "Approve"
  6. customer   read what the association means; "Decline", or do nothing
  7. anybody    type "skip 8 days" to see the deadline pass

Everything is kept in ${dataDir}. Ctrl-C ends all of it.
`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exit(2);
}
