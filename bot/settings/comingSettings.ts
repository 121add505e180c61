import { flagNotYet, notYet } from './readers.ts';
import type { Setting } from './setting.ts';

/** Settings that have no effect yet. Whoever sets one is told so, and the bot does not start. */
export const comingSettings = {
  PEOPLE_BLOB: {
    read: notYet,
    unset: 'the directory is a file',
    help: 'not supported yet: the directory in a blob, which all instances read',
  },
  ELIGIBILITY_QUEUE: {
    read: notYet,
    unset:
      'approved claims are handed over in `DATA_DIR/eligibility.jsonl`, without `DATA_DIR` in the container `eligibility`',
    help: 'not supported yet: a queue to which approved claims are handed over',
  },
  ELIGIBILITY_SECRET: {
    read: notYet,
    secret: true,
    unset: 'no outcomes come back',
    help: 'not supported yet: lets outcomes of the eligibility check come back',
  },
  SMTP_URL: {
    read: notYet,
    secret: true,
    unset: 'no e-mail',
    help: 'not supported yet: e-mail to people whom Teams cannot reach',
  },
  MAIL_FROM: {
    read: notYet,
    unset: 'no e-mail',
    help: 'not supported yet: the sender of such e-mail',
  },
  SCAN_REQUIRED: {
    read: flagNotYet,
    default: '0',
    unset: 'PoE is not held back for a scan',
    help: '`1` is not supported yet: PoE is opened only after a scan has called it clean',
  },
  APPLICATIONINSIGHTS_CONNECTION_STRING: {
    read: notYet,
    secret: true,
    unset: 'no telemetry',
    help: 'not supported yet: telemetry. Some platforms set it by themselves',
  },
  ChannelService: {
    read: notYet,
    unset: 'the public cloud',
    help: 'not supported yet: a national cloud (Bot Framework’s own name)',
  },
} as const satisfies Readonly<Record<string, Setting>>;
