import type { CosmosClientOptions } from '@azure/cosmos';
import { approveClaim } from '../../services/holds/approveClaim.ts';
import type { Actor } from '../../services/claims/actor.ts';
import type { Command } from '../../services/claims/commands.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import { entryOf } from '../../services/outbox/entries.ts';
import type { ClaimQuery } from '../../services/ports.ts';
import { eventId, entryId } from '../../services/stores/cosmosDocuments.ts';
import { openOnAccount, openOnDouble } from '../support/cosmosStores.ts';
import {
  claimIdOf,
  CONTACT_EMAIL,
  CUSTOMER_TENANT,
  fabrikam,
  good,
  m365Input,
  people,
  poeOf,
} from '../support/law.ts';
import { makeParts } from '../support/parts.ts';

/**
 * `npm run bench:cosmos`: what each call of the stores and each thing that people do costs in
 * Cosmos DB: requests and request units. On the double the units are estimates from the sizes of
 * documents; with COSMOS_ENDPOINT and COSMOS_KEY they are what the account charges. Metadata
 * (account, containers, ranges, query plans) is counted apart.
 */
type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;
const spent = { requests: 0, metadata: 0, units: 0 };

const counting: HttpClient = {
  async sendRequest(request) {
    const headers = request.headers.toJSON();
    const response = await fetch(request.url, {
      method: request.method,
      headers,
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
      ...(request.abortSignal ? { signal: request.abortSignal as AbortSignal } : {}),
    });
    const isData =
      /\/docs(\/|$)/.test(new URL(request.url).pathname) &&
      !headers['x-ms-cosmos-is-query-plan-request'];
    spent[isData ? 'requests' : 'metadata'] += 1;
    spent.units += isData ? Number(response.headers.get('x-ms-request-charge') ?? 0) : 0;
    const answered = new Map(response.headers);
    const toJSON = (): Record<string, string> => Object.fromEntries(answered);
    return {
      request,
      status: response.status,
      headers: { toJSON, get: (name: string) => answered.get(name.toLowerCase()) },
      bodyAsText: await response.text(),
    } as unknown as Awaited<ReturnType<HttpClient['sendRequest']>>;
  },
};

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
const opened =
  endpoint && key
    ? await openOnAccount(endpoint, key, { httpClient: counting })
    : await openOnDouble({ httpClient: counting });
const { claims: store, outbox, conversations, associations, liveCards, cosmos } = opened;
const parts = makeParts({
  store,
  outbox,
  conversations,
  associations,
  liveCards,
  close: () => undefined,
});

const print = (...cells: readonly (string | number)[]): void =>
  void process.stdout.write(
    `| ${cells.map((cell, i) => String(cell).padEnd(i === 0 ? 52 : 8)).join(' | ')} |\n`,
  );

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  Object.assign(spent, { requests: 0, metadata: 0, units: 0 });
  await work();
  print(what, spent.requests, spent.metadata, spent.units.toFixed(1));
}

const id = claimIdOf('CPOR-1111-1111');
const must = async (claimId: ClaimId, command: Command, actor: Actor): Promise<void> => {
  const rev = (await store.load(claimId))?.value.rev;
  const { refusal } = await parts.handleClaim.handle(claimId, command, { actor, rev });
  if (refusal) throw new Error(`${command.type}: ${JSON.stringify(refusal)}`);
};
const press = (command: Command, actor: Actor, rev?: number) => () =>
  parts.handleClaim.handle(id, command, { actor, rev, receipt: Math.random().toString(36) });
const revision = async (): Promise<number> => (await store.load(id))?.value.rev ?? 0;

// two hundred other claims of two organisations, so that queries have something to search
for (let n = 0; n < 200; n += 1) {
  const other = claimIdOf(`CPOR-0000-${String(n).padStart(4, '0')}`);
  const rival: Actor = {
    ...people.rival,
    partner: { ...people.rival.partner, organisationId: 'adatum' },
  };
  const actor = n % 2 ? people.partner : rival;
  await parts.handleClaim.create({ id: other, input: m365Input }, { actor });
  await must(other, { type: 'addPoe', poe: poeOf(1) }, actor);
  if (n % 4 < 2) await must(other, good.submit, actor);
}
for (const person of Object.values(people))
  await parts.meet(person.person, 'customer' in person ? person.customer.email : '');

const mine: ClaimQuery = {
  of: { organisation: fabrikam.id },
  statuses: ['editing', 'submitted'],
  limit: 8,
};
const queue: ClaimQuery = {
  of: { reviewerOutside: [], tenantId: 'reviewers' },
  statuses: ['submitted', 'underReview', 'partnerActionRequired'],
  limit: 8,
};
const search: ClaimQuery = {
  ...queue,
  statuses: ['submitted', 'underReview', 'approved', 'rejected'],
  text: 'tailspin',
};

print(
  endpoint ? `Cosmos DB at ${endpoint}` : 'the double (units estimated)',
  'requests',
  'metadata',
  'units',
);
print('---', '---', '---', '---');
await measure('a claim is made (newClaim, first step)', () =>
  parts.handleClaim.create({ id, input: m365Input }, { actor: people.partner, receipt: 'r' }),
);
await measure(
  'a file is noted (addPoe)',
  press({ type: 'addPoe', poe: poeOf(1) }, people.partner, await revision()),
);
await measure('submitClaim', press(good.submit, people.partner, await revision()));
await measure('startReview', press(good.startReview, people.reviewer, await revision()));
await measure('comment', press(good.comment, people.reviewer));
await measure('showClaim (nothing due)', () => parts.handleClaim.look(id, people.partner));
const step = (n: number): Command => ({
  type: 'comment',
  comment: `Comment ${n}: see page two of the statement of work.`,
});
for (let n = 0; n < 195; n += 1) await must(id, step(n), n % 2 ? people.reviewer : people.partner);
await measure('comment, on a claim of 200 steps', press(good.comment, people.reviewer));
const rev = await revision();
await measure('approveClaim', () =>
  approveClaim(
    id,
    { comment: '', confirmContact: false },
    { actor: people.reviewer, rev, receipt: 'a' },
    { ...parts, store },
  ),
);
await measure('showHistory of 200 steps', () =>
  Promise.all([parts.handleClaim.look(id, people.partner), store.events(id), store.audits(id)]),
);
await measure('listClaims, 8 of 100', () => store.list(mine));
await measure('reviewQueue, 8 of 100', () => store.list(queue));
await measure('reviewQueue with a word, 8 of 100', () => store.list(search));
await measure('associations of a contact', () => store.ofContact(CUSTOMER_TENANT, CONTACT_EMAIL));
await measure('a look at what is due, nothing being due', async () => {
  await store.due('2020-01-01', 100);
  await store.overdue(1);
  await outbox.due('2020-01-01', 50);
});
const digest = entryOf(
  { kind: 'digest', id: 'd', claimId: 'd', at: parts.clock.now() },
  parts.clock.now(),
);
await measure('a message is added (edit, intake, digest)', () => outbox.add(digest));
await measure('a notice is sent to one person: lease, look, note, done', async () => {
  const message = parts.committed.find(({ message: { kind } }) => kind === 'notice');
  if (message) await parts.dispatching.work(message.message.claimId, message.message.id);
});
await measure('somebody writes to the bot (conversation, unchanged)', () =>
  conversations.of(people.partner.person),
);
await measure('somebody is found by e-mail', () =>
  conversations.ofMember(CUSTOMER_TENANT, CONTACT_EMAIL),
);

const container = cosmos.container('claims');
const sizeOf = async (document: string): Promise<number> =>
  Buffer.byteLength(JSON.stringify((await container.item(document, id).read()).resource ?? ''));
const events = await store.events(id);
const messages = await outbox.ofClaim(id);
const all = async (ids: readonly string[]): Promise<number[]> => Promise.all(ids.map(sizeOf));
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
const eventSizes = await all(events.map(({ seq }) => eventId(seq)));
const messageSizes = await all(messages.map(({ message }) => entryId(message.id)));
process.stdout.write(
  `\nafter ${events.length} events, in bytes with what surrounds each document:\n`,
);
process.stdout.write(
  `claim ${await sizeOf(id)}; event ${Math.round(sum(eventSizes) / eventSizes.length)} (most ${Math.max(...eventSizes)}); `,
);
process.stdout.write(
  `message ${Math.round(sum(messageSizes) / messageSizes.length)} (most ${Math.max(...messageSizes)})\n`,
);
process.stdout.write(
  `partition: ${events.length + messages.length + 1} documents and receipts, ${sum(eventSizes) + sum(messageSizes)} bytes\n`,
);
await opened.close();
